"""A restart at a time that suits. The system's own program is replaced, so that none happens."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from diagnostics.fixes.restart import fix
from diagnostics.fixes.restart.planned import request
from diagnostics.fixes.restart.times import DAY, HOUR, MINUTE, minutes_until, times
from diagnostics.model import Outcome, Plan
from diagnostics.system import Output, Platform
from diagnostics.system.machine import ThisMachine
from diagnostics.system.planned_restart import planned, planned_in
from tests.support.fixing import Told
from tests.support.machine import RecordedMachine

# 2026-11-24 10:00 in the time zone of the tests, whatever that is.
NOW = datetime(2026, 11, 24, 10).astimezone().timestamp()
FLAG = "/run/reboot-required"
FILE = "/run/systemd/shutdown/scheduled"
# As systemd 252 (Debian 12) wrote it after `shutdown --no-wall -r +60`.
SCHEDULED = "USEC={usec}\nWARN_WALL=0\nMODE=reboot\nUID=1000\nTTY=pts/0\n"
RESTART = fix(7)


def recorded(platform: Platform = Platform.LINUX, **answers: Any) -> RecordedMachine:
    return RecordedMachine(platform, now=NOW, **answers)


def scheduled(at: float) -> dict[str, str]:
    return {FILE: SCHEDULED.format(usec=round(at * 1e6))}


def ids(plan: Plan) -> list[str]:
    return [step.id for step in plan.steps]


def chosen(machine: RecordedMachine, step: str, told: Told | None = None) -> Outcome:
    return RESTART.apply(machine, RESTART.plan(machine), frozenset({step}), told or Told())


def test_one_of_the_times_that_suit_is_chosen() -> None:
    machine = recorded()
    plan = RESTART.plan(machine)
    assert ids(plan) == ["now", "hour", "evening", "morning"]
    assert len({step.group for step in plan.steps}) == 1
    assert machine.ran == []


def test_it_is_not_put_off_longer_than_it_can_wait_for() -> None:
    nearly = RESTART.plan(recorded(modified={FLAG: NOW - 7 * DAY + 2 * HOUR}))
    assert ids(nearly) == ["now", "hour"]
    late = RESTART.plan(recorded(modified={FLAG: NOW - 30 * DAY}))
    assert ids(late) == ["now"]
    assert "IT asks for it before {when}." in late.needs[-1].msgid


def test_what_is_planned_already_may_come_sooner_and_not_later() -> None:
    plan = RESTART.plan(recorded(files=scheduled(NOW + 2 * HOUR)))
    assert ids(plan) == ["now", "hour"]


def test_the_system_keeps_the_time() -> None:
    machine = recorded(programs={"shutdown": ""})
    done = chosen(machine, "hour")
    assert machine.ran == [("shutdown", "--no-wall", "-r", "+60")]
    assert done.later
    assert done.steps[0].ok


def test_windows_and_macos_are_asked_in_their_own_words() -> None:
    assert request(Platform.WINDOWS, 60) == ("/r", "/t", "3600", "/d", "p:4:1")
    assert request(Platform.MACOS, 1)[0] == "-e"
    mac = recorded(Platform.MACOS)
    assert ids(RESTART.plan(mac)) == ["now"]
    assert RESTART.plan(mac).undo is None


@pytest.mark.parametrize("answer", [None, Output(1, "", "Interactive authentication required.")])
def test_a_system_that_does_not_let_one_is_said(answer: Output | None) -> None:
    machine = recorded(programs={"shutdown": answer} if answer else {})
    done = chosen(machine, "now")
    assert done.summary.msgid == "No restart was planned"
    assert not done.steps[0].ok
    assert not done.later


def test_stopped_before_it_is_planned_nothing_happens() -> None:
    machine = recorded(programs={"shutdown": ""})
    assert chosen(machine, "now", Told(most=0)).cancelled
    assert chosen(machine, "coffee").steps == ()
    assert machine.ran == []


def test_it_can_be_called_off() -> None:
    before = RESTART.plan(recorded()).undo
    machine = recorded(programs={"shutdown": ""}, files=scheduled(NOW + HOUR + 20))
    assert called_off(machine, before).steps[0].ok
    assert machine.ran == [("shutdown", "-c")]


def test_what_somebody_else_planned_is_not_called_off() -> None:
    before = RESTART.plan(recorded()).undo
    machine = recorded(programs={"shutdown": ""}, files=scheduled(NOW + 3 * HOUR))
    assert not called_off(machine, before).steps[0].ok
    assert machine.ran == []


def test_where_nothing_is_planned_any_more_there_is_nothing_to_call_off() -> None:
    machine = recorded(programs={"shutdown": ""})
    assert called_off(machine, RESTART.plan(machine).undo).steps[0].ok
    assert machine.ran == []


def called_off(machine: RecordedMachine, before: bytes | None) -> Outcome:
    assert RESTART.undo is not None
    assert before is not None
    return RESTART.undo(machine, before, Told())


def test_the_real_program_gets_whole_arguments(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = tmp_path / "said"
    program = tmp_path / "shutdown"
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {said}\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    machine = ThisMachine(Platform.LINUX)
    done = RESTART.apply(machine, RESTART.plan(machine), frozenset({"now"}), Told())
    assert done.later
    assert said.read_text().split() == ["--no-wall", "-r", "+1"]


@given(some.text())
def test_any_file_is_a_time_or_none(written: str) -> None:
    at = planned_in(written)
    assert at is None or at >= 0


def test_being_switched_off_is_no_restart() -> None:
    assert planned_in("USEC=1790000000000000\nMODE=poweroff\n") is None
    assert planned(recorded(files=scheduled(NOW + 60))) == NOW + 60


@pytest.fixture(params=["Europe/Brussels", "America/New_York", "Asia/Kathmandu", "UTC"])
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@given(now=some.floats(1.7e9, 1.9e9), latest=some.none() | some.floats(1.7e9, 1.9e9))
def test_times_come_in_order_and_none_is_too_late(now: float, latest: float | None) -> None:
    _in_order(now, latest)


@pytest.mark.usefixtures("zone")
def test_the_clock_may_change_that_night() -> None:
    """Both nights on which Europe changes its clocks in 2026, hour by hour."""
    for month, day in ((3, 28), (10, 24)):
        first = datetime(2026, month, day, tzinfo=UTC).timestamp()
        for hour in range(60):
            _in_order(first + hour * HOUR, None)


def _in_order(now: float, latest: float | None) -> None:
    offered = [when.at for when in times(now, latest)]
    assert offered == sorted(offered)
    assert offered[0] == now + MINUTE
    assert all(now < at <= now + 1.5 * DAY for at in offered)
    assert latest is None or all(at <= latest for at in offered[1:])
    assert all(minutes_until(at, now) >= 1 for at in offered)
