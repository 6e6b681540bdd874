"""Which programs keep this computer from going to sleep."""

from __future__ import annotations

import re

import msgspec

from diagnostics.facts.commands import answer
from diagnostics.model import CannotTell, Fact, Goes, Topic
from diagnostics.system import Machine, Platform
from diagnostics.text import text

_LIST_INHIBITORS = (
    *("busctl", "--system", "--json=short", "--timeout=2", "call", "org.freedesktop.login1"),
    *("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "ListInhibitors"),
)
# pid 512(zoom.us): [0x0000] 00:12:31 PreventUserIdleSystemSleep named: "..."
_ASSERTION = re.compile(
    r"^ +pid \d+\(([^)]+)\): .* (?:PreventUserIdleSystemSleep|PreventSystemSleep) named:",
    re.MULTILINE,
)
# What macOS does for itself; it keeps awake whatever plays or is printed.
_OWN = frozenset({"powerd", "coreaudiod", "sharingd", "runningboardd"})
# [PROCESS] \Device\HarddiskVolume3\Program Files\Zoom\bin\Zoom.exe
_REQUEST = re.compile(r"^\[[^\]]+\] \\Device\\.*\\([^\\\n]+\.exe)\s*$", re.MULTILINE)
_MOST = 10


class SleepBlocked(msgspec.Struct, frozen=True, kw_only=True):
    """The programs by name, ten at most; never what they say that they do."""

    programs: tuple[str, ...]


class _Inhibitors(msgspec.Struct):
    data: list[list[tuple[str, str, str, str, int, int]]]


def blockers(printed: str) -> list[str]:
    """Who blocks sleep in what logind lists: what, who, why, how, user and process of each."""
    try:
        listed = msgspec.json.decode(printed, type=_Inhibitors).data
    except msgspec.DecodeError as error:
        raise CannotTell(text("the system gave an answer that makes no sense")) from error
    rows = (row for rows in listed for row in rows)
    return [row[1] for row in rows if row[3] == "block" and _is_sleep(row[0])]


def _is_sleep(what: str) -> bool:
    return bool({"sleep", "idle"} & set(what.split(":")))


def _linux(machine: Machine) -> SleepBlocked:
    output = machine.run(*_LIST_INHIBITORS, limit=2.0)
    if output.code != 0:
        raise CannotTell(text("nothing on this computer keeps a list of them"))
    return _named(blockers(output.out))


def _macos(machine: Machine) -> SleepBlocked:
    names = _ASSERTION.findall(answer(machine, "pmset", "-g", "assertions", limit=1.0))
    return _named([name for name in names if name not in _OWN])


def _windows(machine: Machine) -> SleepBlocked:
    output = machine.run("powercfg", "/requests", limit=1.0)
    if output.code != 0:
        raise CannotTell(text("only an administrator may see it"))
    return _named(_REQUEST.findall(output.out.replace("\r", "")))


def _named(names: list[str]) -> SleepBlocked:
    return SleepBlocked(programs=tuple(sorted(set(names)))[:_MOST])


FACT = Fact(
    id="sleep_blocked",
    topic=Topic.POWER,
    limit=3.0,
    goes=Goes.BY_CHOICE,
    readers={Platform.LINUX: _linux, Platform.MACOS: _macos, Platform.WINDOWS: _windows},
)
