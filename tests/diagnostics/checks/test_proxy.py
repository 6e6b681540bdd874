"""No proxy, one that is chosen by a script, and one that should answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.checks.proxy import CHECK
from diagnostics.facts.proxy import Kind, Proxy, Setting, Source
from diagnostics.model import State
from tests.support.judging import english, judge, never_better, says_something


def a_proxy(kind: Kind, host: str = "", *, connect_ms: float | None = None) -> Proxy:
    setting = Setting(kind=kind, source=Source.SYSTEM, host=host, port=8080 if host else 0)
    reachable = connect_ms is not None if host else None
    return Proxy(setting=setting, reachable=reachable, connect_ms=connect_ms)


@pytest.mark.parametrize(
    ("found", "state", "sentence"),
    [
        (a_proxy(Kind.NONE), State.FINE, "Programs go to the network directly."),
        (
            a_proxy(Kind.AUTOMATIC),
            State.FINE,
            "Your organisation’s script chooses the proxy for each address.",
        ),
        (
            a_proxy(Kind.MANUAL),
            State.PROBLEM,
            "A proxy is set, but its address cannot be understood.",
        ),
        (
            a_proxy(Kind.MANUAL, "proxy.example"),
            State.PROBLEM,
            "The proxy proxy.example does not answer on port 8080.",
        ),
        (
            a_proxy(Kind.MANUAL, "proxy.example", connect_ms=199.9),
            State.FINE,
            "The proxy proxy.example answered in 200 ms.",
        ),
        (
            a_proxy(Kind.MANUAL, "proxy.example", connect_ms=200),
            State.ATTENTION,
            "The proxy proxy.example answered in 200 ms.",
        ),
        (
            a_proxy(Kind.MANUAL, "proxy.example", connect_ms=800),
            State.PROBLEM,
            "The proxy proxy.example answered in 800 ms.",
        ),
    ],
)
def test_every_way_it_can_be(found: Proxy, state: State, sentence: str) -> None:
    verdict = judge(CHECK, found)
    assert verdict.state is state
    assert english(verdict.sentence) == sentence


@given(st.lists(st.floats(0, 1e5), min_size=2))
def test_a_slower_proxy_is_never_judged_better(times: list[float]) -> None:
    found = [a_proxy(Kind.MANUAL, "proxy.example", connect_ms=ms) for ms in sorted(times)]
    verdicts = [judge(CHECK, proxy) for proxy in found]
    assert never_better(verdicts)
    assert all(says_something(verdict) for verdict in verdicts)
