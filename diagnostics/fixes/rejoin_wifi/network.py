"""The Wi-Fi in use, and how it is left, joined and forgotten.

Windows: Microsoft's page of `netsh wlan`. macOS: networksetup(8); it may switch the radio, not
forget, which takes an administrator. Neither was tried on a real one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

import msgspec

from diagnostics.facts import wifi_name
from diagnostics.facts.commands import POWERSHELL
from diagnostics.fixes import network_manager
from diagnostics.fixes.powershell import script
from diagnostics.fixes.steps import worked
from diagnostics.system import Machine, Platform, ProgramMissing, ProgramTimedOut

_KIND = "802-11-wireless"
# Who signs in with an account or a certificate has it set up by the company (IEEE 802.1X).
_ACCOUNT = "802-1x.eap"
_SSID = "802-11-wireless.ssid"
_JOIN_SECONDS = 90
_PATIENCE = 30.0
_MAC = re.compile(r"^Hardware Port: Wi-Fi\nDevice: (en\d+)$", re.MULTILINE)

_AGAIN = """
netsh wlan disconnect | Out-Null
netsh wlan connect name="$name"
exit $LASTEXITCODE
"""
_FORGET = """
netsh wlan delete profile name="$name"
if ($LASTEXITCODE -eq 0) { Start-Process 'ms-availablenetworks:' }
exit $LASTEXITCODE
"""

Act = Callable[[Machine], bool]


class Network(msgspec.Struct, frozen=True, kw_only=True):
    """The one in use. `rejoin` and `forget` say whether it is joined; None where it must stay."""

    name: str
    rejoin: Act
    forget: Act | None = None


def network(machine: Machine) -> Network | None:
    """The Wi-Fi in use; None on a cable."""
    find = {Platform.LINUX: _linux, Platform.WINDOWS: _windows, Platform.MACOS: _macos}
    return find[machine.platform](machine)


def _linux(machine: Machine) -> Network | None:
    active = (found for found in network_manager.connections(machine) if found.active)
    found = next((found for found in active if found.kind == _KIND), None)
    if found is None:
        return None
    ssid = network_manager.value(machine, found.uuid, _SSID) or ""
    # Where nobody says, it may be the company's.
    own = network_manager.value(machine, found.uuid, _ACCOUNT) == ""
    may_forget = ssid and own and not ssid.startswith("-")
    return Network(
        name=found.name,
        rejoin=partial(network_manager.connect, uuid=found.uuid),
        forget=partial(_forget, uuid=found.uuid, ssid=ssid) if may_forget else None,
    )


def _forget(machine: Machine, uuid: str, ssid: str) -> bool:
    """Once it is forgotten it is always tried to join: the desktop asks for the password."""
    if not network_manager.forget(machine, uuid):
        return network_manager.connect(machine, uuid)
    join = ("nmcli", "--wait", str(_JOIN_SECONDS), "device", "wifi", "connect", ssid)
    return worked(machine, *join, limit=_JOIN_SECONDS + 5)


def _windows(machine: Machine) -> Network | None:
    try:
        printed = machine.run("netsh", "wlan", "show", "interfaces", limit=5.0).out
    except (ProgramMissing, ProgramTimedOut):
        return None
    name = wifi_name.named(printed).name
    if not name or '"' in name:
        return None
    return Network(
        name=name,
        rejoin=partial(_on_windows, doing=_AGAIN, name=name),
        forget=partial(_on_windows, doing=_FORGET, name=name),
    )


def _on_windows(machine: Machine, doing: str, name: str) -> bool:
    return worked(machine, *POWERSHELL, script(doing, name=name), limit=_PATIENCE)


def _macos(machine: Machine) -> Network | None:
    try:
        printed = machine.run("networksetup", "-listallhardwareports", limit=5.0).out
    except (ProgramMissing, ProgramTimedOut):
        return None
    device = _MAC.search(printed)
    return Network(name="Wi-Fi", rejoin=partial(_on_macos, device=device[1])) if device else None


def _on_macos(machine: Machine, device: str) -> bool:
    worked(machine, "networksetup", "-setairportpower", device, "off")
    return worked(machine, "networksetup", "-setairportpower", device, "on")
