"""The first certificate to expire decides."""

from __future__ import annotations

import pytest

from diagnostics.checks.certificate_expiry import CHECK
from diagnostics.facts.own_certificates import Certificate, OwnCertificates
from diagnostics.model import State, Verdict
from tests.support.judging import english, judge, says_something

DAY = 24 * 60 * 60
NOW = 1_790_000_000.0


def with_days(*days: float, renewed: bool = False) -> Verdict:
    own = tuple(
        Certificate(
            name="ana" if renewed else f"ana {i}", issuer="CA", expires=NOW + d * DAY, place="files"
        )
        for i, d in enumerate(days)
    )
    return judge(CHECK, OwnCertificates(certificates=own, now=NOW, places=9))


@pytest.mark.parametrize(
    ("days", "state"),
    [
        ((), State.FINE),
        ((30,), State.FINE),
        ((400, 29), State.ATTENTION),
        ((7,), State.ATTENTION),
        ((6.9, 100), State.PROBLEM),
        ((-1,), State.PROBLEM),
        ((-90,), State.FINE),
    ],
)
def test_a_month_is_enough_to_renew(days: tuple[float, ...], state: State) -> None:
    verdict = with_days(*days)
    assert verdict.state is state
    assert says_something(verdict)


def test_one_that_was_renewed_is_no_trouble() -> None:
    assert with_days(-1, 300, renewed=True).state is State.FINE


def test_without_one_in_use_it_says_where_it_looked_or_what_is_there() -> None:
    none = "None of the 9 places for certificates holds one of yours."
    assert english(with_days().sentence) == none
    assert english(with_days(-90).sentence) == "Your 1 certificate expired more than 7776000 ago."


def test_an_expired_one_says_since_when() -> None:
    assert "expired 172800.0 ago" in english(with_days(-2).sentence)
