"""Whether this computer installs updates by itself."""

from __future__ import annotations

import re
from contextlib import suppress

import msgspec

from diagnostics.facts.commands import registry_values
from diagnostics.facts.plists import software_update
from diagnostics.facts.sysfs import inside
from diagnostics.model import CannotTell, Fact, Topic
from diagnostics.system import Machine, Platform
from diagnostics.text import text

_APT = "/etc/apt/apt.conf.d"
_TIMERS = "/etc/systemd/system/timers.target.wants"
_APT_TIMER = "apt-daily-upgrade.timer"
_DNF_CONFIGURATION = "/etc/dnf/automatic.conf"
# The newest setting counts: files are read in the order of their names (apt.conf(5)).
_UNATTENDED = re.compile(r'^\s*APT::Periodic::Unattended-Upgrade\s+"?(\d+)', re.MULTILINE)
_APPLIES = re.compile(r"^\s*apply_updates\s*=\s*(yes|true|1)\b", re.MULTILINE | re.IGNORECASE)

_POLICY = r"HKLM\SOFTWARE\Policies\Microsoft\Windows\WindowsUpdate\AU"
_SERVICE = r"HKLM\SYSTEM\CurrentControlSet\Services\wuauserv"
# Microsoft's page on these policies: 2 asks before fetching, 3 before installing.
_ASKS = {2, 3}
_DISABLED = 4


class AutomaticUpdates(msgspec.Struct, frozen=True, kw_only=True):
    """`installs`: without anybody asking. `by` is what does it: a program, or a system's part."""

    installs: bool
    downloads: bool
    by: str


def _linux(machine: Machine) -> AutomaticUpdates:
    timers = inside(machine, _TIMERS)
    if configuration := inside(machine, _APT):
        settings = "\n".join(machine.read(f"{_APT}/{name}") for name in configuration)
        wanted = [int(days) for days in _UNATTENDED.findall(settings)][-1:]
        installs = _APT_TIMER in timers and any(wanted)
        return AutomaticUpdates(installs=installs, downloads=installs, by="unattended-upgrades")
    # dnf-automatic-install.timer installs whatever the configuration says; the others ask it.
    dnf = [name for name in timers if name.startswith(("dnf-automatic", "dnf5-automatic"))]
    if not dnf and not inside(machine, "/etc/dnf"):
        raise CannotTell(text("this system has neither apt nor dnf to ask"))
    applies = any("install" in name for name in dnf) or (bool(dnf) and _dnf_applies(machine))
    return AutomaticUpdates(installs=applies, downloads=bool(dnf), by="dnf-automatic")


def _dnf_applies(machine: Machine) -> bool:
    with suppress(FileNotFoundError):
        return bool(_APPLIES.search(machine.read(_DNF_CONFIGURATION)))
    return False


def _windows(machine: Machine) -> AutomaticUpdates:
    service = registry_values(machine.run("reg", "query", _SERVICE, limit=1.0).out)
    policy = registry_values(machine.run("reg", "query", _POLICY, limit=1.0).out)
    if "Start" not in service:
        raise CannotTell(text("Windows does not say how it updates itself"))
    off = _number(service, "Start") == _DISABLED or _number(policy, "NoAutoUpdate") == 1
    asks = _number(policy, "AUOptions")
    return AutomaticUpdates(
        installs=not off and asks not in _ASKS,
        downloads=not off and asks != min(_ASKS),
        by="Windows Update",
    )


def _number(values: dict[str, str], name: str) -> int | None:
    """A value such as "0x4"; None where it is missing or no number."""
    with suppress(ValueError):
        return int(values.get(name, ""), 0)
    return None


def _macos(machine: Machine) -> AutomaticUpdates:
    """What a Mac was never told otherwise, it does (macOS 11 and later)."""
    record = software_update(machine)
    checks = bool(record.get("AutomaticCheckEnabled", True))
    return AutomaticUpdates(
        installs=checks and bool(record.get("AutomaticallyInstallMacOSUpdates", True)),
        downloads=checks and bool(record.get("AutomaticDownload", True)),
        by="softwareupdate",
    )


FACT = Fact(
    id="automatic_updates",
    topic=Topic.UPDATES,
    limit=2.0,
    readers={Platform.LINUX: _linux, Platform.MACOS: _macos, Platform.WINDOWS: _windows},
)
