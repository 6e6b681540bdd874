"""Working as administrator all day is worth a look; being allowed to is not."""

from __future__ import annotations

import pytest

from diagnostics.checks.administrator_rights import CHECK
from diagnostics.facts.administrator_rights import AdministratorRights
from diagnostics.model import State
from tests.support.judging import judge, says_something


@pytest.mark.parametrize(
    ("may", "always", "by", "state"),
    [
        (False, False, "", State.FINE),
        (True, False, "sudo", State.FINE),
        (True, True, "", State.ATTENTION),
    ],
)
def test_only_what_is_always_on_counts(may: bool, always: bool, by: str, state: State) -> None:
    verdict = judge(CHECK, AdministratorRights(may=may, always=always, by=by))
    assert verdict.state is state
    assert says_something(verdict)
