"""Programs that cannot keep a password ask for it again and again."""

from __future__ import annotations

import pytest

from diagnostics.checks.keyring import CHECK
from diagnostics.facts.keyring import Keyring
from diagnostics.model import State
from tests.support.judging import judge, says_something


@pytest.mark.parametrize(
    ("present", "locked", "state"),
    [
        (True, False, State.FINE),
        (True, None, State.FINE),
        (True, True, State.ATTENTION),
        (False, None, State.ATTENTION),
    ],
)
def test_missing_or_locked_is_worth_a_look(
    present: bool, locked: bool | None, state: State
) -> None:
    verdict = judge(CHECK, Keyring(name="Keychain", present=present, locked=locked))
    assert verdict.state is state
    assert says_something(verdict)
