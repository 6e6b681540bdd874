"""Whether installed updates wait for a restart before they take effect."""

from __future__ import annotations

import re

import msgspec

from diagnostics.model import CannotTell, Fact, Topic
from diagnostics.system import Machine, Platform
from diagnostics.text import text

# Written by Debian's and Ubuntu's packages, and by SUSE's zypper.
_FLAGS = {"reboot-required", "reboot-needed"}
_NUMBER = re.compile(r"\d+")
_SERVICING = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion"
_KEYS = (
    _SERVICING + r"\Component Based Servicing\RebootPending",
    _SERVICING + r"\WindowsUpdate\Auto Update\RebootRequired",
)


class RestartPending(msgspec.Struct, frozen=True, kw_only=True):
    """`pending` where the system asks for a restart, or runs an older kernel than it has."""

    pending: bool


def newer_kernel(running: str, installed: list[str]) -> bool | None:
    """Whether a newer kernel of the same kind is installed; None where `running` is not installed.

    The same kind means names that differ in their numbers only ("6.1.0-39-amd64").
    """
    if running not in installed:
        return None
    same = [name for name in installed if _kind(name) == _kind(running)]
    return max(same, key=_version) != running


def _kind(kernel: str) -> str:
    return _NUMBER.sub("#", kernel)


def _version(kernel: str) -> list[int]:
    return [int(number) for number in _NUMBER.findall(kernel)]


def _linux(machine: Machine) -> RestartPending:
    if _FLAGS & set(machine.names("/run")):
        return RestartPending(pending=True)
    newer = newer_kernel(machine.read("/proc/sys/kernel/osrelease").strip(), _kernels(machine))
    if newer is None:
        raise CannotTell(text("this system does not say whether it waits for a restart"))
    return RestartPending(pending=newer)


def _kernels(machine: Machine) -> list[str]:
    start = "vmlinuz-"
    names = machine.names("/boot")
    return [name.removeprefix(start) for name in names if name.startswith(start)]


def _windows(machine: Machine) -> RestartPending:
    found = [machine.run("reg", "query", key, limit=1.0).code == 0 for key in _KEYS]
    return RestartPending(pending=any(found))


FACT = Fact(
    id="restart_pending",
    topic=Topic.UPDATES,
    limit=2.0,
    readers={Platform.LINUX: _linux, Platform.WINDOWS: _windows},
)
