"""Whether the proxy that programs are told to use is there."""

from __future__ import annotations

from diagnostics.checks.grading import rising
from diagnostics.facts import proxy
from diagnostics.facts.proxy import Kind, Proxy
from diagnostics.model import Check, Facts, State, Topic, Verdict
from diagnostics.text import Text, text

_TITLES = {
    State.FINE: text("Proxy answers"),
    State.ATTENTION: text("Proxy is slow"),
    State.PROBLEM: text("Proxy is very slow"),
}


def judge(facts: Facts) -> Verdict:
    """A problem where a proxy is set that takes no connections, or whose address makes no sense.

    One that takes 0.2 s to connect is slow, 0.8 s very slow: each new page needs several.
    """
    found = facts[proxy.FACT]
    if found.setting.kind is Kind.NONE:
        return _fine(text("No proxy is set"), text("Programs go to the network directly."))
    if found.setting.kind is Kind.AUTOMATIC:
        chosen = text("Your organisation’s script chooses the proxy for each address.")
        return _fine(text("Proxy is chosen automatically"), chosen)
    return _manual(found)


def _fine(title: Text, sentence: Text) -> Verdict:
    return Verdict(state=State.FINE, title=title, sentence=sentence)


def _manual(found: Proxy) -> Verdict:
    host, port = found.setting.host, found.setting.port
    if not host:
        return _problem(text("A proxy is set, but its address cannot be understood."))
    if not found.reachable or found.connect_ms is None:
        return _problem(
            text("The proxy {host} does not answer on port {port}.", host=host, port=str(port))
        )
    state = rising(found.connect_ms, attention=200, problem=800)
    answered = text("The proxy {host} answered in {ms} ms.", host=host, ms=round(found.connect_ms))
    return Verdict(state=state, title=_TITLES[state], sentence=answered)


def _problem(sentence: Text) -> Verdict:
    return Verdict(state=State.PROBLEM, title=text("Proxy does not answer"), sentence=sentence)


CHECK = Check(
    id="proxy",
    topic=Topic.PROXY,
    title=text("Proxy"),
    needs=(proxy.FACT,),
    judge=judge,
)
