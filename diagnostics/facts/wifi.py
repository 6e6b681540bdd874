"""How strong the Wi-Fi signal is; never which network it is."""

from __future__ import annotations

import re

import msgspec

from diagnostics.facts.commands import answer
from diagnostics.model import Fact, Topic
from diagnostics.system import Machine, Platform

# A line: " wlan0: 0000   54.  -56.  -256        0 ..." (status, link quality, level in dBm).
_LINUX = re.compile(r"^ *\w+: +\d+ +\d+\.? +(-\d+)\.? ", re.MULTILINE)
# The only percentage that `netsh wlan show interfaces` prints, whatever the language.
_WINDOWS = re.compile(r": +(\d{1,3})% *$", re.MULTILINE)


class Wifi(msgspec.Struct, frozen=True, kw_only=True):
    """The signal in dBm (0 is as strong as can be, -100 is nothing); None when not on Wi-Fi."""

    signal_dbm: int | None


def linux_signal(table: str) -> int | None:
    """The strongest level in /proc/net/wireless."""
    return max((int(level) for level in _LINUX.findall(table)), default=None)


def windows_signal(printed: str) -> int | None:
    """The level that a quality stands for: 0 % is -100 dBm, 100 % is -50 dBm (wlanapi.h)."""
    qualities = [int(quality) for quality in _WINDOWS.findall(printed)]
    return max((quality // 2 - 100 for quality in qualities), default=None)


def _linux(machine: Machine) -> Wifi:
    try:
        return Wifi(signal_dbm=linux_signal(machine.read("/proc/net/wireless")))
    except FileNotFoundError:  # no driver for Wi-Fi at all
        return Wifi(signal_dbm=None)


def _windows(machine: Machine) -> Wifi:
    output = machine.run("netsh", "wlan", "show", "interfaces", limit=1.5)
    return Wifi(signal_dbm=windows_signal(output.out))


def _macos(machine: Machine) -> Wifi:
    printed = answer(machine, "system_profiler", "SPAirPortDataType", "-json", limit=2.5)
    return Wifi(signal_dbm=macos_signal(printed))


# "spairport_signal_noise" : "-52 dBm / -92 dBm" of the network in use comes before all others.
_MACOS = re.compile(
    r'"spairport_current_network_information"[^}]*?"spairport_signal_noise" ?: ?"(-\d+) dBm'
)


def macos_signal(printed: str) -> int | None:
    """The signal of the network in use; others in reach are listed too and are not looked at."""
    found = _MACOS.search(printed)
    return int(found[1]) if found else None


FACT = Fact(
    id="wifi",
    topic=Topic.WIFI,
    limit=3.0,
    readers={Platform.LINUX: _linux, Platform.MACOS: _macos, Platform.WINDOWS: _windows},
)
