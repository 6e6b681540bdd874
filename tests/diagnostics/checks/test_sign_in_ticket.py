"""A ticket that is over."""

from __future__ import annotations

import pytest

from diagnostics.checks.sign_in_ticket import CHECK
from diagnostics.facts.sign_in_ticket import SignInTicket
from diagnostics.model import State
from tests.support.judging import judge, says_something


@pytest.mark.parametrize(
    ("used", "minutes", "state"),
    [
        (False, None, State.FINE),
        (True, 15, State.FINE),
        (True, 14.9, State.ATTENTION),
        (True, 0, State.PROBLEM),
        (True, None, State.PROBLEM),
    ],
)
def test_a_ticket_runs_out(used: bool, minutes: float | None, state: State) -> None:
    left = None if minutes is None else minutes * 60
    verdict = judge(CHECK, SignInTicket(kind="K", used=used, realm="R", expires_seconds=left))
    assert verdict.state is state
    assert says_something(verdict)
