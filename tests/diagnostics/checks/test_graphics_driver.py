"""What draws on the screen."""

from __future__ import annotations

import pytest

from diagnostics.checks.graphics_driver import CHECK
from diagnostics.facts.displays import Displays
from diagnostics.model import CannotTell, State
from tests.support.judging import judge, says_something


@pytest.mark.parametrize(("by_processor", "state"), [(True, "attention"), (False, "fine")])
def test_a_computer_without_a_driver_draws_slowly(by_processor: bool, state: str) -> None:
    verdict = judge(CHECK, Displays(displays=(), driver="i915", by_processor=by_processor))
    assert verdict.state is State(state)
    assert says_something(verdict)


def test_where_it_is_not_told_nothing_is_called_fine() -> None:
    with pytest.raises(CannotTell):
        judge(CHECK, Displays(displays=()))
