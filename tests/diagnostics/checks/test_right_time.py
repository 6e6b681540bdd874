"""With a wrong clock, good certificates look out of date; it is the clock that is told then."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from diagnostics.facts.clock import Clock
from diagnostics.facts.network_path import Certificate, NetworkPath, Reached, ServiceAnswer, Trust
from diagnostics.model import State, Verdict
from tests.support.judging import english
from tests.support.path import judged, not_fine, path, service

NOW, YEAR = 1_790_000_000.0, 365 * 24 * 60 * 60.0
WRONG = "this computer’s clock is wrong"


def clock(*, years_ahead: float) -> Clock:
    """A clock that is off, compared with a server that is right."""
    return Clock(server="intranet.example", ahead_seconds=years_ahead * YEAR, now=NOW)


def refused(trust: Trust, *, until: float = NOW + YEAR, name: str = "Intranet") -> ServiceAnswer:
    """A service with a certificate for two years, refused by the clock of this computer."""
    dated = Certificate(
        trust=trust, issuer="Example Authority", since=until - 2 * YEAR, until=until
    )
    return replace(service(name), status=None, certificate=dated)


@pytest.mark.parametrize(
    ("trust", "years_ahead"), [(Trust.EXPIRED, 5.0), (Trust.NOT_YET_VALID, -5.0)]
)
def test_what_only_the_clock_makes_look_out_of_date_blames_the_clock(
    trust: Trust, years_ahead: float
) -> None:
    way = path(services=(refused(trust), service("Mail")))
    seen = not_fine(judged(way, clock=clock(years_ahead=years_ahead)))
    assert seen == {"secure_connection": WRONG, "services": WRONG}


@pytest.mark.parametrize(
    ("trust", "until"), [(Trust.EXPIRED, NOW - 1.0), (Trust.NOT_YET_VALID, NOW + 2 * YEAR + 1.0)]
)
def test_what_is_out_of_date_by_any_clock_is_told(trust: Trust, until: float) -> None:
    way = path(services=(refused(trust, until=until),))
    for years_ahead in (0.0, 5.0, -5.0):
        seen = not_fine(judged(way, clock=clock(years_ahead=years_ahead)))
        assert seen["secure_connection"] is State.PROBLEM


def test_without_a_clock_to_compare_with_the_certificate_is_told() -> None:
    seen = not_fine(judged(path(services=(refused(Trust.EXPIRED),)), clock=None))
    assert seen == {
        "secure_connection": State.PROBLEM,
        "services": "the secure connection cannot be trusted",
    }


def test_dates_that_nobody_could_read_are_no_reason_to_blame_the_clock() -> None:
    unread = replace(service(), certificate=Certificate(trust=Trust.EXPIRED))
    seen = not_fine(judged(path(services=(unread,)), clock=clock(years_ahead=5.0)))
    assert seen["secure_connection"] is State.PROBLEM


def test_a_certificate_that_is_bad_for_another_reason_is_told_all_the_same() -> None:
    way = path(services=(refused(Trust.EXPIRED), service("Mail", trust=Trust.UNTRUSTED)))
    assert _sentence(way, "secure_connection") == (
        "The certificate of Mail is by “Example Authority”, whom this computer does not trust."
    )


def test_a_service_that_is_down_is_told_all_the_same() -> None:
    gone = replace(service("Mail"), reached=Reached.REFUSED, certificate=None, status=None)
    assert _sentence(path(services=(refused(Trust.EXPIRED), gone)), "services") == (
        "Mail does not answer; of 2 services it is the only one."
    )


def _sentence(way: NetworkPath, leg: str) -> str:
    verdict = judged(way, clock=clock(years_ahead=5.0))[leg]
    assert isinstance(verdict, Verdict)
    return english(verdict.sentence)
