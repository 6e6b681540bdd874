"""A fix is praised only for what its checks can show."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.model import (
    Cancelled,
    Check,
    Fact,
    Facts,
    Finding,
    Fix,
    Measure,
    Outcome,
    Plan,
    Progress,
    State,
    Topic,
    Verdict,
)
from diagnostics.repair import Effect, Repair, compare, repair
from diagnostics.system import Machine, Platform
from diagnostics.text import text
from tests.support.fixing import Told
from tests.support.machine import RecordedMachine


def a_finding(
    state: State = State.ATTENTION,
    value: float | None = None,
    *,
    more_is_better: bool = True,
    noise: float = 0,
) -> Finding:
    label = text("{value} free", value=value or 0)
    measure = (
        None
        if value is None
        else Measure(value=value, more_is_better=more_is_better, noise=noise, label=label)
    )
    return Finding(
        id="disk_space",
        topic=Topic.STORAGE,
        state=state,
        title=text("Disk"),
        sentence=text("It is."),
        measure=measure,
        took_ms=1.0,
    )


@pytest.mark.parametrize(
    ("before", "after", "effect"),
    [
        (a_finding(State.PROBLEM), a_finding(State.FINE), Effect.VERIFIED),
        (a_finding(State.PROBLEM), a_finding(State.ATTENTION), Effect.VERIFIED),
        (a_finding(State.FINE), a_finding(State.PROBLEM), Effect.WORSE),
        (a_finding(State.PROBLEM), a_finding(State.PROBLEM), Effect.NO_CHANGE),
        (a_finding(State.UNKNOWN), a_finding(State.FINE), Effect.UNKNOWN),
        (a_finding(State.PROBLEM), a_finding(State.UNKNOWN), Effect.UNKNOWN),
        (a_finding(value=3), a_finding(value=14), Effect.VERIFIED),
        (a_finding(value=14), a_finding(value=3), Effect.NO_CHANGE),
        (a_finding(value=3, noise=5), a_finding(value=8), Effect.NO_CHANGE),
        (a_finding(value=3, noise=5), a_finding(value=8.1), Effect.VERIFIED),
        (
            a_finding(value=900, more_is_better=False),
            a_finding(value=12, more_is_better=False),
            Effect.VERIFIED,
        ),
        (a_finding(value=3), a_finding(), Effect.NO_CHANGE),
    ],
)
def test_one_check_before_and_after(before: Finding, after: Finding, effect: Effect) -> None:
    assert compare((before,), (after,)) is effect


def test_one_check_that_got_worse_outweighs_one_that_got_better() -> None:
    better = (a_finding(State.PROBLEM), a_finding(State.FINE))
    worse = (a_finding(State.FINE), a_finding(State.ATTENTION))
    assert compare((better[0], worse[0]), (better[1], worse[1])) is Effect.WORSE


def test_one_check_that_got_better_outweighs_one_that_could_not_tell() -> None:
    better, unknown = a_finding(State.FINE), a_finding(State.UNKNOWN)
    assert compare((a_finding(), unknown), (better, unknown)) is Effect.VERIFIED


def test_no_checks_prove_nothing() -> None:
    assert compare((), ()) is Effect.UNKNOWN


@given(st.sampled_from(State), st.none() | st.floats(0, 1e12))
def test_nothing_that_stayed_the_same_is_praised_or_blamed(
    state: State, value: float | None
) -> None:
    same = a_finding(state, value)
    assert compare((same,), (same,)) in {Effect.NO_CHANGE, Effect.UNKNOWN}


class Level(msgspec.Struct, frozen=True):
    """How full the bucket is that the test's fix empties."""

    litres: int


@pytest.fixture
def bucket() -> list[int]:
    return [20]


def checks_of(bucket: list[int]) -> dict[str, Check]:
    fact = Fact(
        id="level",
        topic=Topic.STORAGE,
        limit=5.0,
        readers={Platform.LINUX: lambda machine: Level(bucket[0])},
    )

    def judge(facts: Facts) -> Verdict:
        state = State.PROBLEM if facts[fact].litres > 10 else State.FINE
        sentence = text("{n} litres.", n=facts[fact].litres)
        return Verdict(state=state, title=text("Bucket"), sentence=sentence)

    def check(check_id: str) -> Check:
        return Check(
            id=check_id,
            topic=Topic.STORAGE,
            title=text("Bucket"),
            needs=(fact,),
            judge=judge,
            fix="empty",
        )

    return {check_id: check(check_id) for check_id in ("other", "second", "first")}


PLAN = Plan(fix="empty", summary=text("Empty it"))


def fix_of(bucket: list[int]) -> Fix:
    """Empties the bucket, unless it is asked to stop before."""

    def pour(machine: Machine, plan: Plan, choices: frozenset[str], progress: Progress) -> Outcome:
        try:
            progress.step(0.5, text("Pouring"))
        except Cancelled:
            return Outcome(summary=text("Left full"), steps=(), cancelled=True)
        bucket[0] = 0
        return Outcome(summary=text("Emptied"), steps=())

    return Fix(
        id="empty",
        topic=Topic.STORAGE,
        title=text("Empty the bucket"),
        about=text("Pours it out."),
        keywords=text("full, bucket"),
        checks=("first", "second"),
        platforms=frozenset(Platform),
        plan=lambda machine: PLAN,
        apply=pour,
    )


def repaired(bucket: list[int], progress: Progress) -> Repair:
    machine = RecordedMachine(Platform.LINUX)
    return repair(fix_of(bucket), PLAN, frozenset(), checks_of(bucket), machine, progress)


def test_the_checks_of_a_fix_run_before_and_after_in_its_order(bucket: list[int]) -> None:
    done = repaired(bucket, Told())
    assert [f.id for f in done.before] == [f.id for f in done.after] == ["first", "second"]
    assert {f.state for f in done.before} == {State.PROBLEM}
    assert {f.state for f in done.after} == {State.FINE}
    assert (done.effect, done.outcome.summary.msgid) == (Effect.VERIFIED, "Emptied")
    assert msgspec.json.decode(msgspec.json.encode(done), type=type(done)) == done


def test_it_says_where_it_is_while_it_checks_too(bucket: list[int]) -> None:
    told = Told()
    repaired(bucket, told)
    assert [(done, doing.msgid) for done, doing in told.steps] == [
        (0.0, "Checking how things are"),
        (0.5, "Pouring"),
        (1.0, "Checking whether it helped"),
    ]


@pytest.mark.parametrize("most", [0, 1])
def test_whenever_it_is_asked_to_stop_it_still_says_how_things_are(
    bucket: list[int], most: int
) -> None:
    done = repaired(bucket, Told(most))
    assert done.outcome.cancelled
    assert (done.effect, bucket) == (Effect.NO_CHANGE, [20])
    assert {f.state for f in done.after} == {State.PROBLEM}


def test_what_shows_only_after_a_restart_is_not_judged_yet(bucket: list[int]) -> None:
    later = Outcome(summary=text("At the next start"), steps=(), later=True)
    fix = msgspec.structs.replace(fix_of(bucket), apply=lambda *_: later)
    machine = RecordedMachine(Platform.LINUX)
    done = repair(fix, PLAN, frozenset(), checks_of(bucket), machine, Told())
    assert done.effect is Effect.LATER
