"""Waiting updates by what apt or dnf already know: no network, no root, nothing refreshed."""

from __future__ import annotations

import re

from diagnostics.facts.stamps import of_files, of_files_or_never
from diagnostics.facts.updates_pending.model import UpdatesPending
from diagnostics.facts.updates_pending.remembered import remembered
from diagnostics.model import CannotTell
from diagnostics.system import Machine, ProgramMissing
from diagnostics.text import text

LIMIT = 3.0
_LISTS = "/var/lib/apt/lists"
_DECIDE = (
    *("/var/lib/dpkg/status", _LISTS, "/etc/apt", "/etc/apt/sources.list.d"),
    *("/etc/apt/preferences.d", "/usr/lib/sysimage/rpm", "/var/lib/rpm", "/var/cache/dnf"),
)
_DATE = re.compile(r"^Date: (.+)$", re.MULTILINE)
# A line of apt: openssl/stable-security 3.0.17-1 amd64 [upgradable from: 3.0.16-1]
_APT = re.compile(r"^[^/\s]+/(\S+) \S+ \S+ \[upgradable from: ", re.MULTILINE)
# A line of dnf: openssl.x86_64    1:3.2.4-2.fc41    updates
_DNF = re.compile(r"^\S+\.[a-z0-9_]+ +\S+ +(\S+)$", re.MULTILINE)
# `dnf check-update` exits with 100 where updates wait, 0 where none do.
_DNF_ANSWERS = {0, 100}


def read(machine: Machine) -> UpdatesPending:
    """Ask the package manager that this computer has, unless nothing changed since last time."""
    try:
        printed = remembered(
            machine,
            of_files(machine, *_DECIDE),
            lambda: machine.run("apt", "list", "--upgradable", limit=LIMIT),
        )
    except ProgramMissing:
        return _dnf(machine)
    if printed.code != 0:
        raise CannotTell(text("the list of packages cannot be read"))
    return apt_updates(printed.out, _looked(machine))


def stamp(machine: Machine) -> str:
    """What the answer depends on: which packages are installed, and which are known to exist."""
    return of_files_or_never(machine, *_DECIDE)


def apt_updates(printed: str, looked_seconds: float | None) -> UpdatesPending:
    """Count the lines that apt prints; the archive's name says which come from security."""
    archives = _APT.findall(printed)
    return UpdatesPending(
        pending=len(archives),
        security=sum("-security" in archive for archive in archives),
        looked_seconds=looked_seconds,
    )


def dnf_updates(printed: str) -> UpdatesPending:
    """Count the lines that dnf prints, up to the list of what would be replaced ("Obsoleting")."""
    return UpdatesPending(pending=len(_DNF.findall(printed.partition("Obsoleting")[0])))


def _dnf(machine: Machine) -> UpdatesPending:
    try:
        output = machine.run("dnf", "--quiet", "--cacheonly", "check-update", limit=LIMIT)
    except ProgramMissing:
        raise CannotTell(text("this system has neither apt nor dnf to ask")) from None
    if output.code not in _DNF_ANSWERS:
        raise CannotTell(text("this computer has not looked for updates yet"))
    return dnf_updates(output.out)


def _looked(machine: Machine) -> float:
    """Seconds since the newest list of packages was published: it cannot be known to be newer."""
    lists = [name for name in machine.names(_LISTS) if name.endswith("_InRelease")]
    dates = [published(machine.read(f"{_LISTS}/{name}")) for name in lists]
    known = [date for date in dates if date is not None]
    if not known:
        raise CannotTell(text("this computer has not looked for updates yet"))
    return max(0.0, machine.now() - max(known))


def published(release: str) -> float | None:
    """The moment in the Date field of an InRelease file, in seconds since the epoch."""
    from email.utils import parsedate_to_datetime

    found = _DATE.search(release)
    try:
        return parsedate_to_datetime(found[1]).timestamp() if found else None
    except ValueError:
        return None
