"""Who answered the question that has only one right answer."""

from __future__ import annotations

import pytest

from diagnostics.facts.network_path import Portal, PortalAnswer
from diagnostics.model import State
from tests.support.judging import english
from tests.support.path import told, untold


@pytest.mark.parametrize(
    ("portal", "state", "sentence"),
    [
        (
            Portal(asked="open.example", answer=PortalAnswer.OPEN, took_ms=30.4),
            State.FINE,
            "open.example answered itself, in 30 ms.",
        ),
        (
            Portal(
                asked="open.example", answer=PortalAnswer.SIGN_IN_PAGE, led_to="login.hotel.example"
            ),
            State.PROBLEM,
            (
                "This network wants you to sign in at login.hotel.example first: "
                "open a web page to get there."
            ),
        ),
        (
            Portal(asked="open.example", answer=PortalAnswer.SIGN_IN_PAGE, status=200),
            State.PROBLEM,
            "This network answered in place of open.example: open a web page to sign in.",
        ),
    ],
)
def test_every_way_it_can_be(portal: Portal, state: State, sentence: str) -> None:
    verdict = told("captive_portal", portal=portal)
    assert verdict.state is state
    assert english(verdict.sentence) == sentence


@pytest.mark.parametrize(
    ("portal", "reason"),
    [
        (None, "your organisation has not named an address to try"),
        (
            Portal(asked="open.example", answer=PortalAnswer.NOBODY),
            "open.example did not answer",
        ),
    ],
)
def test_without_an_answer_it_cannot_be_told(portal: Portal | None, reason: str) -> None:
    assert untold("captive_portal", portal=portal) == reason
