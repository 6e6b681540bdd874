"""Clearing the print queue, in a real print system."""

from __future__ import annotations

import getpass

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.fixes.clear_print_queue import FIX, stuck
from diagnostics.model import Finding, State
from diagnostics.registry import CHECK
from diagnostics.repair import Effect, repair
from diagnostics.system import Output, Platform, this_machine
from tests.support.cups import Cups
from tests.support.fixing import Told
from tests.support.machine import RecordedMachine, recording

NOBODY: frozenset[str] = frozenset()


@pytest.mark.slow
def test_a_stuck_queue_is_cleared_resumed_and_proven(cups: Cups) -> None:
    cups.add_printer("Office_2", stopped=True)
    cups.add_printer("Second_Floor")
    cups.print("Office_2")
    cups.print("Office_2")
    machine = this_machine()
    plan = FIX.plan(machine)
    assert [step.id for step in plan.steps] == ["jobs", "printers"]
    assert len(cups.waiting()) == 2
    done = repair(FIX, plan, NOBODY, CHECK, machine, Told())
    assert done.effect is Effect.VERIFIED
    assert [finding.state for finding in done.before] == [State.ATTENTION]
    assert [finding.state for finding in done.after] == [State.FINE]
    assert sentence(done.before[0]).startswith("2 documents are stuck")
    assert cups.waiting() == []
    assert not cups.is_stopped("Office_2")
    assert all(step.ok for step in done.outcome.steps)


@pytest.mark.slow
def test_documents_of_other_people_stay(cups: Cups) -> None:
    cups.add_printer("Office_2", stopped=True)
    others = cups.print("Office_2", "-U", "anna")
    mine = cups.print("Office_2")
    machine = this_machine()
    plan = FIX.plan(machine)
    assert plan.details.jobs == (mine,)
    # The printer stays stopped, or it would print hers before anybody could look.
    cancel_only = msgspec.structs.replace(plan.details, printers=())
    FIX.apply(machine, msgspec.structs.replace(plan, details=cancel_only), NOBODY, Told())
    assert cups.waiting() == [others]


@pytest.mark.slow
def test_stopped_before_the_first_step_nothing_changes(cups: Cups) -> None:
    cups.add_printer("Office_2", stopped=True)
    job = cups.print("Office_2")
    machine = this_machine()
    outcome = FIX.apply(machine, FIX.plan(machine), NOBODY, Told(most=0))
    assert outcome.cancelled
    assert cups.waiting() == [job]
    assert cups.is_stopped("Office_2")


@pytest.mark.slow
def test_a_queue_that_works_has_nothing_to_clear(cups: Cups) -> None:
    cups.add_printer("Office_2")
    plan = FIX.plan(this_machine())
    assert plan.steps == ()
    assert "None of your documents is stuck" in plan.summary.msgid


def test_without_a_print_system_it_says_so() -> None:
    plan = FIX.plan(RecordedMachine(Platform.LINUX))
    assert plan.steps == ()
    assert plan.summary.values["reason"].msgid == "this computer has no print system"  # type: ignore[union-attr]


def test_a_printer_that_may_not_be_resumed_is_said_in_words() -> None:
    forbidden = Output(1, "", "cupsenable: Operation failed: Forbidden")
    machine = RecordedMachine(
        Platform.LINUX,
        programs={
            "lpstat": recording("linux/lpstat.txt"),
            "cancel": Output(0, ""),
            "cupsenable": forbidden,
            "/usr/sbin/cupsenable": forbidden,
        },
    )
    outcome = FIX.apply(machine, FIX.plan(machine), NOBODY, Told())
    [resumed] = [step for step in outcome.steps if step.title.msgid == "Resumed printers"]
    assert not resumed.ok
    assert "IT can" in resumed.detail.msgid


HOSTILE = "-rf-1                   {me}              1024   Mon Nov 23 13:43:01 2026\n"


def test_a_name_that_a_program_could_take_for_an_option_is_never_passed_on() -> None:
    printed = "printer -rf disabled since Mon Nov 23 13:43:01 2026 -\n"
    found = stuck(printed + HOSTILE.format(me=getpass.getuser()), 1.79e9, getpass.getuser())
    assert found.jobs == ()
    assert found.printers == ()


@given(st.text())
def test_whatever_lpstat_prints_only_safe_names_come_out(printed: str) -> None:
    found = stuck(printed, 1.79e9, "anna")
    assert not any(name.startswith("-") or " " in name for name in (*found.jobs, *found.printers))


def sentence(finding: Finding) -> str:
    from assistant.language import Language

    return Language("en").say(finding.sentence)
