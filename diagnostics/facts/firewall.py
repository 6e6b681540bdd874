"""Whether a firewall stands before this computer's services."""

from __future__ import annotations

import re
from contextlib import suppress

import msgspec

from diagnostics.facts import firewall_rules, running
from diagnostics.facts.commands import answer
from diagnostics.facts.sysfs import inside, value
from diagnostics.model import CannotTell, Fact, Topic
from diagnostics.system import Machine, Platform
from diagnostics.text import text

_UFW = "/etc/ufw/ufw.conf"
_UFW_ON = re.compile(r"^\s*ENABLED\s*=\s*yes\s*$", re.MULTILINE | re.IGNORECASE)
_WANTED = tuple(f"/etc/systemd/system/{t}.target.wants" for t in ("sysinit", "multi-user"))
# Loaded wherever rules of any kind exist; whose they are, only root may see.
_FILTERS = {"nf_tables", "ip_tables", "ip6_tables"}

_PROFILES = r"HKLM\SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy"
_PROFILE = re.compile(
    r"FirewallPolicy\\(\w+)\s*\n\s+EnableFirewall\s+REG_DWORD\s+(0x[0-9a-f]+)", re.IGNORECASE
)
# What Windows calls its three kinds of network.
_NETWORKS = {"DomainProfile": "domain", "StandardProfile": "private", "PublicProfile": "public"}

_MACOS = "/usr/libexec/ApplicationFirewall/socketfilterfw"


class Firewall(msgspec.Struct, frozen=True, kw_only=True):
    """`by` is what filters, or would; `off_on` are the kinds of network on which it does not."""

    on: bool
    by: str
    off_on: tuple[str, ...] = ()


def _linux(machine: Machine) -> Firewall:
    for name, is_on in (("ufw", _ufw), ("firewalld", _firewalld), ("nftables", _nftables)):
        if is_on(machine):
            return Firewall(on=True, by=name)
    with suppress(FileNotFoundError):
        loaded = {line.split(" ", 1)[0] for line in machine.read("/proc/modules").splitlines()}
        if not loaded & _FILTERS:
            return Firewall(on=False, by="nftables")
    return Firewall(on=firewall_rules.filters(machine), by="nftables")


def _ufw(machine: Machine) -> bool:
    return bool(_UFW_ON.search(value(machine, _UFW)))


def _firewalld(machine: Machine) -> bool:
    with suppress(CannotTell):
        return "firewalld" in running.services(machine)
    return False


def _nftables(machine: Machine) -> bool:
    """nftables.service loads its rules and ends; that it is wanted at every start is what shows."""
    return any("nftables.service" in inside(machine, folder) for folder in _WANTED)


def _windows(machine: Machine) -> Firewall:
    printed = answer(machine, "reg", "query", _PROFILES, "/s", "/v", "EnableFirewall", limit=2.0)
    states = {name: int(value, 16) for name, value in _PROFILE.findall(printed)}
    if not states:
        raise CannotTell(text("Windows does not say whether its firewall is on"))
    off = tuple(kind for name, kind in _NETWORKS.items() if not states.get(name, 1))
    return Firewall(on=not off, by="Windows Defender Firewall", off_on=off)


def _macos(machine: Machine) -> Firewall:
    """It says "Firewall is enabled. (State = 1)"; 2 blocks all that comes in."""
    printed = answer(machine, _MACOS, "--getglobalstate", limit=2.0)
    state = re.search(r"State = (\d)", printed)
    if state is None:
        raise CannotTell(text("macOS does not say whether its firewall is on"))
    return Firewall(on=state[1] != "0", by="macOS")


FACT = Fact(
    id="firewall",
    topic=Topic.SECURITY,
    limit=2.5,
    readers={Platform.LINUX: _linux, Platform.MACOS: _macos, Platform.WINDOWS: _windows},
)
