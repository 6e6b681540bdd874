"""Sound on macOS by its standard additions to AppleScript."""

from __future__ import annotations

import re

from diagnostics.facts.commands import answer
from diagnostics.facts.sound.model import Endpoint, Sound
from diagnostics.system import Machine

# output volume:50, input volume:75, alert volume:100, output muted:false
_VALUE = re.compile(r"(output volume|input volume|output muted):(\w+)")


def read(machine: Machine) -> Sound:
    """What is missing has no volume ("missing value")."""
    printed = answer(machine, "osascript", "-e", "get volume settings", limit=2.0)
    told = dict(_VALUE.findall(printed))
    output = _level(told.get("output volume", ""))
    heard = _level(told.get("input volume", ""))
    muted = told.get("output muted") == "true"
    return Sound(
        running=True,
        devices=int(output is not None),
        output=None if output is None else Endpoint(muted=muted, level_ratio=output),
        input=None if heard is None else Endpoint(level_ratio=heard),
    )


def _level(percent: str) -> float | None:
    return int(percent) / 100 if percent.isdecimal() else None
