"""When a disk is worth replacing."""

from __future__ import annotations

from typing import Any

import pytest

from diagnostics.checks.disk_health import CHECK
from diagnostics.facts.disk_health import DiskHealth, Drive
from diagnostics.model import State, Verdict
from tests.support.judging import english, judge, never_better, says_something


def with_drives(*told: dict[str, Any]) -> Verdict:
    drives = tuple(
        Drive(**{"model": f"Disk {n}", "failing": False, **one}) for n, one in enumerate(told)
    )
    return judge(CHECK, DiskHealth(drives=drives))


@pytest.mark.parametrize(
    ("told", "state", "words"),
    [
        ({}, State.FINE, "2 disks say"),
        ({"failing": True}, State.PROBLEM, "“Disk 1” says that it is failing"),
        ({"bad_sectors": 0}, State.FINE, "2 disks"),
        ({"bad_sectors": 1}, State.ATTENTION, "“Disk 1” has 1 place that"),
        ({"bad_sectors": 99}, State.ATTENTION, "has 99 places"),
        ({"bad_sectors": 100}, State.PROBLEM, "has 100 places"),
        ({"worn_ratio": 0.89}, State.FINE, "2 disks"),
        ({"worn_ratio": 0.9}, State.ATTENTION, "has used 0.9 of"),
        ({"worn_ratio": 1.0, "celsius": 99}, State.PROBLEM, "has used 1.0 of"),
        ({"celsius": 69.9}, State.FINE, "2 disks"),
        ({"celsius": 70}, State.ATTENTION, "is hot: 70 °C"),
    ],
)
def test_the_worst_disk_is_named(told: dict[str, Any], state: State, words: str) -> None:
    verdict = with_drives({}, told)
    assert verdict.state is state
    assert words in english(verdict.sentence)
    assert says_something(verdict)


def test_of_two_disks_as_bad_the_first_is_told() -> None:
    assert "“Disk 0”" in english(with_drives({"failing": True}, {"failing": True}).sentence)


def test_more_wear_is_never_better() -> None:
    assert never_better([with_drives({"worn_ratio": tenths / 10}) for tenths in range(12)])
