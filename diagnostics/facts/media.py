"""What network interfaces send over: a cable, the air, another interface.

On Linux their names follow rules. Windows lets people name them, and macOS calls cable and Wi-Fi
alike, so both are asked what is behind the name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

import msgspec

from diagnostics.facts.commands import answer, powershell
from diagnostics.model import CannotTell
from diagnostics.system import Machine, Platform, ProgramMissing, ProgramTimedOut


class Medium(StrEnum):
    """What an interface sends over. TUNNEL: through another one, as a VPN does."""

    CABLE = "cable"
    WIFI = "wifi"
    MOBILE = "mobile"
    TUNNEL = "tunnel"
    INTERNAL = "internal"


# How Linux, macOS and the makers of VPNs, containers and virtual machines call their interfaces.
_INTERNAL = (
    r"lo\d*$|loopback|docker|br-|virbr|vmnet|vboxnet|lxc|lxd|cni|flannel|cali|dummy|ifb|tunl|sit"
    r"|gre|erspan|ip6|veth[0-9a-f]{7}$|awdl|llw|anpi|ap\d|bridge|gif|stf|vethernet|vmware"
    r"|virtualbox|bluetooth|hyper-v|thunderbolt bridge"
)
_TUNNEL = (
    r"tun|tap|wg|ppp|utun|ipsec|zt|tailscale|nordlynx|proton|cscotun|cisco anyconnect|gpd|vpn"
    r"|openvpn|wireguard|wintun|forti|anyconnect|pangp|globalprotect|wan miniport|juniper|zscaler"
)
_NAMED = tuple(
    (medium, re.compile(names, re.IGNORECASE))
    for medium, names in (
        (Medium.INTERNAL, _INTERNAL),
        (Medium.TUNNEL, _TUNNEL),
        (Medium.WIFI, r"wl|wi-?fi|drahtlos|sans fil|draadloos"),
        (Medium.MOBILE, r"wwan|wwp|cellular|mobil|iphone|ipad"),
    )
)
# "Hardware Port: Wi-Fi", and on the next line "Device: en0".
_PORT = re.compile(r"^Hardware Port: (.+)\nDevice: (\S+)$", re.MULTILINE)
_SCRIPT = """
$all = Get-NetAdapter | Select-Object Name, InterfaceDescription, NdisPhysicalMedium
ConvertTo-Json -Compress -InputObject @($all)
"""
# NDIS_PHYSICAL_MEDIUM (ntddndis.h): wireless WAN, native 802.11.
_NUMBERED = {8: Medium.MOBILE, 9: Medium.WIFI}


class _Adapter(msgspec.Struct, rename="pascal"):
    name: str
    interface_description: str
    ndis_physical_medium: int | None = None


def medium_of(name: str) -> Medium:
    """What a name or description says; one that says nothing is taken for a cable."""
    return next((medium for medium, names in _NAMED if names.match(name)), Medium.CABLE)


def media(machine: Machine) -> Mapping[str, Medium]:
    """What the system knows beyond the names of interfaces; nothing where it does not tell."""
    try:
        match machine.platform:
            case Platform.MACOS:
                return macos(answer(machine, "networksetup", "-listallhardwareports", limit=1.0))
            case Platform.WINDOWS:
                return windows(powershell(machine, _SCRIPT, list[_Adapter], limit=2.5))
            case Platform.LINUX:
                return {}
    except (CannotTell, ProgramMissing, ProgramTimedOut):
        return {}


def macos(printed: str) -> dict[str, Medium]:
    """The ports of the hardware by the names of their interfaces."""
    return {device: medium_of(port) for port, device in _PORT.findall(printed)}


def windows(adapters: list[_Adapter]) -> dict[str, Medium]:
    """By their number, or by what their drivers call them."""
    return {
        adapter.name: _NUMBERED.get(adapter.ndis_physical_medium or 0)
        or medium_of(adapter.interface_description)
        for adapter in adapters
    }
