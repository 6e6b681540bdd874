"""Which name servers this computer is set up to ask."""

from __future__ import annotations

import re

from diagnostics.facts.commands import answer, powershell
from diagnostics.system import Machine, Platform

_RESOLV_CONF = re.compile(r"^\s*nameserver\s+(\S+)", re.MULTILINE)
_SCUTIL = re.compile(r"^\s*nameserver\[\d+\] : (\S+)", re.MULTILINE)
_POWERSHELL = """
$all = Get-CimInstance Win32_NetworkAdapterConfiguration -Filter IPEnabled=TRUE
ConvertTo-Json -Compress -InputObject @($all.DNSServerSearchOrder | Where-Object { $_ })
"""


def servers(machine: Machine) -> list[str]:
    """The addresses of the name servers, each once, in the order in which they are asked."""
    return list(dict.fromkeys(_all(machine)))


def _all(machine: Machine) -> list[str]:
    if machine.platform is Platform.LINUX:
        return _resolv_conf(machine)
    if machine.platform is Platform.MACOS:
        return _SCUTIL.findall(answer(machine, "scutil", "--dns", limit=1.0))
    return powershell(machine, _POWERSHELL, list[str], limit=2.0)


def _resolv_conf(machine: Machine) -> list[str]:
    """The servers in /etc/resolv.conf (resolv.conf(5)); a missing file names none."""
    try:
        return _RESOLV_CONF.findall(machine.read("/etc/resolv.conf"))
    except FileNotFoundError:
        return []
