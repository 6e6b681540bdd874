"""Which name servers this computer is set up to ask, and where it looks for short names."""

from __future__ import annotations

import re

import msgspec

from diagnostics.facts.commands import answer, powershell
from diagnostics.identities import DomainName, IPAddress
from diagnostics.model import Fact, Topic
from diagnostics.system import Machine, Platform

_RESOLV_CONF = "/etc/resolv.conf"
# systemd-resolved answers at this address, and keeps here whom it asks itself.
_STUB = ["127.0.0.53"]
_BEHIND_STUB = "/run/systemd/resolve/resolv.conf"

_SERVER = re.compile(r"^\s*nameserver\s+(\S+)", re.MULTILINE)
_SEARCH = re.compile(r"^\s*(?:search|domain)\s+(.+)$", re.MULTILINE)
_SCUTIL_SERVER = re.compile(r"^\s*nameserver\[\d+\] : (\S+)", re.MULTILINE)
_SCUTIL_SEARCH = re.compile(r"^\s*search domain\[\d+\] : (\S+)", re.MULTILINE)
# Windows lists fec0:0:0:ffff::1 to 3 where nobody named a server for IPv6; they were never there.
_POWERSHELL = """
$all = Get-CimInstance Win32_NetworkAdapterConfiguration -Filter IPEnabled=TRUE
$suffixes = @($all.DNSDomainSuffixSearchOrder) + @($all.DNSDomain)
$six = Get-DnsClientServerAddress -AddressFamily IPv6 -ErrorAction SilentlyContinue
$six = @($six.ServerAddresses | Where-Object { $_ -notlike "fec0:*" })
$servers = @($all.DNSServerSearchOrder) + $six
@{ servers = @($servers | Where-Object { $_ })
   domains = @($suffixes | Where-Object { $_ }) } | ConvertTo-Json -Compress
"""


class NameServers(msgspec.Struct, frozen=True, kw_only=True):
    """The servers in the order in which they are asked; `domains` complete short names."""

    count: int = 0
    servers: tuple[IPAddress, ...] = ()
    domains: tuple[DomainName, ...] = ()


class _Windows(msgspec.Struct):
    servers: list[str]
    domains: list[str]


def read(machine: Machine) -> NameServers:
    """Read the settings of this computer."""
    match machine.platform:
        case Platform.LINUX:
            return _linux(machine)
        case Platform.MACOS:
            printed = answer(machine, "scutil", "--dns", limit=1.0)
            return _made(_SCUTIL_SERVER.findall(printed), _SCUTIL_SEARCH.findall(printed))
        case Platform.WINDOWS:
            found = powershell(machine, _POWERSHELL, _Windows, limit=2.5)
            return _made(found.servers, found.domains)


def _linux(machine: Machine) -> NameServers:
    """What resolv.conf(5) says; a missing file names none."""
    conf = _text(machine, _RESOLV_CONF)
    if _SERVER.findall(conf) == _STUB:
        conf = _text(machine, _BEHIND_STUB) or conf
    return _made(_SERVER.findall(conf), " ".join(_SEARCH.findall(conf)).split())


def _text(machine: Machine, path: str) -> str:
    try:
        return machine.read(path)
    except FileNotFoundError:
        return ""


def _made(servers: list[str], domains: list[str]) -> NameServers:
    once = tuple(dict.fromkeys(servers))
    return NameServers(count=len(once), servers=once, domains=tuple(dict.fromkeys(domains)))


FACT = Fact(
    id="name_servers",
    topic=Topic.NAME_LOOKUP,
    limit=3.0,
    readers=dict.fromkeys(Platform, read),
)
