"""Services that answer, that do not, and that cannot."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from diagnostics.facts.network_path import Reached, ServiceAnswer
from diagnostics.model import State
from tests.support.judging import english, never_better, says_something
from tests.support.path import service, told, untold

MAIL = service("Mail")


def down(reached: Reached, status: int | None = None) -> ServiceAnswer:
    return replace(MAIL, reached=reached, certificate=None, status=status)


@pytest.mark.parametrize(
    ("services", "sentence"),
    [
        ((down(Reached.REFUSED),), "Mail does not answer."),
        (
            (service("Wiki"), down(Reached.SILENT)),
            "Mail does not answer; of 2 services it is the only one.",
        ),
        (
            (down(Reached.NAME_NOT_FOUND),),
            "The name of Mail, mail.example, is not found.",
        ),
        (
            (down(Reached.PROXY_REFUSED, 503),),
            "The proxy does not get through to Mail (answer 503).",
        ),
        (
            (down(Reached.PROXY_REFUSED),),
            "Mail does not answer.",
        ),
        (
            (replace(MAIL, status=503),),
            "Mail answers that it cannot work (answer 503).",
        ),
        (
            (down(Reached.SILENT), service("Wiki"), down(Reached.REFUSED)),
            "2 of 3 services do not answer, Mail is one of them.",
        ),
    ],
)
def test_what_is_down_is_named(services: tuple[ServiceAnswer, ...], sentence: str) -> None:
    verdict = told("services", services=services)
    assert verdict.state is State.PROBLEM
    assert english(verdict.sentence) == sentence
    assert says_something(verdict)


@pytest.mark.parametrize(("answer_ms", "state"), [(975.0, State.ATTENTION), (974.9, State.FINE)])
def test_the_slowest_is_told_by_its_whole_time(answer_ms: float, state: State) -> None:
    slow = replace(MAIL, answer_ms=answer_ms)
    verdict = told("services", services=(service("Wiki"), slow))
    assert verdict.state is state
    assert english(verdict.sentence) == "2 services answered; Mail took longest, 1000 ms."
    alone = told("services", services=(slow,))
    assert english(alone.sentence) == "Mail answered in 1000 ms."


def test_a_page_that_is_not_there_is_still_an_answer() -> None:
    assert told("services", services=(replace(MAIL, status=404),)).state is State.FINE


@pytest.mark.parametrize(
    ("services", "reason"),
    [
        ((), "your organisation has not named a service to try"),
        (
            (down(Reached.OTHER_WAY),),
            "Balie cannot use the proxy by which programs reach Mail",
        ),
        (
            (down(Reached.PROXY_REFUSED, 407),),
            "the proxy on the way to Mail lets in only who signs in",
        ),
    ],
)
def test_what_was_not_asked_cannot_be_told(
    services: tuple[ServiceAnswer, ...], reason: str
) -> None:
    assert untold("services", services=services) == reason


@given(st.lists(st.floats(0, 1e5), min_size=2))
def test_a_slower_service_is_never_judged_better(times: list[float]) -> None:
    services = [replace(MAIL, answer_ms=ms) for ms in sorted(times)]
    assert never_better([told("services", services=(each,)) for each in services])
