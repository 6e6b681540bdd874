"""The clock is left to the system's own time service, which is never left off."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as some

from diagnostics.fixes.powershell import as_administrator
from diagnostics.fixes.set_clock import FIX, kept_in
from diagnostics.model import Outcome
from diagnostics.system import Output, Platform
from tests.support.fixing import Told
from tests.support.machine import RecordedMachine

SHOW = "timedatectl show -p NTP -p CanNTP"


def on_linux(
    ntp: str = "no",
    can: str = "yes",
    *,
    refused: bool = False,
    more: Mapping[str, str | Output | Exception] | None = None,
) -> RecordedMachine:
    """As timedatectl of systemd 252 (Debian 12) answers."""
    denied = Output(1, "", "Failed to set ntp: Interactive authentication required.")
    answers: dict[str, str | Output | Exception] = {
        SHOW: f"NTP={ntp}\nCanNTP={can}\n",
        "timedatectl": denied if refused else "",
    }
    return RecordedMachine(Platform.LINUX, programs=answers | dict(more or {}))


def applied(machine: RecordedMachine, told: Told | None = None) -> Outcome:
    return FIX.apply(machine, FIX.plan(machine), frozenset(), told or Told())


def switched(machine: RecordedMachine) -> list[str]:
    return [argv[2] for argv in machine.ran if argv[1] == "set-ntp"]


def test_one_that_is_off_is_switched_on_and_can_be_switched_off_again() -> None:
    machine = on_linux()
    before = FIX.plan(machine).undo
    assert switched(machine) == []
    assert applied(machine).steps[0].ok
    assert switched(machine) == ["true"]
    assert FIX.undo is not None
    assert before is not None
    assert FIX.undo(machine, before, Told()).steps[0].ok
    assert switched(machine) == ["true", "false"]


def test_one_that_is_on_begins_anew_and_needs_no_way_back() -> None:
    machine = on_linux("yes")
    assert FIX.plan(machine).undo is None
    applied(machine)
    assert switched(machine) == ["true"]


def test_where_systemd_keeps_the_time_it_does_so_anew_and_is_never_left_off() -> None:
    machine = on_linux("yes", more={"systemctl": ""})
    assert applied(machine).steps[0].ok
    assert machine.ran[-1] == ("systemctl", "restart", "systemd-timesyncd.service")
    assert switched(machine) == []


def test_who_may_not_is_told_so() -> None:
    done = applied(on_linux(refused=True))
    assert not done.steps[0].ok
    assert done.summary.msgid == "Nothing was changed"


@pytest.mark.parametrize("can", ["no", ""])
def test_without_a_time_service_there_is_nothing_to_do(can: str) -> None:
    machine = on_linux(can=can)
    assert FIX.plan(machine).steps == ()
    assert applied(machine).steps == ()
    assert FIX.plan(RecordedMachine(Platform.LINUX)).steps == ()


def test_stopped_before_it_begins_nothing_is_switched() -> None:
    machine = on_linux("yes")
    assert applied(machine, Told(most=0)).cancelled
    assert switched(machine) == []


def test_windows_asks_for_an_administrator_with_something_fixed() -> None:
    machine = RecordedMachine(Platform.WINDOWS, programs={"powershell": ""})
    assert applied(machine).steps[0].ok
    assert "w32tm /resync" in machine.ran[-1][-1]
    with pytest.raises(ValueError, match="'"):
        as_administrator("Remove-Item 'C:'")


@given(some.text())
def test_any_answer_is_understood_or_left(printed: str) -> None:
    kept_in(printed)
