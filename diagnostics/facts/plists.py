"""What readers of macOS share: property lists, and the record of its software updates."""

from __future__ import annotations

from typing import Any

from diagnostics.facts.commands import answer
from diagnostics.model import CannotTell
from diagnostics.system import Machine
from diagnostics.text import text

_SOFTWARE_UPDATE = "/Library/Preferences/com.apple.SoftwareUpdate.plist"


def plist(printed: str) -> Any:
    """What a property list in XML holds; raises CannotTell where it is none."""
    import plistlib
    from xml.parsers.expat import ExpatError

    try:
        return plistlib.loads(printed.encode())
    except (ExpatError, ValueError) as error:
        raise CannotTell(text("macOS gave an answer that makes no sense")) from error


def properties(printed: str) -> dict[str, Any]:
    """A property list that is a dictionary; raises CannotTell where it is not."""
    held = plist(printed)
    if not isinstance(held, dict):
        raise CannotTell(text("macOS gave an answer that makes no sense"))
    return held


def software_update(machine: Machine) -> dict[str, Any]:
    """The record that softwareupdate keeps, turned into XML by plutil."""
    argv = ("plutil", "-convert", "xml1", "-o", "-", _SOFTWARE_UPDATE)
    return properties(answer(machine, *argv, limit=2.0))
