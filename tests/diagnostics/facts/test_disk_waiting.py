"""How long programs wait for the disk."""

from __future__ import annotations

import pytest

from diagnostics.facts.disk_waiting import FACT, DiskWaiting, busy
from diagnostics.model import CannotTell
from diagnostics.system import Platform, this_machine
from tests.support.machine import RecordedMachine, recording


def with_pressure(text: str) -> RecordedMachine:
    return RecordedMachine(Platform.LINUX, files={"/proc/pressure/io": text})


def test_the_kernel_tells_how_long_all_work_waited() -> None:
    machine = with_pressure(recording("linux/proc-pressure-memory.txt"))
    expected = DiskWaiting(waiting_ratio=0.255, over_seconds=60)
    assert FACT.readers[Platform.LINUX](machine) == expected


def test_a_kernel_that_does_not_measure_it_gives_a_reason() -> None:
    with pytest.raises(CannotTell):
        FACT.readers[Platform.LINUX](with_pressure(""))


@pytest.mark.parametrize(
    ("before", "after", "ratio"),
    [
        ({"a": 0, "b": 0}, {"a": 100, "b": 300}, 0.6),
        ({"a": 0}, {"a": 9000}, 1.0),
        ({"a": 100}, {"a": 50}, 0.0),
        ({}, {"new": 500}, 0.0),
    ],
)
def test_elsewhere_the_busiest_disk_is_told(
    before: dict[str, int], after: dict[str, int], ratio: float
) -> None:
    assert busy(before, after, 0.5) == ratio


def test_elsewhere_a_moment_is_looked_at() -> None:
    assert 0 <= FACT.readers[Platform.WINDOWS](this_machine()).waiting_ratio <= 1
