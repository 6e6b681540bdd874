"""Clearing the print queue, in a real print system."""

from __future__ import annotations

import getpass
import os
import re
from base64 import b64decode
from collections.abc import Mapping

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.fixes.clear_print_queue import FIX
from diagnostics.fixes.clear_print_queue.cups import stuck
from diagnostics.fixes.clear_print_queue.spooler import Stuck
from diagnostics.fixes.powershell import script
from diagnostics.model import Finding, Plan, State, StepDone
from diagnostics.registry import CHECK
from diagnostics.repair import Effect, repair
from diagnostics.system import Output, Platform, ProgramTimedOut, this_machine
from diagnostics.system.machine import ThisMachine
from diagnostics.text import text
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


AS_NOBODY = ("setpriv", "--reuid=nobody", "--clear-groups")


class NobodysMachine(ThisMachine):
    """This computer for somebody without any rights."""

    def run(self, *argv: str, limit: float) -> Output:
        return super().run(*AS_NOBODY, *argv, limit=limit)


@pytest.mark.slow
@pytest.mark.skipif(os.geteuid() != 0, reason="needs root, to be somebody else")
def test_without_rights_the_own_document_is_cancelled_and_no_printer_resumed(
    cups: Cups, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "nobody")
    cups.add_printer("Office_2", stopped=True)
    others = cups.print("Office_2")
    cups.print("Office_2", under=AS_NOBODY)
    machine = NobodysMachine(Platform.LINUX)
    cancelled, resumed = FIX.apply(machine, FIX.plan(machine), NOBODY, Told()).steps
    assert cancelled.ok
    assert cups.waiting() == [others]
    assert "IT can" in resumed.detail.msgid
    assert cups.is_stopped("Office_2")


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
def test_stopped_half_way_it_says_what_was_done_and_no_more(cups: Cups) -> None:
    cups.add_printer("Office_2", stopped=True)
    first, second = cups.print("Office_2"), cups.print("Office_2")
    machine = this_machine()
    outcome = FIX.apply(machine, FIX.plan(machine), NOBODY, Told(most=1))
    assert outcome.cancelled
    assert (outcome.summary.msgid, outcome.summary.count) == ("{n} document cancelled", 1)
    [cancelled] = outcome.steps
    assert (cancelled.detail.values["done"], cancelled.detail.count) == (1, 2)
    assert cups.waiting() == [second]
    assert first not in cups.waiting()


@pytest.mark.slow
def test_a_document_that_is_done_meanwhile_is_counted_as_it_is(cups: Cups) -> None:
    cups.add_printer("Office_2", stopped=True)
    cups.print("Office_2")
    gone = cups.print("Office_2")
    machine = this_machine()
    plan = FIX.plan(machine)
    cups.run("cancel", gone)
    cancelled, _resumed = FIX.apply(machine, plan, NOBODY, Told()).steps
    assert (cancelled.detail.values["done"], cancelled.detail.count) == (1, 2)
    assert not cancelled.ok


@pytest.mark.slow
def test_a_stopped_printer_without_documents_is_resumed(cups: Cups) -> None:
    cups.add_printer("Office_2", stopped=True)
    machine = this_machine()
    plan = FIX.plan(machine)
    assert [step.id for step in plan.steps] == ["printers"]
    outcome = FIX.apply(machine, plan, NOBODY, Told())
    assert (outcome.summary.msgid, outcome.summary.count) == ("{n} printer resumed", 1)
    assert not cups.is_stopped("Office_2")


@pytest.mark.slow
def test_a_queue_that_works_has_nothing_to_clear(cups: Cups) -> None:
    cups.add_printer("Office_2")
    waiting = cups.print("Office_2", "-H", "indefinite")
    plan = FIX.plan(this_machine())
    assert plan.steps == ()
    assert cups.waiting() == [waiting]
    assert "None of your documents is stuck" in plan.summary.msgid


def test_without_a_print_system_it_says_so() -> None:
    plan = FIX.plan(RecordedMachine(Platform.LINUX))
    assert plan.steps == ()
    assert plan.summary.values["reason"].msgid == "this computer has no print system"  # type: ignore[union-attr]


def resuming(programs: Mapping[str, Output | Exception]) -> StepDone:
    """What is said of the printer where only these programs can be run."""
    machine = RecordedMachine(Platform.LINUX, programs=programs)
    plan = Plan(fix=FIX.id, summary=text("Resume it."), details=Stuck(printers=("Basement",)))
    [step] = FIX.apply(machine, plan, NOBODY, Told()).steps
    return step


