"""Who vouches for the services, and what is said of a certificate that nobody should accept."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from diagnostics.facts.network_path import Certificate, Trust
from diagnostics.model import State
from tests.support.judging import english, says_something
from tests.support.path import service, told, untold


def shown(trust: Trust) -> Certificate:
    return Certificate(trust=trust, issuer="Evil Authority", since=1.8e9, until=1.7e9)


@pytest.mark.parametrize(
    ("trust", "state", "sentence"),
    [
        (
            Trust.UNTRUSTED,
            State.PROBLEM,
            "The certificate of Mail is by “Evil Authority”, whom this computer does not trust.",
        ),
        (Trust.EXPIRED, State.PROBLEM, "The certificate of Mail expired on 1700000000.0."),
        (
            Trust.NOT_YET_VALID,
            State.PROBLEM,
            (
                "The certificate of Mail is valid only from 1800000000.0; "
                "perhaps the clock of this computer is wrong."
            ),
        ),
        (
            Trust.WRONG_NAME,
            State.PROBLEM,
            "What answers for Mail shows a certificate of somebody else, by “Evil Authority”.",
        ),
        (Trust.NO_TLS, State.PROBLEM, "Mail does not offer a secure connection."),
        (
            Trust.UNLISTED,
            State.ATTENTION,
            "“Evil Authority” stands between you and Mail; your organisation did not name it.",
        ),
    ],
)
def test_every_way_it_can_be(trust: Trust, state: State, sentence: str) -> None:
    mail = replace(service("Mail"), certificate=shown(trust))
    verdict = told("secure_connection", services=(service("Intranet"), mail))
    assert verdict.state is state
    assert english(verdict.sentence) == sentence
    assert says_something(verdict)


def test_what_is_not_trusted_comes_before_what_is_not_listed() -> None:
    services = (service("Wiki", trust=Trust.UNLISTED), service("Mail", trust=Trust.UNTRUSTED))
    verdict = told("secure_connection", services=services)
    assert verdict.sentence.values["service"] == services[1].name


def test_in_order_says_who_vouches() -> None:
    verdict = told("secure_connection", services=(service("Mail"),))
    assert english(verdict.sentence) == (
        "The secure connection to 1 service is vouched for by “Example Authority”."
    )


def test_without_a_certificate_it_cannot_be_told() -> None:
    plain = replace(service("Mail"), certificate=None)
    assert untold("secure_connection", services=(plain,)) == (
        "no certificate of any service was seen"
    )
    assert untold("secure_connection", services=()) == (
        "your organisation has not named a service to connect to"
    )
