"""Disks of Linux: by UDisks, which every desktop has and may be asked by anyone, or by smartctl."""

from __future__ import annotations

from diagnostics.facts.disk_health import smartctl, udisks
from diagnostics.facts.disk_health.model import DiskHealth, telling
from diagnostics.system import Machine, ProgramMissing

_ASK_UDISKS = (
    *("busctl", "--system", "--json=short", "--timeout=2", "call", "org.freedesktop.UDisks2"),
    *("/org/freedesktop/UDisks2", "org.freedesktop.DBus.ObjectManager", "GetManagedObjects"),
)


def read(machine: Machine) -> DiskHealth:
    """Ask UDisks; where it does not run or knows no health, and smartctl is there, ask that."""
    try:
        answer = machine.run(*_ASK_UDISKS, limit=2.0)
        drives = udisks.drives(answer.out) if answer.code == 0 else []
    except ProgramMissing:
        drives = []
    if any(drive.failing is not None for drive in drives):
        return telling(drives)
    return telling(smartctl.read(machine))
