"""Whether the system keeps programs from doing what they have no business doing."""

from __future__ import annotations

import msgspec

from diagnostics.facts import sysfs
from diagnostics.facts.commands import registry_values
from diagnostics.model import CannotTell, Fact, Topic
from diagnostics.system import Machine, Platform
from diagnostics.text import text

_KEY = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System"


class ProgramProtection(msgspec.Struct, frozen=True, kw_only=True):
    """`by` is the part of the system that does it, or would."""

    on: bool
    by: str


def _linux(machine: Machine) -> ProgramProtection:
    """SELinux enforces where it says 1; AppArmor where its module is enabled."""
    if sysfs.value(machine, "/sys/fs/selinux/enforce") == "1":
        return ProgramProtection(on=True, by="SELinux")
    apparmor = sysfs.value(machine, "/sys/module/apparmor/parameters/enabled")
    return ProgramProtection(on=apparmor == "Y", by="AppArmor")


def _windows(machine: Machine) -> ProgramProtection:
    values = registry_values(machine.run("reg", "query", _KEY, limit=1.0).out)
    if "EnableLUA" not in values:
        raise CannotTell(text("Windows does not say whether it asks before programs change it"))
    return ProgramProtection(on=values["EnableLUA"] == "0x1", by="User Account Control")


def _macos(machine: Machine) -> ProgramProtection:
    """spctl(8) says "assessments enabled" or "assessments disabled", the latter with code 1."""
    printed = machine.run("spctl", "--status", limit=2.0)
    if "assessments" not in printed.out + printed.err:
        raise CannotTell(text("macOS does not say whether it checks programs"))
    return ProgramProtection(on="enabled" in printed.out + printed.err, by="Gatekeeper")


FACT = Fact(
    id="program_protection",
    topic=Topic.SECURITY,
    limit=2.5,
    readers={Platform.LINUX: _linux, Platform.MACOS: _macos, Platform.WINDOWS: _windows},
)
