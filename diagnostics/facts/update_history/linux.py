"""What apt, dpkg and dnf wrote down: their logs, and the states of packages."""

from __future__ import annotations

import re
import time
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from diagnostics.facts.stamps import of_files_or_never
from diagnostics.facts.update_history.model import MOST_NAMES, UpdateHistory
from diagnostics.model import CannotTell
from diagnostics.system import Machine
from diagnostics.text import text

DPKG = Path("/var/lib/dpkg")
_APT_LOG = Path("/var/log/apt")
_DNF_LOG = "/var/log/dnf.rpm.log"

# A paragraph of apt's log: Start-Date: 2026-11-20  08:14:02 … Upgrade: … End-Date: …
_UPGRADE = re.compile(rb"^Start-Date: (\S+ +\S+)\n(?:(?!\n).+\n)*?Upgrade: ", re.MULTILINE)
# A line of dnf: 2026-11-20T08:14:02+0000 SUBDEBUG Upgrade: openssl-1:3.2.4-2.fc41.x86_64
_DNF_UPGRADE = re.compile(r"^(\S+) SUBDEBUG Upgrade: ", re.MULTILINE)
# dpkg(1): anything wanted but not "installed", and whatever must be installed again, is broken.
_BROKEN = re.compile(
    rb"^Package: (\S+)\nStatus: (?:\S+ reinstreq \S+|\S+ ok "
    rb"(?:half-installed|unpacked|half-configured|triggers-awaited|triggers-pending))$",
    re.MULTILINE,
)
# The status of every package there is comes to some 3 MB on a large desktop.
_LARGEST = 32 * 1024 * 1024


def read(machine: Machine) -> UpdateHistory:
    """Read the records of the package manager that this computer has."""
    if DPKG.is_dir():
        return of_dpkg(machine.now(), DPKG, _APT_LOG)
    try:
        printed = machine.read(_DNF_LOG)
    except FileNotFoundError:
        raise CannotTell(text("this system has neither apt nor dnf to ask")) from None
    return UpdateHistory(installed_seconds=dnf_upgraded(printed, machine.now()))


def stamp(machine: Machine) -> str:
    """What all of it depends on."""
    folders = (f"{DPKG}/status", f"{DPKG}/updates", f"{_APT_LOG}/history.log", _DNF_LOG)
    return of_files_or_never(machine, *folders)


def of_dpkg(now: float, dpkg: Path, logs: Path) -> UpdateHistory:
    """What the folders of dpkg and of apt's logs tell."""
    names = broken(_bytes(dpkg / "status"))
    return UpdateHistory(
        installed_seconds=_apt_upgraded(now, logs),
        broken=len(names),
        names=tuple(names[:MOST_NAMES]),
        # dpkg keeps its unfinished business here, and clears it when it is done.
        interrupted=any((dpkg / "updates").iterdir()),
    )


def broken(status: bytes) -> list[str]:
    """The names of packages in dpkg's status that are neither installed nor gone."""
    return [name.decode("ascii", "replace") for name in _BROKEN.findall(status)]


def _apt_upgraded(now: float, logs: Path) -> float | None:
    """Seconds since the last upgrade in the log of this month, else in that of the one before."""
    import gzip

    newest = apt_upgraded(_bytes(logs / "history.log"))
    if newest is None:
        with suppress(OSError, EOFError), gzip.open(logs / "history.log.1.gz") as older:
            newest = apt_upgraded(older.read(_LARGEST))
    return None if newest is None else max(0.0, now - newest)


def apt_upgraded(log: bytes) -> float | None:
    """When the last upgrade in a log of apt began, since the epoch; it is in local time."""
    found = _UPGRADE.findall(log)
    with suppress(ValueError):
        return (
            time.mktime(time.strptime(found[-1].decode(), "%Y-%m-%d %H:%M:%S")) if found else None
        )
    return None


def dnf_upgraded(log: str, now: float) -> float | None:
    """Seconds since the last upgrade in the log of dnf; None where none is in it."""
    found = _DNF_UPGRADE.findall(log)
    with suppress(ValueError):
        return max(0.0, now - datetime.fromisoformat(found[-1]).timestamp()) if found else None
    return None


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST)
    except FileNotFoundError:
        return b""
