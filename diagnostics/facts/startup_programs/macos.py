"""What a Mac starts for this person: agents in their own Library (launchd.plist(5)).

`launchctl print-disabled` says which are off. Login items are known only to those whom the person
lets control System Events, and are left out. Not tried on a real one.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path
from typing import Any

from diagnostics.facts.commands import answer
from diagnostics.facts.plists import properties
from diagnostics.facts.startup_programs.model import Startup
from diagnostics.facts.startup_programs.needed import is_needed
from diagnostics.facts.sysfs import inside
from diagnostics.model import CannotTell
from diagnostics.system import Machine

_AGENTS = "Library/LaunchAgents"
_MOST = 50
# What a label is made of; nothing that a program could take for something else.
LABEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,199}")
# 	"com.example.agent" => disabled        (before macOS 13: => true)
_OFF = re.compile(r'"([^"]+)" => (?:disabled|true)')


def domain() -> str:
    """How launchctl(1) calls what is started for this person in a session with windows."""
    return f"gui/{os.getuid()}"


def programs(machine: Machine) -> tuple[Startup, ...]:
    """Those that start when the person signs in."""
    folder = Path(machine.environment.get("HOME") or Path.home(), _AGENTS)
    off = set(_OFF.findall(answer(machine, "launchctl", "print-disabled", domain(), limit=1.0)))
    found = (_agent(machine, folder / name) for name in inside(machine, str(folder))[:_MOST])
    return tuple(a for a in found if a and a.id not in off and not is_needed(a.id))


def _agent(machine: Machine, path: Path) -> Startup | None:
    of = _values(machine, path)
    label = of.get("Label")
    at_once = of.get("RunAtLoad") is True or bool(of.get("KeepAlive"))
    if not at_once or not isinstance(label, str) or not LABEL.fullmatch(label):
        return None
    return Startup(id=label, name=_name(of, label))


def _values(machine: Machine, path: Path) -> dict[str, Any]:
    with suppress(CannotTell):
        argv = ("plutil", "-convert", "xml1", "-o", "-", "--", str(path))
        return properties(answer(machine, *argv, limit=0.7))
    return {}


def _name(of: dict[str, Any], label: str) -> str:
    """The program that it starts, which people know better than its label."""
    started = of.get("Program") or next(iter(of.get("ProgramArguments") or [""]), "")
    inside_app = re.search(r"/([^/]+)\.app/", str(started))
    return inside_app[1] if inside_app else label
