"""Default programs of a Mac: what the person chose, in the records of LaunchServices."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

from diagnostics.facts.commands import answer
from diagnostics.facts.default_programs.model import Program
from diagnostics.facts.plists import properties
from diagnostics.model import CannotTell
from diagnostics.system import Machine

_RECORDS = "Library/Preferences/com.apple.LaunchServices/com.apple.launchservices.secure.plist"
# What opens links where nothing was chosen.
_OWN = {"https": "com.apple.safari", "mailto": "com.apple.mail"}
_PLACES = {
    "com.apple.safari": "/Applications/Safari.app",
    "com.apple.mail": "/System/Applications/Mail.app",
    "com.google.chrome": "/Applications/Google Chrome.app",
    "com.microsoft.edgemac": "/Applications/Microsoft Edge.app",
    "com.microsoft.outlook": "/Applications/Microsoft Outlook.app",
    "com.brave.browser": "/Applications/Brave Browser.app",
    "org.mozilla.firefox": "/Applications/Firefox.app",
    "org.mozilla.thunderbird": "/Applications/Thunderbird.app",
}


def opener(machine: Machine, scheme: str) -> Program:
    """The program that opens links of a scheme, with its version and when it was updated."""
    bundle = _chosen(machine, scheme) or _OWN[scheme]
    place = _PLACES.get(bundle)
    if place is None:
        return Program(name=bundle)
    return Program(
        name=Path(place).stem, version=_version(machine, place), built_seconds=_age(machine, place)
    )


def _chosen(machine: Machine, scheme: str) -> str | None:
    with suppress(CannotTell):
        handlers = _plist(machine, str(Path.home() / _RECORDS)).get("LSHandlers", [])
        for handler in handlers:
            match handler:
                case {"LSHandlerURLScheme": which, "LSHandlerRoleAll": str(b)} if which == scheme:
                    return b.lower() or None
    return None


def _version(machine: Machine, place: str) -> str | None:
    with suppress(CannotTell):
        version = _plist(machine, f"{place}/Contents/Info.plist").get("CFBundleShortVersionString")
        return version if isinstance(version, str) else None
    return None


def _age(machine: Machine, place: str) -> float | None:
    with suppress(OSError):
        return max(0.0, machine.now() - machine.modified(f"{place}/Contents/Info.plist"))
    return None


def _plist(machine: Machine, path: str) -> dict[str, Any]:
    return properties(answer(machine, "plutil", "-convert", "xml1", "-o", "-", path, limit=0.7))
