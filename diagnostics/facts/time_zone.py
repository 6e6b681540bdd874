"""In which time zone this computer shows the time."""

from __future__ import annotations

import time
from pathlib import Path

import msgspec

from diagnostics.model import Fact, Topic
from diagnostics.system import Machine, Platform

_LINK = Path("/etc/localtime")
_DATABASE = "zoneinfo/"


class TimeZone(msgspec.Struct, frozen=True, kw_only=True):
    """`name` is as the system calls it ("Europe/Brussels"); `offset_minutes` is east of UTC now.

    `overridden`: the variable TZ sets another one for the programs of this person.
    """

    name: str
    offset_minutes: int
    summer_time: bool
    overridden: bool


def _read(machine: Machine) -> TimeZone:
    local = time.localtime(machine.now())
    own = machine.environment.get("TZ", "").removeprefix(":")
    return TimeZone(
        name=own or _named(_LINK) or local.tm_zone,
        offset_minutes=local.tm_gmtoff // 60,
        summer_time=local.tm_isdst > 0,
        overridden=bool(own),
    )


def _named(link: Path) -> str:
    """The name in what /etc/localtime leads to; it may be a copy, and Windows has none."""
    before, found, name = str(link.resolve().as_posix()).partition(_DATABASE)
    return name if before and found else ""


FACT = Fact(id="time_zone", topic=Topic.TIME, limit=1.0, readers=dict.fromkeys(Platform, _read))
