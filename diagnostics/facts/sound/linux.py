"""Sound on Linux: PulseAudio, or PipeWire in its place, as pactl(1) prints it in JSON."""

from __future__ import annotations

import re

import msgspec

from diagnostics.facts.commands import answer
from diagnostics.facts.sound.model import Endpoint, Sound
from diagnostics.facts.sysfs import inside, value
from diagnostics.model import CannotTell
from diagnostics.system import Machine
from diagnostics.text import text

_CARD = re.compile(r"^ *\d+ \[", re.MULTILINE)
# Stands in where there is nothing to play on.
_NOTHING = frozenset({"auto_null", "@DEFAULT_SINK@", ""})
_FULL = 0x10000


class _Info(msgspec.Struct):
    default_sink_name: str = ""
    default_source_name: str = ""


class _Channel(msgspec.Struct):
    value: int


class _Device(msgspec.Struct):
    name: str
    mute: bool = False
    volume: dict[str, _Channel] = {}
    properties: dict[str, str] = {}


class _Devices(msgspec.Struct):
    sinks: list[_Device] = []
    sources: list[_Device] = []


def read(machine: Machine) -> Sound:
    """Ask the service; one that does not run is not woken, as asking it would."""
    folder = machine.environment.get("XDG_RUNTIME_DIR")
    if not folder:
        raise CannotTell(text("nobody is signed in to a desktop here"))
    cards = len(_CARD.findall(value(machine, "/proc/asound/cards")))
    if "native" not in inside(machine, f"{folder}/pulse"):
        return Sound(running=False, devices=cards)
    info = answer(machine, "pactl", "--format=json", "info", limit=1.0)
    devices = answer(machine, "pactl", "--format=json", "list", limit=1.0)
    return sound(info, devices)


def sound(info: str, listed: str) -> Sound:
    """What both answers say; raises CannotTell where they are no JSON (before PulseAudio 16)."""
    try:
        chosen = msgspec.json.decode(info, type=_Info)
        devices = msgspec.json.decode(listed, type=_Devices)
    except msgspec.DecodeError as error:
        raise CannotTell(text("the sound service is too old to be asked")) from error
    outputs = [sink for sink in devices.sinks if sink.name not in _NOTHING]
    inputs = [s for s in devices.sources if s.properties.get("device.class") != "monitor"]
    return Sound(
        running=True,
        devices=len(outputs),
        output=_endpoint(outputs, chosen.default_sink_name),
        input=_endpoint(inputs, chosen.default_source_name),
    )


def _endpoint(devices: list[_Device], name: str) -> Endpoint | None:
    found = next((device for device in devices if device.name == name), None)
    if found is None:
        return None
    loudest = max((channel.value for channel in found.volume.values()), default=None)
    return Endpoint(
        connected_by=found.properties.get("device.bus", ""),
        muted=found.mute,
        level_ratio=None if loudest is None else round(loudest / _FULL, 2),
    )
