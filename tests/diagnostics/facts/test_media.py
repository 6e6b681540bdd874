"""What interfaces send over, by their names and by what the system knows behind them."""

from __future__ import annotations

import pytest

from diagnostics.facts.media import Medium, media, medium_of
from diagnostics.system import Output, Platform, ProgramTimedOut
from tests.support.machine import RecordedMachine, recording


@pytest.mark.parametrize(
    ("name", "medium"),
    [
        ("eth0", Medium.CABLE),
        ("enp0s31f6", Medium.CABLE),
        ("en0", Medium.CABLE),
        ("Ethernet 2", Medium.CABLE),
        ("veth-office", Medium.CABLE),
        ("wlp3s0", Medium.WIFI),
        ("Wi-Fi", Medium.WIFI),
        ("WLAN 2", Medium.WIFI),
        ("wwan0", Medium.MOBILE),
        ("wg0", Medium.TUNNEL),
        ("utun3", Medium.TUNNEL),
        ("OpenVPN TAP-Windows6", Medium.TUNNEL),
        ("docker0", Medium.INTERNAL),
        ("veth3f2a91c", Medium.INTERNAL),
        ("vEthernet (Default Switch)", Medium.INTERNAL),
        ("awdl0", Medium.INTERNAL),
    ],
)
def test_the_name_of_an_interface_tells_what_it_sends_over(name: str, medium: Medium) -> None:
    assert medium_of(name) is medium


def test_macos_calls_cable_and_wifi_alike_and_tells_the_port_behind() -> None:
    programs = {"networksetup": recording("macos/networksetup-ports.txt")}
    assert media(RecordedMachine(Platform.MACOS, programs=programs)) == {
        "en4": Medium.CABLE,
        "bridge0": Medium.INTERNAL,
        "en0": Medium.WIFI,
        "en7": Medium.MOBILE,
    }


def test_windows_tells_what_people_named() -> None:
    programs = {"powershell": recording("windows/net-adapters.json")}
    assert media(RecordedMachine(Platform.WINDOWS, programs=programs)) == {
        "Büro": Medium.WIFI,
        "Ethernet": Medium.CABLE,
        "Ethernet 2": Medium.TUNNEL,
        "Mobilfunk": Medium.MOBILE,
        "Firma": Medium.TUNNEL,
        "vSwitch": Medium.INTERNAL,
    }


@pytest.mark.parametrize(
    "machine",
    [
        RecordedMachine(Platform.LINUX),
        RecordedMachine(Platform.MACOS),
        RecordedMachine(Platform.MACOS, programs={"networksetup": Output(1, "")}),
        RecordedMachine(Platform.WINDOWS, programs={"powershell": ProgramTimedOut("powershell")}),
    ],
)
def test_where_the_system_does_not_tell_the_names_have_to_do(machine: RecordedMachine) -> None:
    assert media(machine) == {}
