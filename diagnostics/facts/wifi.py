"""How good the Wi-Fi connection is: signal, channel, band and speed; never which network it is."""

from __future__ import annotations

import re

import msgspec

from diagnostics.facts.commands import answer
from diagnostics.model import CannotTell, Fact, Topic
from diagnostics.system import Machine, Platform, ProgramMissing, ProgramTimedOut
from diagnostics.text import text

# A line of /proc/net/wireless: " wlan0: 0000   54.  -56.  -256        0 ..." (status, link
# quality, level in dBm).
_WIRELESS = re.compile(r"^ *(\w+): +\d+ +\d+\.? +(-\d+)\.? ", re.MULTILINE)
# Lines of `iw dev wlan0 link`.
_FREQUENCY = re.compile(r"^\s*freq: (\d+)", re.MULTILINE)
_BITRATE = re.compile(r"^\s*tx bitrate: ([\d.]+) MBit/s", re.MULTILINE)
# Lines of `netsh wlan show interfaces`, whose words are translated: the only percentage, the speeds
# by their unit, and the channel as the number that comes after the kind of radio.
_QUALITY = re.compile(r": +(\d{1,3})% *$", re.MULTILINE)
_SPEED = re.compile(r"\((?:Mbps|MBit/s|Mbit/s|Mbits/s)\) *: +([\d.]+) *$", re.MULTILINE)
_CHANNEL = re.compile(r": 802\.11\w+ *\n(?:.*\n){0,4}?[^:\n]*: +(\d{1,3}) *$", re.MULTILINE)
# "36 (5GHz, 80MHz)" in what system_profiler prints.
_MAC_CHANNEL = re.compile(r"(\d+) \((\d)GHz")


class _Card(msgspec.Struct):
    current: dict[str, object] = msgspec.field(
        default_factory=dict, name="spairport_current_network_information"
    )


class _Cards(msgspec.Struct):
    interfaces: list[_Card] = msgspec.field(
        default_factory=list, name="spairport_airport_interfaces"
    )


class _Airport(msgspec.Struct):
    cards: list[_Cards] = msgspec.field(default_factory=list, name="SPAirPortDataType")


class Wifi(msgspec.Struct, frozen=True, kw_only=True):
    """The signal in dBm (0 is as strong as can be, -100 is nothing); None when not on Wi-Fi.

    `band_ghz` is 2.4, 5 or 6; all but the signal are None where the system does not tell.
    """

    signal_dbm: int | None
    channel: int | None = None
    band_ghz: float | None = None
    rate_mbit: float | None = None


NOT_IN_USE = Wifi(signal_dbm=None)


def _linux(machine: Machine) -> Wifi:
    try:
        levels = dict(_WIRELESS.findall(machine.read("/proc/net/wireless")))
    except FileNotFoundError:  # no driver for Wi-Fi at all
        levels = {}
    if not levels:
        return NOT_IN_USE
    interface = max(levels, key=lambda name: int(levels[name]))
    return linux(int(levels[interface]), link(machine, interface))


def link(machine: Machine, interface: str) -> str:
    """What iw(8) says of the connection; nothing where it is not installed."""
    try:
        return machine.run("iw", "dev", interface, "link", limit=1.0).out
    except (ProgramMissing, ProgramTimedOut):
        return ""


def linux(signal_dbm: int, printed: str) -> Wifi:
    """The signal with what iw printed."""
    frequency = _FREQUENCY.search(printed)
    rate = _BITRATE.search(printed)
    mhz = int(frequency[1]) if frequency else 0
    return Wifi(
        signal_dbm=signal_dbm,
        channel=channel_at(mhz),
        band_ghz=_band(mhz),
        rate_mbit=float(rate[1]) if rate else None,
    )


def channel_at(mhz: int) -> int | None:
    """The channel whose middle is at a frequency (IEEE 802.11-2020, 17.3.8 and 27.3.23)."""
    if mhz == 2484:
        return 14
    start = {2.4: 2407, 5.0: 5000, 6.0: 5950}.get(_band(mhz) or 0)
    return (mhz - start) // 5 if start else None


def _band(mhz: int) -> float | None:
    bands = ((2400, 2500, 2.4), (4900, 5925, 5.0), (5925, 7200, 6.0))
    return next((band for low, high, band in bands if low <= mhz < high), None)


def _windows(machine: Machine) -> Wifi:
    return windows(machine.run("netsh", "wlan", "show", "interfaces", limit=1.5).out)


def windows(printed: str) -> Wifi:
    """The level that a quality stands for: 0 % is -100 dBm, 100 % is -50 dBm (wlanapi.h)."""
    qualities = [int(quality) for quality in _QUALITY.findall(printed)]
    if not qualities:
        return NOT_IN_USE
    speeds = _SPEED.findall(printed)
    channel = _CHANNEL.search(printed)
    return Wifi(
        signal_dbm=max(qualities) // 2 - 100,
        channel=int(channel[1]) if channel else None,
        rate_mbit=float(speeds[0]) if speeds else None,
    )


def _macos(machine: Machine) -> Wifi:
    return macos(answer(machine, "system_profiler", "SPAirPortDataType", "-json", limit=2.5))


def macos(printed: str) -> Wifi:
    """The network in use; others in reach are listed too and are not looked at."""
    current = current_network(printed)
    signal = re.match(r"(-\d+) dBm", str(current.get("spairport_signal_noise", "")))
    if signal is None:
        return NOT_IN_USE
    channel = _MAC_CHANNEL.match(str(current.get("spairport_network_channel", "")))
    rate = current.get("spairport_network_rate")
    return Wifi(
        signal_dbm=int(signal[1]),
        channel=int(channel[1]) if channel else None,
        band_ghz={"2": 2.4, "5": 5.0, "6": 6.0}.get(channel[2]) if channel else None,
        rate_mbit=float(rate) if isinstance(rate, int | float) else None,
    )


def current_network(printed: str) -> dict[str, object]:
    """What system_profiler says of the network in use, by its own names; empty without one."""
    try:
        found = msgspec.json.decode(printed, type=_Airport)
    except msgspec.DecodeError as error:
        raise CannotTell(text("macOS gave an answer that makes no sense")) from error
    cards = (card for each in found.cards for card in each.interfaces)
    return next((card.current for card in cards if card.current), {})


FACT = Fact(
    id="wifi",
    topic=Topic.WIFI,
    limit=3.0,
    readers={Platform.LINUX: _linux, Platform.MACOS: _macos, Platform.WINDOWS: _windows},
)
