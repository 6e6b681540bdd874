"""Which locks were left behind: their program does not run, whoever they name."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from diagnostics.facts.file_systems.linux import is_on_network
from diagnostics.facts.stale_locks.table import PROGRAMS, Program
from diagnostics.system import Machine, Platform
from diagnostics.system.entries import Entry, folder_below, look
from diagnostics.system.processes import command_of, own_processes

# HOST-PID, ADDRESS:+PID and ADDRESS:PID
_CHROMIUM = re.compile(r"(?P<host>.+)-(?P<pid>\d{1,9})")
_MOZILLA = re.compile(r"[0-9a-fA-F.:]+:\+?(?P<pid>\d{1,9})")
_LIBREOFFICE = re.compile(rb"^Host=(.+?)\s*$", re.MULTILINE)
_MOST = 50


class Owner(msgspec.Struct, frozen=True):
    """Who locked something: the computer, where it says so, and the number of the process."""

    host: str | None = None
    pid: int | None = None


class Lock(msgspec.Struct, frozen=True, kw_only=True):
    """A lock that was left behind: its folder as seen from the home folder, and what is there.

    `blocking`: the program will not start, as it takes the lock for that of one that runs.
    """

    program: Program
    folder: str
    entries: tuple[tuple[str, Entry], ...]
    blocking: bool


def home(machine: Machine) -> Path:
    """The home folder of the person."""
    return Path(machine.environment.get("HOME") or Path.home())


def left_behind(machine: Machine) -> tuple[Lock, ...]:
    """All of them; none of a program that runs, or that may run on another computer."""
    if machine.platform is Platform.WINDOWS:
        return ()
    running = own_processes()
    closed = (program for program in PROGRAMS if running.isdisjoint(program.processes))
    found = (lock for program in closed for lock in _of(program, machine))
    return tuple(found)


def _of(program: Program, machine: Machine) -> Iterator[Lock]:
    top = home(machine)
    for pattern in program.folders.get(machine.platform, ()):
        for path in sorted(top.glob(pattern))[:_MOST]:
            lock = _lock(program, machine, str(path.relative_to(top)))
            if lock is not None:
                yield lock


def _lock(program: Program, machine: Machine, folder: str) -> Lock | None:
    top = home(machine)
    entries = _entries(top, folder, program.files)
    if not entries or entries[0][0] != program.files[0]:
        return None
    owner = owner_of(entries[0][1])
    elsewhere = owner.host not in {None, os.uname().nodename}
    if elsewhere and is_on_network(machine, top / folder):
        return None
    command = None if elsewhere or owner.pid is None else command_of(owner.pid)
    if command is not None and _may_be(program, command):
        return None
    blocking = elsewhere or command is not None
    return Lock(program=program, folder=folder, entries=entries, blocking=blocking)


def _may_be(program: Program, command: str) -> bool:
    """Whether the process may be the program under another name."""
    return not command or any(name.lower() in command.lower() for name in program.processes)


def _entries(top: Path, folder: str, names: tuple[str, ...]) -> tuple[tuple[str, Entry], ...]:
    """Those that are there; none where a link leads to the folder, or it cannot be read."""
    try:
        with folder_below(top, folder) as opened:
            found = [(name, look(opened, name)) for name in names]
    except OSError:
        return ()
    return tuple((name, entry) for name, entry in found if entry is not None)


def owner_of(entry: Entry) -> Owner:
    """Who locked it, as far as it says."""
    if entry.link is None:
        host = _LIBREOFFICE.search(entry.content)
        return Owner(host[1].decode("utf-8", "replace") if host else None)
    if mozilla := _MOZILLA.fullmatch(entry.link):
        return Owner(None, int(mozilla["pid"]))
    chromium = _CHROMIUM.fullmatch(entry.link)
    return Owner(chromium["host"], int(chromium["pid"])) if chromium else Owner()
