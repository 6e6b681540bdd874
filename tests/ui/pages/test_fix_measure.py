"""Before and after in numbers: what the bar under the outcome of a fix shows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.model import Finding, Measure, Outcome, State, Topic
from diagnostics.repair import Effect, Repair
from diagnostics.text import text
from ui.pages.fix_measure import measured


def finding(value: float | None, whole: float | None = 100.0, *, more: bool = True) -> Finding:
    measure = Measure(
        value=value or 0.0,
        whole=whole,
        more_is_better=more,
        noise=1,
        label=text("{n}", n=value or 0),
    )
    return Finding(
        id="any",
        topic=Topic.STORAGE,
        state=State.FINE,
        title=text("Any"),
        sentence=text("Any."),
        measure=None if value is None else measure,
        took_ms=1.0,
    )


def ran(*pairs: tuple[Finding, Finding]) -> Repair:
    return Repair(
        fix="any",
        outcome=Outcome(summary=text("Done"), steps=()),
        before=tuple(before for before, _ in pairs),
        after=tuple(after for _, after in pairs),
        effect=Effect.VERIFIED,
        seconds=1.0,
    )


def test_of_a_disk_the_bar_shows_what_is_taken_and_what_came_free() -> None:
    found = measured(ran((finding(3), finding(14))))
    assert found is not None and found.shares is not None
    assert found.words == "Before 3, now 14"
    assert found.shares == pytest.approx((0.86, 0.11))


def test_of_memory_in_use_too() -> None:
    found = measured(ran((finding(97, more=False), finding(86, more=False))))
    assert found is not None and found.shares is not None
    assert found.shares == pytest.approx((0.86, 0.11))


def test_without_a_whole_there_are_words_and_no_bar() -> None:
    found = measured(ran((finding(3, None), finding(0, None))))
    assert found is not None
    assert found.shares is None


def test_the_check_that_changed_is_shown_before_those_that_did_not() -> None:
    found = measured(ran((finding(3), finding(3.5)), (finding(50), finding(60))))
    assert found is not None
    assert found.words == "Before 50, now 60"


@pytest.mark.parametrize("pairs", [(), ((finding(None), finding(3)),)])
def test_without_numbers_there_is_nothing_to_show(
    pairs: tuple[tuple[Finding, Finding], ...],
) -> None:
    assert measured(ran(*pairs)) is None


@given(st.floats(0, 100), st.floats(0, 100), st.booleans())
def test_the_shares_never_go_beyond_the_bar(before: float, after: float, more: bool) -> None:
    found = measured(ran((finding(before, more=more), finding(after, more=more))))
    assert found is not None and found.shares is not None
    taken, won = found.shares
    assert taken >= 0 and won >= 0
    assert taken + won <= 1 + 1e-9
