"""No proxy, one that is chosen by a script, and one that should answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.facts.network_path import Proxy, ProxyAnswer
from diagnostics.facts.proxy import Kind, Setting, Source
from diagnostics.model import State
from tests.support.judging import english, never_better, says_something
from tests.support.path import NO_PROXY, a_proxy, told, untold

AUTOMATIC = Proxy(setting=Setting(kind=Kind.AUTOMATIC, source=Source.SYSTEM))


@pytest.mark.parametrize(
    ("found", "state", "sentence"),
    [
        (NO_PROXY, State.FINE, "Programs go to the network directly."),
        (AUTOMATIC, State.FINE, "Your organisation’s script chooses the proxy for each address."),
        (
            a_proxy(ProxyAnswer.NOT_ASKED, ""),
            State.PROBLEM,
            "A proxy is set, but its address cannot be understood.",
        ),
        (
            a_proxy(ProxyAnswer.NO_CONNECTION),
            State.PROBLEM,
            "The proxy proxy.example does not answer on port 8080.",
        ),
        (
            a_proxy(ProxyAnswer.NOT_FOUND),
            State.PROBLEM,
            "The name of the proxy, proxy.example, is not found.",
        ),
        (
            a_proxy(ProxyAnswer.SIGN_IN),
            State.PROBLEM,
            "The proxy proxy.example wants a name and a password (answer 407).",
        ),
        (
            a_proxy(connect_ms=199.9),
            State.FINE,
            "The proxy proxy.example answered in 200 ms.",
        ),
        (a_proxy(connect_ms=200), State.ATTENTION, "The proxy proxy.example answered in 200 ms."),
        (a_proxy(connect_ms=800), State.PROBLEM, "The proxy proxy.example answered in 800 ms."),
    ],
)
def test_every_way_it_can_be(found: Proxy, state: State, sentence: str) -> None:
    verdict = told("proxy", proxy=found)
    assert verdict.state is state
    assert english(verdict.sentence) == sentence


def test_a_proxy_that_programs_sign_in_to_by_themselves_cannot_be_judged_without() -> None:
    found = a_proxy(ProxyAnswer.SIGN_IN, programs_sign_in=True)
    reason = "the proxy proxy.example lets in only programs that sign in, unlike Balie"
    assert untold("proxy", proxy=found) == reason


def test_settings_that_cannot_be_read_are_a_reason() -> None:
    assert untold("proxy", proxy=None) == "the settings for a proxy could not be read"


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        (a_proxy(ProxyAnswer.SIGN_IN), "the proxy proxy.example wants a name and a password"),
        (a_proxy(connect_ms=900), "the proxy proxy.example is slow"),
        (a_proxy(ProxyAnswer.NO_CONNECTION), "the proxy does not answer"),
    ],
)
def test_what_could_not_be_told_after_it_says_why(found: Proxy, reason: str) -> None:
    assert untold("services", proxy=found, services=()) == reason


@given(st.lists(st.floats(0, 1e5), min_size=2))
def test_a_slower_proxy_is_never_judged_better(times: list[float]) -> None:
    verdicts = [told("proxy", proxy=a_proxy(connect_ms=ms)) for ms in sorted(times)]
    assert never_better(verdicts)
    assert all(says_something(verdict) for verdict in verdicts)
