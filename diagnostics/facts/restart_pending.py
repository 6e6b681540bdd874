"""Whether installed updates wait for a restart before they take effect."""

from __future__ import annotations

import re
from contextlib import suppress

import msgspec

from diagnostics.facts.plists import software_update
from diagnostics.model import CannotTell, Fact, Topic
from diagnostics.system import Machine, Platform
from diagnostics.text import text

# Written by Debian's and Ubuntu's packages, and by SUSE's zypper.
_FLAGS = {"reboot-required", "reboot-needed"}
_PACKAGES = "/run/reboot-required.pkgs"
_MOST = 10
_NUMBER = re.compile(r"\d+")
_SERVICING = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion"
# Updates of macOS itself, and no others, restart a Mac.
_SYSTEM = "MSU_UPDATE_"
_KEYS = (
    _SERVICING + r"\Component Based Servicing\RebootPending",
    _SERVICING + r"\WindowsUpdate\Auto Update\RebootRequired",
)


class RestartPending(msgspec.Struct, frozen=True, kw_only=True):
    """`pending` where the system asks for a restart, or runs an older kernel than it has.

    `because` are the programs that ask, ten at most; empty where that is not told.
    """

    pending: bool
    because: tuple[str, ...] = ()


def newest_kernel(running: str, installed: list[str]) -> str | None:
    """The newest installed kernel of the kind that runs; None where `running` is not installed.

    The same kind means names that differ in their numbers only ("6.1.0-39-amd64").
    """
    if running not in installed:
        return None
    return max((name for name in installed if _kind(name) == _kind(running)), key=_version)


def _kind(kernel: str) -> str:
    return _NUMBER.sub("#", kernel)


def _version(kernel: str) -> list[int]:
    return [int(number) for number in _NUMBER.findall(kernel)]


def _linux(machine: Machine) -> RestartPending:
    if _FLAGS & set(machine.names("/run")):
        return RestartPending(pending=True, because=_asking(machine))
    running = machine.read("/proc/sys/kernel/osrelease").strip()
    newest = newest_kernel(running, _kernels(machine))
    if newest is None:
        raise CannotTell(text("this system does not say whether it waits for a restart"))
    newer = newest != running
    return RestartPending(pending=newer, because=(f"linux {newest}",) if newer else ())


def _asking(machine: Machine) -> tuple[str, ...]:
    """Debian and Ubuntu write down which packages ask, some of them more than once."""
    with suppress(FileNotFoundError):
        return tuple(dict.fromkeys(machine.read(_PACKAGES).split()))[:_MOST]
    return ()


def _kernels(machine: Machine) -> list[str]:
    start = "vmlinuz-"
    names = machine.names("/boot")
    return [name.removeprefix(start) for name in names if name.startswith(start)]


def _windows(machine: Machine) -> RestartPending:
    found = [machine.run("reg", "query", key, limit=1.0).code == 0 for key in _KEYS]
    return RestartPending(pending=any(found))


def _macos(machine: Machine) -> RestartPending:
    """MacOS says so with an update that waits; one that is installed has restarted it already."""
    names = []
    for update in software_update(machine).get("RecommendedUpdates", []):
        match update:
            case {"Display Name": str(name), "Identifier": str(which)} if which.startswith(_SYSTEM):
                names.append(name)
    return RestartPending(pending=bool(names), because=tuple(names[:_MOST]))


FACT = Fact(
    id="restart_pending",
    topic=Topic.UPDATES,
    limit=2.0,
    readers={Platform.LINUX: _linux, Platform.MACOS: _macos, Platform.WINDOWS: _windows},
)
