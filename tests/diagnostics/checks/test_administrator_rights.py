"""Working as administrator all day is worth a look; being allowed to is not."""

from __future__ import annotations

import pytest

from diagnostics.checks.administrator_rights import CHECK
from diagnostics.facts.administrator_rights import AdministratorRights
from diagnostics.model import State
from tests.support.judging import english, judge, says_something


@pytest.mark.parametrize(
    ("rights", "state", "sentence"),
    [
        (
            AdministratorRights(may=False, always=False, groups=7),
            State.FINE,
            "Your account is in 7 groups; none of them makes you an administrator.",
        ),
        (
            AdministratorRights(may=True, always=False, groups=7, by="sudo"),
            State.FINE,
            "The group sudo lets you become administrator.",
        ),
        (
            AdministratorRights(may=True, always=True, groups=1, account="root"),
            State.ATTENTION,
            "You work as root: all your programs run with an administrator’s rights.",
        ),
    ],
)
def test_only_what_is_always_on_counts(
    rights: AdministratorRights, state: State, sentence: str
) -> None:
    verdict = judge(CHECK, rights)
    assert verdict.state is state
    assert english(verdict.sentence) == sentence
    assert says_something(verdict)