@pytest.mark.parametrize(
    "answer", [Output(1, "", "Operation failed: Forbidden"), ProgramTimedOut("cupsenable"), None]
)
def test_a_printer_that_may_not_be_resumed_is_said_in_words(
    answer: Output | Exception | None,
) -> None:
    step = resuming(
        {} if answer is None else {"cupsenable": answer, "/usr/sbin/cupsenable": answer}
    )
    assert not step.ok
    assert "IT can" in step.detail.msgid


@pytest.mark.parametrize("program", ["cupsenable", "/usr/sbin/cupsenable"])
def test_a_printer_is_resumed_wherever_the_program_is(program: str) -> None:
    step = resuming({program: Output(0, "")})
    assert step.ok
    assert "prints again" in step.detail.msgid


def test_somebody_without_a_name_has_no_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("os.getuid", lambda: 54321)
    machine = RecordedMachine(Platform.MACOS, programs={"lpstat": recording("linux/lpstat.txt")})
    assert FIX.plan(machine).details == Stuck(printers=("Basement",))


def test_a_document_that_waits_too_long_is_stuck_though_its_printer_works() -> None:
    printed = f"Office_2-7 {getpass.getuser()} 1024 Mon Nov 23 13:43:01 2020\n"
    plan = FIX.plan(RecordedMachine(Platform.LINUX, programs={"lpstat": printed}))
    assert plan.details == Stuck(jobs=("Office_2-7",))
    assert plan.summary.msgid == "Your stuck documents are cancelled."


def test_windows_is_asked_for_the_persons_own_documents() -> None:
    programs = {"powershell": recording("windows/print-queue-own.json")}
    machine = RecordedMachine(Platform.WINDOWS, programs=programs)
    plan = FIX.plan(machine)
    assert plan.details == Stuck(jobs=("Office 2, 7",), printers=("Basement",))
    outcome = FIX.apply(machine, plan, NOBODY, Told())
    assert [step.ok for step in outcome.steps] == [True, True]


def test_windows_may_refuse() -> None:
    machine = RecordedMachine(Platform.WINDOWS, programs={"powershell": Output(5, "")})
    details = Stuck(jobs=("Office 2, 7",), printers=("Basement",))
    plan = Plan(fix=FIX.id, summary=text("Clear it."), details=details)
    jobs, printers = FIX.apply(machine, plan, NOBODY, Told()).steps
    assert (jobs.detail.values["done"], jobs.ok) == (0, False)
    assert "IT can" in printers.detail.msgid
    assert printers.detail.values["printers"] == "Basement"


def test_a_windows_that_makes_no_sense_is_said() -> None:
    machine = RecordedMachine(Platform.WINDOWS, programs={"powershell": "Zugriff verweigert"})
    plan = FIX.plan(machine)
    assert plan.steps == ()
    assert plan.summary.msgid == "Nothing can be cleared, because {reason}."


@given(st.text())
def test_whatever_a_printer_is_called_it_cannot_leave_its_quotes(name: str) -> None:
    """Only Windows gets names as part of a script."""
    [quoted] = re.findall(r"FromBase64String\('([^']*)'\)", script("exit 0", name=name))
    assert b64decode(quoted, validate=True).decode() == name
    assert script("exit 0", name=name).replace(quoted, "") == script("exit 0", name="")


HOSTILE = "-rf-1                   {me}              1024   Mon Nov 23 13:43:01 2026\n"


def test_a_name_that_a_program_could_take_for_an_option_is_never_passed_on() -> None:
    printed = "printer -rf disabled since Mon Nov 23 13:43:01 2026 -\n"
    found = stuck(printed + HOSTILE.format(me=getpass.getuser()), 1.79e9, getpass.getuser())
    assert found.jobs == ()
    assert found.printers == ()


@given(st.text() | st.builds(HOSTILE.format, me=st.just("anna")))
def test_whatever_lpstat_prints_only_safe_names_come_out(printed: str) -> None:
    found = stuck(printed, 1.79e9, "anna")
    assert not any(name.startswith("-") or " " in name for name in (*found.jobs, *found.printers))


def sentence(finding: Finding) -> str:
    from assistant.language import Language

    return Language("en").say(finding.sentence)
