"""The name of the time zone and how far it is from UTC."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from diagnostics.facts.time_zone import FACT, TimeZone, _named
from diagnostics.system import Platform
from tests.support.machine import RecordedMachine

WINTER, SUMMER = 1_795_392_000, 1_780_000_000


@pytest.fixture
def brussels(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    monkeypatch.setenv("TZ", "Europe/Brussels")
    time.tzset()
    yield {"TZ": "Europe/Brussels"}
    monkeypatch.undo()
    time.tzset()


def test_a_variable_goes_before_the_system(brussels: dict[str, str]) -> None:
    def zone(now: int) -> TimeZone:
        return FACT.readers[Platform.LINUX](
            RecordedMachine(Platform.LINUX, environment=brussels, now=now)
        )

    assert zone(WINTER) == TimeZone(
        name="Europe/Brussels", offset_minutes=60, summer_time=False, overridden=True
    )
    assert zone(SUMMER).offset_minutes == 120
    assert zone(SUMMER).summer_time


def test_the_system_has_a_link(tmp_path: Path) -> None:
    zone = tmp_path / "zoneinfo/Europe/Brussels"
    zone.parent.mkdir(parents=True)
    zone.touch()
    (tmp_path / "localtime").symlink_to(zone)
    assert _named(tmp_path / "localtime") == "Europe/Brussels"
    assert _named(tmp_path / "nothing") == ""
