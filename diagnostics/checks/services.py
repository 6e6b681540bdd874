"""Whether the organisation's own services answer."""

from __future__ import annotations

from diagnostics.checks.grading import rising
from diagnostics.checks.legs import Leg, Numbers
from diagnostics.checks.right_time import CLOCK_WRONG
from diagnostics.facts.network_path import NetworkPath, Reached, ServiceAnswer, Trust
from diagnostics.model import CannotTell, State, Threshold, Topic, Verdict
from diagnostics.text import Text, counted, text

SLOW = Threshold(
    id="slow_ms",
    default=1000,
    high=60_000,
    source="Nielsen 1993, “Usability Engineering”: after 1 s a person’s flow of thought breaks",
)

# What a proxy answers to whom it does not know (RFC 9110, 15.5.8); the proxy's own check tells it.
_WANTS_SIGN_IN = 407


def judge(path: NetworkPath, number: Numbers) -> Verdict:
    """A problem where a service does not answer or tells of a mistake of its own (HTTP 5xx)."""
    if not path.services:
        raise CannotTell(text("your organisation has not named a service to try"))
    down = [service for service in path.services if is_down(service)]
    if down:
        return Verdict(
            state=State.PROBLEM,
            title=text("A service does not answer"),
            sentence=_down(down, len(path.services)),
        )
    unasked = next(filter(None, map(_why_unasked, path.services)), None)
    if unasked:
        raise CannotTell(unasked)
    return _up(path.services, number)


def is_down(service: ServiceAnswer) -> bool:
    """Whether the service itself is to blame."""
    if service.reached is Reached.PROXY_REFUSED and service.status == _WANTS_SIGN_IN:
        return False
    broken = service.status is not None and service.status >= 500
    return broken or service.reached not in {Reached.ANSWERS, Reached.OTHER_WAY}


def _why_unasked(service: ServiceAnswer) -> Text | None:
    """Why nothing was asked of it, if so: its certificate is not trusted, or it is elsewhere."""
    if service.reached is Reached.OTHER_WAY:
        return text("Balie cannot use the proxy by which programs reach {name}", name=service.name)
    if service.reached is Reached.PROXY_REFUSED:
        return text("the proxy on the way to {name} lets in only who signs in", name=service.name)
    trust = service.certificate.trust if service.certificate else Trust.TRUSTED
    if trust is Trust.CLOCK_WRONG:
        return CLOCK_WRONG
    if trust not in {Trust.TRUSTED, Trust.UNLISTED}:
        return text("the secure connection to {name} cannot be trusted", name=service.name)
    return None


def _down(down: list[ServiceAnswer], n: int) -> Text:
    service = down[0]
    if len(down) > 1:
        return counted(
            "{n} of {all} services does not answer: {service}.",
            "{n} of {all} services do not answer, {service} is one of them.",
            len(down),
            all=n,
            service=service.name,
        )
    match service.reached:
        case Reached.ANSWERS:
            return text(
                "{service} answers that it cannot work (answer {status}).",
                service=service.name,
                status=str(service.status),
            )
        case Reached.NAME_NOT_FOUND:
            return text(
                "The name of {service}, {host}, is not found.",
                service=service.name,
                host=service.host,
            )
        case Reached.PROXY_REFUSED if service.status is not None:
            return text(
                "The proxy does not get through to {service} (answer {status}).",
                service=service.name,
                status=str(service.status),
            )
        case _:
            return counted(
                "{service} does not answer.",
                "{service} does not answer; of {n} services it is the only one.",
                n,
                service=service.name,
            )


def _up(services: tuple[ServiceAnswer, ...], number: Numbers) -> Verdict:
    slowest = max(services, key=lambda service: service.total_ms)
    state = rising(slowest.total_ms, attention=number(SLOW), problem=float("inf"))
    return Verdict(
        state=state,
        title=text("Services answer") if state is State.FINE else text("A service is slow"),
        sentence=counted(
            "{service} answered in {ms} ms.",
            "{n} services answered; {service} took longest, {ms} ms.",
            len(services),
            service=slowest.name,
            ms=round(slowest.total_ms),
        ),
    )


LEG = Leg(
    id="services",
    topic=Topic.SERVICES,
    title=text("Your organisation’s services"),
    judge=judge,
    because=lambda _path: text("a service does not answer"),
    dated=True,
    thresholds=(SLOW,),
)
