"""How long the last start took."""

from __future__ import annotations

import pytest

from diagnostics.facts.startup_time import FACT, StartupTime
from diagnostics.model import CannotTell, until_restart
from diagnostics.system import Platform
from tests.support.machine import RecordedMachine, recording

SHOWN = recording("linux/systemctl-show-start.txt")


def linux(printed: str) -> StartupTime:
    files = {"/run/systemd/system/a": ""}
    machine = RecordedMachine(Platform.LINUX, programs={"systemctl": printed}, files=files)
    return FACT.readers[Platform.LINUX](machine)


def test_systemd_counts_from_power_on_where_the_firmware_tells() -> None:
    assert linux(SHOWN) == StartupTime(total_seconds=38.5, firmware_seconds=12.25)
    without = SHOWN.replace("12250000", "0")
    assert linux(without) == StartupTime(total_seconds=26.25)


def test_a_start_that_has_not_ended_cannot_be_told() -> None:
    with pytest.raises(CannotTell, match="how long"):
        linux(SHOWN.replace("26250000", "0"))
    with pytest.raises(CannotTell, match="which services"):
        FACT.readers[Platform.LINUX](RecordedMachine(Platform.LINUX))


def test_the_fact_stays_the_same_until_the_next_start() -> None:
    assert FACT.stamp is until_restart


def test_windows_tells_administrators_only() -> None:
    told = RecordedMachine(Platform.WINDOWS, programs={"powershell": '{"ms":"41250"}'})
    assert FACT.readers[Platform.WINDOWS](told) == StartupTime(total_seconds=41.25)
    barred = RecordedMachine(Platform.WINDOWS, programs={"powershell": '{"ms":null}'})
    with pytest.raises(CannotTell, match="administrator"):
        FACT.readers[Platform.WINDOWS](barred)
