"""What smartctl(8) of smartmontools says of each disk; it has to be asked by an administrator."""

from __future__ import annotations

import re

import msgspec

from diagnostics.facts.disk_health.model import MOST, Drive
from diagnostics.model import CannotTell
from diagnostics.system import Machine, ProgramMissing
from diagnostics.text import text

_DISK = re.compile(r"^(sd[a-z]+|hd[a-z]|nvme\d+n\d+)$")
_HOUR = 60 * 60
# Of the table of attributes: reallocated, pending and uncorrectable sectors.
_BAD_SECTORS = frozenset({5, 197, 198})
_ADMINISTRATOR = text("only an administrator may ask the disks of this computer")


class _Message(msgspec.Struct, frozen=True):
    string: str = ""


class _Smartctl(msgspec.Struct, frozen=True):
    messages: list[_Message] = []


class _Status(msgspec.Struct, frozen=True):
    passed: bool


class _Capacity(msgspec.Struct, frozen=True):
    bytes: int = 0


class _Hours(msgspec.Struct, frozen=True):
    hours: int | None = None


class _Temperature(msgspec.Struct, frozen=True):
    current: float | None = None


class _Log(msgspec.Struct, frozen=True):
    percentage_used: float | None = None
    media_errors: int | None = None


class _Raw(msgspec.Struct, frozen=True):
    value: int


class _Attribute(msgspec.Struct, frozen=True):
    id: int
    raw: _Raw


class _Table(msgspec.Struct, frozen=True):
    table: list[_Attribute] = []


class _Answer(msgspec.Struct, frozen=True):
    smartctl: _Smartctl
    model_name: str = ""
    rotation_rate: int | None = None
    user_capacity: _Capacity = _Capacity()
    smart_status: _Status | None = None
    power_on_time: _Hours = _Hours()
    temperature: _Temperature = _Temperature()
    nvme_smart_health_information_log: _Log = _Log()
    ata_smart_attributes: _Table = _Table()


def read(machine: Machine) -> list[Drive]:
    """Ask each disk, without waking one that sleeps."""
    names = [name for name in machine.names("/sys/block") if _DISK.match(name)][:MOST]
    try:
        return [_ask(machine, name) for name in names]
    except ProgramMissing:
        raise CannotTell(text("no program that knows the health of disks is installed")) from None


def _ask(machine: Machine, name: str) -> Drive:
    output = machine.run("smartctl", "--json", "-n", "standby", "-a", f"/dev/{name}", limit=1.0)
    drive = drive_of(output.out)
    removable = machine.read(f"/sys/block/{name}/removable").strip() == "1"
    return msgspec.structs.replace(drive, removable=removable)


def drive_of(printed: str) -> Drive:
    """What one answer in JSON says; raises CannotTell where smartctl was not allowed to ask."""
    try:
        answer = msgspec.json.decode(printed, type=_Answer)
    except msgspec.DecodeError as error:
        raise CannotTell(text("the disks gave an answer that makes no sense")) from error
    if any("Permission denied" in message.string for message in answer.smartctl.messages):
        raise CannotTell(_ADMINISTRATOR)
    return _drive(answer)


def _drive(answer: _Answer) -> Drive:
    log, hours = answer.nvme_smart_health_information_log, answer.power_on_time.hours
    table = answer.ata_smart_attributes.table
    bad = sum(a.raw.value for a in table if a.id in _BAD_SECTORS) if table else log.media_errors
    used = log.percentage_used
    return Drive(
        model=answer.model_name,
        size_bytes=answer.user_capacity.bytes,
        rotating=None if answer.rotation_rate is None else answer.rotation_rate > 0,
        failing=None if answer.smart_status is None else not answer.smart_status.passed,
        worn_ratio=None if used is None else used / 100,
        bad_sectors=bad,
        celsius=answer.temperature.current,
        powered_seconds=None if hours is None else hours * _HOUR,
    )
