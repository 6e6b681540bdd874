"""The VPNs that are set up on a computer, and how each is ended and begun again.

Windows: Microsoft's pages of `Get-VpnConnection` and `rasdial`. macOS: scutil(8), `--nc`. Neither
was tried on a real one. Programs of a VPN's own maker are not known here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

import msgspec

from diagnostics.facts.commands import POWERSHELL, powershell
from diagnostics.fixes import network_manager
from diagnostics.fixes.powershell import script
from diagnostics.fixes.steps import worked
from diagnostics.model import CannotTell
from diagnostics.system import Machine, Platform, ProgramMissing, ProgramTimedOut

_KINDS = {"vpn", "wireguard"}
# A line of `scutil --nc list`: * (Connected)  UUID VPN (com.cisco...) "Work"  [VPN:com.cisco...]
_MAC = re.compile(
    r'^\* \((\w+)\) +([0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}) .*"(.+)" +\[', re.MULTILINE
)
_PATIENCE = 90.0

_LIST = """
$all = @(Get-VpnConnection) + @(Get-VpnConnection -AllUserConnection)
@{ vpns = @($all | ForEach-Object {
  @{ name = $_.Name; active = $_.ConnectionStatus -eq 'Connected' } }) } |
  ConvertTo-Json -Compress -Depth 3
"""
_AGAIN = """
& rasdial.exe $name /disconnect | Out-Null
& rasdial.exe $name
exit $LASTEXITCODE
"""


class Tunnel(msgspec.Struct, frozen=True, kw_only=True):
    """A VPN that is set up: `id` is the system's, `reconnect` says whether it is there again."""

    id: str
    name: str
    active: bool
    reconnect: Callable[[Machine], bool]


class _Vpn(msgspec.Struct):
    name: str
    active: bool


class _Answer(msgspec.Struct):
    vpns: list[_Vpn]


def tunnels(machine: Machine) -> list[Tunnel]:
    """Those that are set up, those that are connected first."""
    find = {Platform.LINUX: _linux, Platform.WINDOWS: _windows, Platform.MACOS: _macos}
    return sorted(find[machine.platform](machine), key=lambda tunnel: not tunnel.active)


def _linux(machine: Machine) -> Iterator[Tunnel]:
    for found in network_manager.connections(machine):
        if found.kind in _KINDS:
            again = partial(network_manager.reconnect, uuid=found.uuid)
            yield Tunnel(id=found.uuid, name=found.name, active=found.active, reconnect=again)


def _macos(machine: Machine) -> Iterator[Tunnel]:
    try:
        printed = machine.run("scutil", "--nc", "list", limit=5.0).out
    except (ProgramMissing, ProgramTimedOut):
        return
    yield from macos(printed)


def macos(printed: str) -> Iterator[Tunnel]:
    """Those in what scutil printed."""
    for state, service, name in _MAC.findall(printed):
        again = partial(_again_on_macos, service=service)
        yield Tunnel(id=service, name=name, active=state == "Connected", reconnect=again)


def _again_on_macos(machine: Machine, service: str) -> bool:
    worked(machine, "scutil", "--nc", "stop", service)
    return worked(machine, "scutil", "--nc", "start", service, limit=_PATIENCE)


def _windows(machine: Machine) -> Iterator[Tunnel]:
    try:
        told = powershell(machine, _LIST, _Answer, limit=10.0)
    except (CannotTell, ProgramMissing, ProgramTimedOut):
        return
    for vpn in told.vpns:
        again = partial(_again_on_windows, name=vpn.name)
        yield Tunnel(id=vpn.name, name=vpn.name, active=vpn.active, reconnect=again)


def _again_on_windows(machine: Machine, name: str) -> bool:
    # An option of rasdial begins with a slash; no connection is called so by anybody sane.
    return not name.startswith(("/", "-")) and worked(
        machine, *POWERSHELL, script(_AGAIN, name=name), limit=_PATIENCE
    )
