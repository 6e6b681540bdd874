"""Sound on Windows: its service, and the devices in the registry; no program tells the volume."""

from __future__ import annotations

import re

from diagnostics.facts.commands import answer
from diagnostics.facts.sound.model import Endpoint, Sound
from diagnostics.system import Machine

_DEVICES = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\MMDevices\Audio"
# MMDeviceAPI: DEVICE_STATE_ACTIVE; the high bits say other things.
_STATE = re.compile(r"DeviceState +REG_DWORD +0x([0-9a-f]+)")
_ACTIVE, _STATES = 1, 0xF
# "        STATE              : 4  RUNNING"; words are translated, the number is not.
_RUNNING = re.compile(r": 4 ")


def read(machine: Machine) -> Sound:
    """Ask for the service, then for what plays and what records."""
    running = bool(_RUNNING.search(answer(machine, "sc", "query", "Audiosrv", limit=1.0)))
    outputs, inputs = _active(machine, "Render"), _active(machine, "Capture")
    return Sound(
        running=running,
        devices=outputs,
        output=Endpoint() if outputs else None,
        input=Endpoint() if inputs else None,
    )


def _active(machine: Machine, kind: str) -> int:
    found = machine.run("reg", "query", rf"{_DEVICES}\{kind}", "/s", "/v", "DeviceState", limit=1.0)
    return sum(int(state, 16) & _STATES == _ACTIVE for state in _STATE.findall(found.out))
