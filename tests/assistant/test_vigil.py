"""When the computer is looked at again: rarely as a whole, soon where something changed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.vigil import ALL, APART_SECONDS, CONCERNS, WHOLE_SECONDS, Vigil
from diagnostics.model import Topic
from diagnostics.system.changes import Change

CABLE = frozenset({Change.NETWORK})


def test_nothing_is_due_until_something_changes_or_hours_have_passed() -> None:
    vigil = Vigil.begin(0.0)
    assert vigil.due(3600.0) == frozenset()
    assert vigil.patience(0.0) == WHOLE_SECONDS
    assert vigil.due(WHOLE_SECONDS) == ALL


def test_a_change_has_what_it_concerns_looked_at_at_once() -> None:
    vigil = Vigil.begin(0.0).changed(CABLE)
    assert vigil.due(100.0) == CONCERNS[Change.NETWORK]
    assert Topic.PRINTING not in vigil.due(100.0)


def test_a_flapping_cable_is_looked_at_once_a_minute_and_not_forgotten() -> None:
    vigil = Vigil.begin(0.0).changed(CABLE)
    vigil = vigil.looked(vigil.due(10.0), 10.0).changed(CABLE)
    assert vigil.due(11.0) == frozenset()
    assert vigil.patience(11.0) == APART_SECONDS - 1
    assert vigil.due(10.0 + APART_SECONDS) == CONCERNS[Change.NETWORK]


def test_after_sleep_everything_is_looked_at() -> None:
    assert Vigil.begin(0.0).changed(frozenset({Change.WOKEN})).due(1.0) == ALL


def test_looking_at_everything_settles_what_was_waiting() -> None:
    vigil = Vigil.begin(0.0).changed(CABLE).looked(ALL, 5.0)
    assert vigil.waiting == frozenset()
    assert vigil.due(1000.0) == frozenset()


@given(spread=st.floats(0.0, 1.0))
def test_computers_are_spread_over_hours(spread: float) -> None:
    patience = Vigil.begin(0.0, spread).patience(0.0)
    assert 0.75 * WHOLE_SECONDS <= patience <= 1.25 * WHOLE_SECONDS


@given(
    moments=st.lists(
        st.tuples(st.floats(0.0, 600.0), st.sets(st.sampled_from(Change), max_size=2)), max_size=40
    )
)
def test_whatever_happens_it_looks_at_most_once_a_minute_and_misses_nothing(
    moments: list[tuple[float, set[Change]]],
) -> None:
    now, vigil, looks = 0.0, Vigil.begin(0.0), [-APART_SECONDS]
    owed: set[Topic] = set()
    for gap, changes in moments:
        now += gap
        vigil = vigil.changed(frozenset(changes))
        owed |= {topic for change in changes for topic in CONCERNS[change]}
        if due := vigil.due(now):
            assert due >= owed
            assert now - looks[-1] >= APART_SECONDS or due == ALL
            looks.append(-APART_SECONDS if due == ALL else now)
            owed.clear()
            vigil = vigil.looked(due, now)
    assert vigil.waiting >= owed
