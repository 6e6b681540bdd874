"""Whether the proxy that programs are told to use is there and lets them through."""

from __future__ import annotations

from diagnostics.checks.grading import rising
from diagnostics.checks.legs import Leg, Numbers
from diagnostics.facts.network_path import NetworkPath, Proxy, ProxyAnswer
from diagnostics.facts.proxy import Kind
from diagnostics.model import CannotTell, State, Threshold, Topic, Verdict
from diagnostics.text import Text, text

SLOW = Threshold(
    id="slow_ms",
    default=200,
    high=60_000,
    source="our own choice: each new page needs several connections, and 1 s breaks a person’s "
    "flow of thought (Nielsen 1993)",
)
VERY_SLOW = Threshold(
    id="very_slow_ms",
    default=800,
    high=60_000,
    source="our own choice: ITU-T G.114 calls 400 ms each way not acceptable",
)

_TITLES = {
    State.FINE: text("Proxy answers"),
    State.ATTENTION: text("Proxy is slow"),
    State.PROBLEM: text("Proxy is very slow"),
}


def judge(path: NetworkPath, number: Numbers) -> Verdict:
    """A problem where a proxy is set that takes no connections or wants a password not given."""
    proxy = path.proxy
    if proxy is None:
        raise CannotTell(text("the settings for a proxy could not be read"))
    if proxy.setting.kind is Kind.NONE:
        return _fine(text("No proxy is set"), text("Programs go to the network directly."))
    if proxy.setting.kind is Kind.AUTOMATIC:
        chosen = text("Your organisation’s script chooses the proxy for each address.")
        return _fine(text("Proxy is chosen automatically"), chosen)
    return _manual(proxy, number)


def _fine(title: Text, sentence: Text) -> Verdict:
    return Verdict(state=State.FINE, title=title, sentence=sentence)


def _manual(proxy: Proxy, number: Numbers) -> Verdict:
    host, port = proxy.setting.host, str(proxy.setting.port)
    silent = text("Proxy does not answer")
    if not host:
        return _problem(silent, text("A proxy is set, but its address cannot be understood."))
    match proxy.answer:
        case ProxyAnswer.NOT_FOUND:
            return _problem(silent, text("The name of the proxy, {host}, is not found.", host=host))
        case ProxyAnswer.SIGN_IN:
            return _sign_in(proxy)
        case ProxyAnswer.TAKES_CONNECTIONS:
            return _connected(proxy, number)
        case _:
            unanswered = text(
                "The proxy {host} does not answer on port {port}.", host=host, port=port
            )
            return _problem(silent, unanswered)


def _sign_in(proxy: Proxy) -> Verdict:
    host = proxy.setting.host
    if proxy.programs_sign_in:
        raise CannotTell(
            text("the proxy {host} lets in only programs that sign in, unlike Balie", host=host)
        )
    return _problem(
        text("Proxy wants you to sign in"),
        text("The proxy {host} wants a name and a password (answer 407).", host=host),
    )


def _connected(proxy: Proxy, number: Numbers) -> Verdict:
    took_ms = proxy.connect_ms or 0.0
    state = rising(took_ms, attention=number(SLOW), problem=number(VERY_SLOW))
    return Verdict(
        state=state,
        title=_TITLES[state],
        sentence=text(
            "The proxy {host} answered in {ms} ms.", host=proxy.setting.host, ms=round(took_ms)
        ),
    )


def _problem(title: Text, sentence: Text) -> Verdict:
    return Verdict(state=State.PROBLEM, title=title, sentence=sentence)


def _because(path: NetworkPath) -> Text:
    host = path.proxy.setting.host if path.proxy else ""
    if path.proxy and path.proxy.answer is ProxyAnswer.SIGN_IN:
        return text("the proxy {host} wants a name and a password", host=host)
    if path.proxy and path.proxy.answer is ProxyAnswer.TAKES_CONNECTIONS:
        return text("the proxy {host} is slow", host=host)
    return text("the proxy does not answer")


LEG = Leg(
    id="proxy",
    topic=Topic.PROXY,
    title=text("Proxy"),
    judge=judge,
    because=_because,
    thresholds=(SLOW, VERY_SLOW),
    fix="reset_proxy",
)
