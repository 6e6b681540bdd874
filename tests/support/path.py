"""A way to the network on which all is well, to be changed leg by leg, and how it is judged."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from diagnostics.checks.legs import Chosen
from diagnostics.checks.network_path import path_checks
from diagnostics.facts.clock import Clock
from diagnostics.facts.media import Medium
from diagnostics.facts.network_path import (
    Address,
    Answer,
    Certificate,
    Link,
    NameLookup,
    NetworkPath,
    Portal,
    PortalAnswer,
    Proxy,
    ProxyAnswer,
    Reached,
    Router,
    ServiceAnswer,
    Trip,
    Trust,
    Whom,
)
from diagnostics.facts.proxy import Kind, Setting, Source
from diagnostics.model import CannotTell, Check, State, Targets, Verdict
from diagnostics.text import text
from tests.support.judging import english, judge

NO_PROXY = Proxy(setting=Setting(kind=Kind.NONE, source=Source.SYSTEM))


def service(name: str = "Intranet", *, trust: Trust = Trust.TRUSTED) -> ServiceAnswer:
    """A service that answers."""
    return ServiceAnswer(
        id=name.lower(),
        name=text(name),
        host=f"{name.lower()}.example",
        reached=Reached.ANSWERS,
        certificate=Certificate(trust=trust, issuer="Example Authority", took_ms=20.0),
        status=200,
        lookup_ms=1.0,
        connect_ms=4.0,
        answer_ms=25.0,
    )


ALL_IS_WELL = NetworkPath(
    link=Link(adapters=2, connected=1, interface="eth0", medium=Medium.CABLE, speed_mbit=1000),
    address=Address(ipv4=1, ipv6=1),
    router=Router(routes=1, interface="eth0", address="192.0.2.1", answers=True),
    trip=Trip(whom=Whom.ROUTER, sent=20, lost=0, round_trip_ms=0.4),
    names=NameLookup(servers=2, answer=Answer.FOUND, took_ms=12.0),
    proxy=NO_PROXY,
    portal=Portal(asked="open.example", answer=PortalAnswer.OPEN, status=204, took_ms=9.0),
    services=(service("Intranet"), service("Mail"), service("Wiki")),
)


def lossy(lost: int, sent: int = 70, round_trip_ms: float | None = 0.4) -> Trip:
    """A trip on which some of it got lost."""
    return Trip(whom=Whom.ROUTER, sent=sent, lost=lost, round_trip_ms=round_trip_ms)


def a_proxy(
    answer: ProxyAnswer = ProxyAnswer.TAKES_CONNECTIONS,
    host: str = "proxy.example",
    *,
    connect_ms: float | None = 5.0,
    programs_sign_in: bool = False,
) -> Proxy:
    """A proxy that somebody set."""
    setting = Setting(kind=Kind.MANUAL, source=Source.SYSTEM, host=host, port=8080 if host else 0)
    return Proxy(
        setting=setting, answer=answer, connect_ms=connect_ms, programs_sign_in=programs_sign_in
    )


def path(**legs: object) -> NetworkPath:
    """The way on which all is well but for these legs."""
    return replace(ALL_IS_WELL, **legs)


def judged(
    way: NetworkPath, chosen: Chosen | None = None, clock: Clock | None = None
) -> dict[str, Verdict | str]:
    """The verdict of each leg by its id, or the reason why there is none.

    `clock` is None where no server told the time.
    """
    seen = {"network_path": way, "clock": clock}
    return {check.id: _verdict(check, seen) for check in path_checks(Targets(), chosen or {})}


def _verdict(check: Check, seen: Mapping[str, object]) -> Verdict | str:
    try:
        return judge(check, *(seen[fact.id] for fact in check.needs))
    except CannotTell as cannot:
        return english(cannot.reason)


def not_fine(verdicts: Mapping[str, Verdict | str]) -> dict[str, State | str]:
    """The legs that are not fine: their state, or the reason why it could not be told."""
    states = {
        leg: verdict if isinstance(verdict, str) else verdict.state
        for leg, verdict in verdicts.items()
    }
    return {leg: state for leg, state in states.items() if state is not State.FINE}


def told(leg: str, **legs: object) -> Verdict:
    """The verdict of one leg of a way on which all is well but for these legs."""
    verdict = judged(path(**legs))[leg]
    assert isinstance(verdict, Verdict), verdict
    return verdict


def untold(leg: str, **legs: object) -> str:
    """The reason why one leg could not be told."""
    verdict = judged(path(**legs))[leg]
    assert isinstance(verdict, str), verdict
    return verdict
