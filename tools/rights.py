"""`make rights`: what IT installs so that fixes may ask for an administrator, in dist/rights.

The helper is one file for the Python of the system, and polkit's policy says in every language what
it is that the person is asked for.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import zipapp
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as Xml

from assistant.language import Language
from diagnostics.fixes.rights import QUESTIONS
from diagnostics.text import Text
from privileged.protocol import HELPER, POLICY

_ROOT = Path(__file__).resolve().parents[1]
_TO = _ROOT / "dist" / "rights"
LANGUAGES = ("en", "de", "fr", "nl")

# Isolated from the environment and the person's folder (-I), and from added packages (-S).
_INTERPRETER = "/usr/bin/python3 -IS"
_DOCTYPE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<!DOCTYPE policyconfig PUBLIC "-//freedesktop//DTD PolicyKit Policy Configuration 1.0//EN"\n'
    ' "http://www.freedesktop.org/standards/PolicyKit/1/policyconfig.dtd">\n'
)
# In front of the screen an administrator's password counts for some minutes.
_DEFAULTS = {
    "allow_any": "auth_admin",
    "allow_inactive": "auth_admin",
    "allow_active": "auth_admin_keep",
}


def main() -> int:
    """Write both files below dist/rights, as they lie on the disk of a computer."""
    write(_TO)
    return 0


def write(to: Path) -> None:
    """Write both files below a folder."""
    helper, policy = to / HELPER.lstrip("/"), to / POLICY.lstrip("/")
    for file in (helper, policy):
        file.parent.mkdir(parents=True, exist_ok=True)
    write_helper(helper)
    policy.write_text(written_policy(), "utf-8")


def write_helper(file: Path) -> None:
    """The package as one file that can be run."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "privileged")
        shutil.copytree(_ROOT / "privileged", source, ignore=shutil.ignore_patterns("__pycache__"))
        main = "privileged.helper:main"
        zipapp.create_archive(folder, file, interpreter=_INTERPRETER, main=main)
    file.chmod(0o755)


def written_policy() -> str:
    """The policy: one action of polkit's for each of the helper's."""
    top = Xml.Element("policyconfig")
    Xml.SubElement(top, "vendor").text = "Balie"
    for action, question in QUESTIONS.items():
        top.append(_action(action, question))
    Xml.indent(top)
    return _DOCTYPE + Xml.tostring(top, encoding="unicode") + "\n"


def polkit_id(action: str) -> str:
    """What polkit calls an action of the helper's."""
    return f"balie.{action.replace('_', '-')}"


def _action(name: str, question: Text) -> Xml.Element:
    action = Xml.Element("action", id=polkit_id(name))
    for tag in ("description", "message"):
        action.extend(_in_each_language(tag, question))
    defaults = Xml.SubElement(action, "defaults")
    for who, rule in _DEFAULTS.items():
        Xml.SubElement(defaults, who).text = rule
    # pkexec takes this action only for this program with this as its first argument.
    for key, value in (("path", HELPER), ("argv1", name)):
        annotation = Xml.SubElement(action, "annotate", key=f"org.freedesktop.policykit.exec.{key}")
        annotation.text = value
    return action


def _in_each_language(tag: str, question: Text) -> Iterator[Xml.Element]:
    for code in LANGUAGES:
        element = Xml.Element(tag) if code == "en" else Xml.Element(tag, {"xml:lang": code})
        element.text = Language(code).say(question)
        yield element


if __name__ == "__main__":
    sys.exit(main())
