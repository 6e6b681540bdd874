"""The Wi-Fi connection, in one form whatever the system counts in; its name apart from it."""

from __future__ import annotations

import pytest

from diagnostics.facts import wifi_name
from diagnostics.facts.wifi import FACT, NOT_IN_USE, Wifi, channel_at, linux, macos, windows
from diagnostics.facts.wifi_name import WifiNetwork
from diagnostics.identities import Identity, IdentityKind, identities
from diagnostics.model import CannotTell
from diagnostics.system import Output, Platform
from tests.support.machine import RecordedMachine, recording

NETSH = recording("windows/netsh-wlan-german.txt")
NETSH_ENGLISH = recording("windows/netsh-wlan-english.txt")
AIRPORT = recording("macos/system_profiler-airport.json")
IW = recording("linux/iw-link.txt")
LINUX = RecordedMachine(
    Platform.LINUX,
    files={"/proc/net/wireless": recording("linux/proc-net-wireless.txt")},
    programs={"iw": IW},
)


@pytest.mark.parametrize(
    ("machine", "found"),
    [
        (LINUX, Wifi(signal_dbm=-56, channel=36, band_ghz=5.0, rate_mbit=780.0)),
        (RecordedMachine(Platform.LINUX), NOT_IN_USE),
        (
            RecordedMachine(Platform.WINDOWS, programs={"netsh": NETSH}),
            Wifi(signal_dbm=-57, channel=36, rate_mbit=780.0),
        ),
        (RecordedMachine(Platform.WINDOWS, programs={"netsh": Output(1, "kein WLAN")}), NOT_IN_USE),
        (
            RecordedMachine(Platform.MACOS, programs={"system_profiler": AIRPORT}),
            Wifi(signal_dbm=-52, channel=36, band_ghz=5.0, rate_mbit=780.0),
        ),
        (RecordedMachine(Platform.MACOS, programs={"system_profiler": "{}"}), NOT_IN_USE),
    ],
)
def test_each_system_tells_of_the_network_in_use(machine: RecordedMachine, found: Wifi) -> None:
    assert FACT.readers[machine.platform](machine) == found


def test_what_is_not_told_is_not_made_up() -> None:
    files = {"/proc/net/wireless": recording("linux/proc-net-wireless.txt")}
    assert FACT.readers[Platform.LINUX](RecordedMachine(Platform.LINUX, files=files)) == Wifi(
        signal_dbm=-56
    )
    assert linux(-60, "Not connected.\n") == Wifi(signal_dbm=-60)
    assert windows("    Signal : 86%\n") == Wifi(signal_dbm=-57)
    bare = (
        '"spairport_current_network_information": {"spairport_signal_noise": "-60 dBm / -90 dBm"}'
    )
    printed = f'{{"SPAirPortDataType": [{{"spairport_airport_interfaces": [{{{bare}}}]}}]}}'
    assert macos(printed) == Wifi(signal_dbm=-60)


def test_windows_in_english_says_the_same() -> None:
    assert windows(NETSH_ENGLISH) == Wifi(signal_dbm=-57, channel=36, rate_mbit=780.0)


@pytest.mark.parametrize(
    ("mhz", "channel"),
    [
        (2412, 1),
        (2472, 13),
        (2484, 14),
        (5180, 36),
        (5825, 165),
        (5955, 1),
        (7115, 233),
        (60, None),
    ],
)
def test_a_frequency_is_a_channel(mhz: int, channel: int | None) -> None:
    assert channel_at(mhz) == channel


def test_an_answer_that_is_none_is_a_reason() -> None:
    with pytest.raises(CannotTell):
        macos("no JSON")


@pytest.mark.parametrize(
    "machine",
    [LINUX, RecordedMachine(Platform.WINDOWS, programs={"netsh": NETSH_ENGLISH})],
    ids=["Linux", "Windows"],
)
def test_the_name_is_marked_as_such(machine: RecordedMachine) -> None:
    network = wifi_name.FACT.readers[machine.platform](machine)
    assert identities(network) == (Identity(IdentityKind.WIFI, "Northwind Office"),)


def test_macos_hides_the_name_or_tells_it() -> None:
    def on_a_mac(printed: str) -> WifiNetwork:
        programs = {"system_profiler": printed}
        machine = RecordedMachine(Platform.MACOS, programs=programs)
        return wifi_name.FACT.readers[Platform.MACOS](machine)

    with pytest.raises(CannotTell, match="where you are"):
        on_a_mac(AIRPORT)
    assert on_a_mac(AIRPORT.replace("<redacted>", "Office")) == WifiNetwork(name="Office")
    assert on_a_mac("{}") == WifiNetwork()


def test_a_linux_without_iw_cannot_tell_the_name_and_one_without_wifi_has_none() -> None:
    files = {"/proc/net/wireless": recording("linux/proc-net-wireless.txt")}
    with pytest.raises(CannotTell, match="not installed"):
        wifi_name.FACT.readers[Platform.LINUX](RecordedMachine(Platform.LINUX, files=files))
    none = wifi_name.FACT.readers[Platform.LINUX](RecordedMachine(Platform.LINUX))
    assert none == WifiNetwork()
