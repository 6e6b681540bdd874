"""The strength of the signal, in dBm whatever the system counts in."""

from __future__ import annotations

import pytest

from diagnostics.facts.wifi import FACT, Wifi
from diagnostics.system import Output, Platform
from tests.support.machine import RecordedMachine, recording

NETSH = recording("windows/netsh-wlan-german.txt")


@pytest.mark.parametrize(
    ("machine", "signal"),
    [
        (
            RecordedMachine(
                Platform.LINUX,
                files={"/proc/net/wireless": recording("linux/proc-net-wireless.txt")},
            ),
            -56,
        ),
        (RecordedMachine(Platform.LINUX), None),
        (RecordedMachine(Platform.WINDOWS, programs={"netsh": NETSH}), -57),
        (RecordedMachine(Platform.WINDOWS, programs={"netsh": Output(1, "kein WLAN")}), None),
        (
            RecordedMachine(
                Platform.MACOS,
                programs={"system_profiler": recording("macos/system_profiler-airport.json")},
            ),
            -52,
        ),
        (RecordedMachine(Platform.MACOS, programs={"system_profiler": "{}"}), None),
    ],
)
def test_each_system_tells_the_signal_of_the_network_in_use(
    machine: RecordedMachine, signal: int | None
) -> None:
    assert FACT.readers[machine.platform](machine) == Wifi(signal_dbm=signal)
