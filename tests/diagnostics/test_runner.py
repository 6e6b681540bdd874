"""Whatever a fact or a check does, the run ends in time, and every check has a finding."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pytest

from diagnostics.model import (
    CannotTell,
    Check,
    Fact,
    Facts,
    Finding,
    Reading,
    State,
    Topic,
    Verdict,
)
from diagnostics.runner import Examination, examine, gather, read_all
from diagnostics.system import Machine, Platform, ProgramMissing, ProgramTimedOut
from diagnostics.text import text
from tests.support.judging import english
from tests.support.machine import RecordedMachine

LINUX = RecordedMachine(Platform.LINUX)


class Number(msgspec.Struct, frozen=True):
    """What the facts of these tests tell."""

    value: int


def a_fact(name: str, read: Callable[[Machine], Number], *, limit: float = 20.0) -> Fact[Number]:
    return Fact(id=name, topic=Topic.MEMORY, limit=limit, readers={Platform.LINUX: read})


def a_check(name: str, *needs: Fact[Number], fix: str | None = None) -> Check:
    def judge(facts: Facts) -> Verdict:
        total = sum(facts[fact].value for fact in needs)
        state = State.PROBLEM if total > 10 else State.FINE
        return Verdict(state=state, title=text("Sum"), sentence=text("It is {n}.", n=total))

    return Check(
        id=name, topic=Topic.MEMORY, title=text("The sum"), needs=needs, judge=judge, fix=fix
    )


def raising(error: Exception) -> Callable[[Machine], Number]:
    def read(machine: Machine) -> Number:
        raise error

    return read


def ran(*checks: Check, machine: Machine = LINUX) -> Examination:
    return gather(examine(checks, machine), time.perf_counter())


def finding(*checks: Check) -> Finding:
    (only,) = ran(*checks).findings
    return only


@pytest.fixture
def released() -> Iterator[threading.Event]:
    """What hanging facts wait for; they are let go when the test is over."""
    event = threading.Event()
    yield event
    event.set()


ONE = a_fact("one", lambda machine: Number(1))
MANY = a_fact("many", lambda machine: Number(100))


def test_a_check_judges_the_facts_it_needs_once_each_is_read() -> None:
    examination = ran(a_check("sum", ONE, MANY), a_check("more", ONE, MANY, fix="less"))
    assert [english(f.sentence) for f in examination.findings] == ["It is 101.", "It is 101."]
    assert sorted(r.fact for r in examination.readings) == ["many", "one"]
    assert examination.took_ms >= 0


def test_a_fix_is_offered_only_where_something_is_wrong() -> None:
    assert finding(a_check("sum", MANY, fix="less")).fix == "less"
    assert finding(a_check("sum", ONE, fix="less")).fix is None
    broken = a_fact("broken", raising(OSError()))
    assert finding(a_check("sum", broken, fix="less")).fix is None


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (CannotTell(text("{who} hides it", who="somebody")), "somebody hides it"),
        (ProgramMissing("lpstat"), "the program “lpstat” is not installed"),
        (ProgramTimedOut("lpstat"), "the program “lpstat” did not answer in time"),
        (PermissionError(), "you are not allowed to see it"),
        (FileNotFoundError(), "this computer does not have it"),
        (KeyError("linux"), "this is not looked at on this system"),
        (KeyError("anything"), "reading it failed (KeyError)"),
        (ZeroDivisionError(), "reading it failed (ZeroDivisionError)"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_fact_that_fails_is_a_reason_and_never_fine(error: Exception, reason: str) -> None:
    found = finding(a_check("sum", a_fact("broken", raising(error))))
    assert found.state is State.UNKNOWN
    assert english(found.title) == "The sum"
    assert english(found.sentence) == f"Could not tell, because {reason}."


def test_a_failing_fact_holds_up_only_the_checks_that_need_it() -> None:
    broken = a_fact("broken", raising(OSError()))
    states = {f.id: f.state for f in ran(a_check("bad", ONE, broken), a_check("ok", ONE)).findings}
    assert states == {"bad": State.UNKNOWN, "ok": State.FINE}


def test_a_fact_without_a_reader_for_this_system_is_a_reason() -> None:
    (found,) = ran(a_check("sum", ONE), machine=RecordedMachine(Platform.MACOS)).findings
    assert (
        english(found.sentence) == "Could not tell, because this is not looked at on this system."
    )


def test_a_fact_that_hangs_is_too_late_and_the_others_are_not(
    released: threading.Event,
) -> None:
    def hang(machine: Machine) -> Number:
        released.wait(20)
        return Number(1)

    hanging = a_fact("hanging", hang, limit=0.1)
    results = list(examine([a_check("late", hanging), a_check("ok", ONE)], LINUX))
    kinds = [(type(r), r.fact if isinstance(r, Reading) else r.id) for r in results]
    assert kinds == [(Reading, "one"), (Finding, "ok"), (Reading, "hanging"), (Finding, "late")]
    late = results[-1]
    assert isinstance(late, Finding)
    assert late.state is State.UNKNOWN
    assert "took longer than" in english(late.sentence)


def test_the_limit_of_one_fact_is_not_that_of_another(released: threading.Event) -> None:
    """The slow fact ends after the hanging one was given up, and still counts."""
    given_up = threading.Event()

    def hang(machine: Machine) -> Number:
        released.wait(20)
        return Number(1)

    def slow(machine: Machine) -> Number:
        given_up.wait(20)
        return Number(7)

    readings: list[Reading[Any]] = []
    for reading in read_all([a_fact("slow", slow), a_fact("hanging", hang, limit=0.05)], LINUX):
        readings.append(reading)
        given_up.set()
    assert [(r.fact, r.value) for r in readings] == [("hanging", None), ("slow", Number(7))]


def test_an_answer_that_comes_too_late_is_not_told_twice(released: threading.Event) -> None:
    def late(machine: Machine) -> Number:
        released.wait(20)
        return Number(1)

    seen = []
    waiting = a_fact("waiting", lambda machine: Number(int(released.wait(20))))
    for reading in read_all([a_fact("late", late, limit=0.05), waiting], LINUX):
        seen.append(reading.fact)
        released.set()
    assert seen == ["late", "waiting"]


def test_facts_are_read_side_by_side() -> None:
    """Each waits until all have begun, which none would live to see if they took turns."""
    together = threading.Barrier(5, timeout=10)

    def meet(machine: Machine) -> Number:
        together.wait()
        return Number(1)

    facts = [a_fact(f"fact {number}", meet) for number in range(5)]
    assert [r.value for r in read_all(facts, LINUX)] == [Number(1)] * 5


def test_a_mistake_in_a_check_is_a_finding_of_its_own() -> None:
    def mistaken(facts: Facts) -> Verdict:
        raise ZeroDivisionError

    check = msgspec.structs.replace(a_check("bad", ONE), judge=mistaken)
    found = finding(check)
    assert found.state is State.UNKNOWN
    assert "mistake of its own" in english(found.sentence)


def test_a_check_without_facts_is_never_reached_and_no_checks_are_no_findings() -> None:
    assert ran().findings == ()


def test_a_finding_took_as_long_as_the_slowest_fact_it_needed() -> None:
    never = threading.Event()

    def wait(machine: Machine) -> Number:
        never.wait(0.05)
        return Number(1)

    results = list(examine([a_check("sum", ONE, a_fact("slow", wait))], LINUX))
    readings = [r.took_ms for r in results if isinstance(r, Reading)]
    assert [r.took_ms for r in results if isinstance(r, Finding)] == [max(readings)]
    assert min(readings) < max(readings)


def test_a_fact_that_hangs_for_ever_does_not_hold_up_the_exit() -> None:
    readers = []

    def look(machine: Machine) -> Number:
        readers.append(threading.current_thread())
        return Number(1)

    ran(a_check("sum", a_fact("one", look)))
    assert [thread.daemon for thread in readers] == [True]


def test_nothing_is_left_running_afterwards() -> None:
    ran(a_check("sum", ONE, MANY))
    for thread in threading.enumerate():
        if thread.name.startswith("fact "):
            thread.join(10)
    assert not [t for t in threading.enumerate() if t.name.startswith("fact ")]
