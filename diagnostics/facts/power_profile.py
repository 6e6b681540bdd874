"""Whether the computer was told to be fast or to save power."""

from __future__ import annotations

import re
from enum import StrEnum

import msgspec

from diagnostics.facts.commands import answer
from diagnostics.facts.sysfs import value
from diagnostics.model import CannotTell, Fact, Topic
from diagnostics.system import Machine, Platform
from diagnostics.text import text


class Profile(StrEnum):
    """What is more important."""

    SAVING = "saving"
    BALANCED = "balanced"
    FAST = "fast"


class PowerProfile(msgspec.Struct, frozen=True, kw_only=True):
    """The profile, and what the system itself calls it."""

    profile: Profile
    name: str


# The kernel's sysfs-platform_profile; and what drivers of processors know without it.
_PLATFORM = "/sys/firmware/acpi/platform_profile"
_PREFERENCE = "/sys/devices/system/cpu/cpu0/cpufreq/energy_performance_preference"
_LINUX = {
    "low-power": Profile.SAVING,
    "quiet": Profile.SAVING,
    "cool": Profile.SAVING,
    "power": Profile.SAVING,
    "balanced": Profile.BALANCED,
    "balance_power": Profile.BALANCED,
    "default": Profile.BALANCED,
    "balanced-performance": Profile.FAST,
    "balance_performance": Profile.FAST,
    "performance": Profile.FAST,
}
_LOW_POWER_MODE = re.compile(r"^\s*(?:lowpowermode|powermode)\s+(\d)", re.MULTILINE)
_MACOS = {"0": Profile.BALANCED, "1": Profile.SAVING, "2": Profile.FAST}
_GUID = re.compile(r"\b([0-9a-f]{8})-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b")
# Microsoft's page on power policy settings: the plans that come with Windows.
_WINDOWS = {
    "a1841308": Profile.SAVING,
    "381b4222": Profile.BALANCED,
    "8c5e7fda": Profile.FAST,
    "e9a42b02": Profile.FAST,
}


def _linux(machine: Machine) -> PowerProfile:
    return _known(value(machine, _PLATFORM) or value(machine, _PREFERENCE), _LINUX)


def _macos(machine: Machine) -> PowerProfile:
    mode = _LOW_POWER_MODE.search(answer(machine, "pmset", "-g", limit=1.0))
    return _known(mode[1] if mode else "", _MACOS)


def _windows(machine: Machine) -> PowerProfile:
    """Names of plans are translated, their numbers are not."""
    plan = _GUID.search(answer(machine, "powercfg", "/getactivescheme", limit=1.0))
    return _known(plan[1] if plan else "", _WINDOWS)


def _known(name: str, profiles: dict[str, Profile]) -> PowerProfile:
    if name not in profiles:
        raise CannotTell(text("this computer has no setting for it that is known"))
    return PowerProfile(profile=profiles[name], name=name)


FACT = Fact(
    id="power_profile",
    topic=Topic.POWER,
    limit=1.0,
    readers={Platform.LINUX: _linux, Platform.MACOS: _macos, Platform.WINDOWS: _windows},
)
