"""Which Wi-Fi network this computer is on; it goes along only where the person adds it."""

from __future__ import annotations

import re

import msgspec

from diagnostics.facts import wifi
from diagnostics.facts.commands import answer
from diagnostics.identities import WifiName
from diagnostics.model import CannotTell, Fact, Goes, Topic
from diagnostics.system import Machine, Platform
from diagnostics.text import text

_WIRELESS = re.compile(r"^ *(\w+): +\d", re.MULTILINE)
# A line of iw ("\tSSID: Office") and one of netsh ("    SSID                   : Office").
_SSID = re.compile(r"^\s*SSID *: (.+)$", re.MULTILINE)
_HIDDEN = "<redacted>"


class WifiNetwork(msgspec.Struct, frozen=True, kw_only=True):
    """The name of the network; None when not on Wi-Fi."""

    name: WifiName | None = None


def _linux(machine: Machine) -> WifiNetwork:
    try:
        interfaces = _WIRELESS.findall(machine.read("/proc/net/wireless"))
    except FileNotFoundError:
        interfaces = []
    printed = "".join(wifi.link(machine, interface) for interface in interfaces)
    if interfaces and not printed:
        raise CannotTell(text("the program “{program}” is not installed", program="iw"))
    return named(printed)


def _windows(machine: Machine) -> WifiNetwork:
    return named(machine.run("netsh", "wlan", "show", "interfaces", limit=1.5).out)


def named(printed: str) -> WifiNetwork:
    """The name in what iw or netsh printed."""
    found = _SSID.search(printed)
    return WifiNetwork(name=found[1].strip() if found else None)


def _macos(machine: Machine) -> WifiNetwork:
    printed = answer(machine, "system_profiler", "SPAirPortDataType", "-json", limit=2.5)
    name = wifi.current_network(printed).get("_name")
    if name == _HIDDEN:
        raise CannotTell(text("macOS tells it only to programs that may know where you are"))
    return WifiNetwork(name=str(name) if name else None)


FACT = Fact(
    id="wifi_name",
    topic=Topic.WIFI,
    limit=3.0,
    goes=Goes.BY_CHOICE,
    readers={Platform.LINUX: _linux, Platform.MACOS: _macos, Platform.WINDOWS: _windows},
)
