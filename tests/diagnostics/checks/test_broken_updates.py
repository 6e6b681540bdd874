"""One failed update is worth a look, several are a problem."""

from __future__ import annotations

import pytest

from diagnostics.checks.broken_updates import CHECK
from diagnostics.facts.update_history import UpdateHistory
from diagnostics.model import State
from tests.support.judging import english, judge, says_something


@pytest.mark.parametrize(
    ("broken", "names", "state", "words"),
    [
        (0, (), State.FINE, "0 updates failed."),
        (1, ("libc6",), State.ATTENTION, "1 update failed: libc6."),
        (4, ("libc6", "vim"), State.ATTENTION, "4 updates failed, among them libc6."),
        (5, ("libc6",), State.PROBLEM, "5 updates failed, among them libc6."),
    ],
)
def test_failed_updates_are_counted_and_named(
    broken: int, names: tuple[str, ...], state: State, words: str
) -> None:
    verdict = judge(CHECK, UpdateHistory(installed_seconds=1, broken=broken, names=names))
    assert (verdict.state, english(verdict.sentence)) == (state, words)
    assert says_something(verdict)


def test_an_installation_that_was_cut_off_is_a_problem() -> None:
    history = UpdateHistory(installed_seconds=1, broken=2, names=("vim",), interrupted=True)
    verdict = judge(CHECK, history)
    assert verdict.state is State.PROBLEM
    assert says_something(verdict)
