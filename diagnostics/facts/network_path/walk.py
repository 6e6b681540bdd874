"""Walks the way: looks at what is near, then tries all legs side by side."""

from __future__ import annotations

import time
from functools import partial
from ipaddress import ip_address
from urllib.parse import urlsplit

from diagnostics.facts.interfaces import own_networks
from diagnostics.facts.network_path import names, portal, router
from diagnostics.facts.network_path.model import (
    NetworkPath,
    Portal,
    Proxy,
    Router,
    ServiceAnswer,
    Trip,
    Whom,
)
from diagnostics.facts.network_path.nearby import Nearby, look
from diagnostics.facts.network_path.proxied import try_out
from diagnostics.facts.network_path.together import Started, Stopwatch
from diagnostics.facts.network_path.trip import survey
from diagnostics.model import Targets
from diagnostics.system import Machine

# Every leg is done by then, or is said to be silent.
PATIENCE = 7.5


def walk(machine: Machine, targets: Targets) -> NetworkPath:
    """The whole way; legs behind a missing link or address are not tried."""
    watch = Stopwatch()
    near = look(machine)
    if near.link.connected == 0 or near.address.ipv4 + near.address.ipv6 == 0:
        return NetworkPath(
            link=near.link,
            address=near.address,
            router=Router(routes=near.routes),
            took_ms=watch.ms(),
        )
    return _beyond(machine, targets, near, watch)


def _beyond(machine: Machine, targets: Targets, near: Nearby, watch: Stopwatch) -> NetworkPath:
    by = time.monotonic() + PATIENCE
    gateway = router.reachable_at(near.router) if near.router and near.router.gateway else None
    waiting = Started("router", partial(router.wait, machine, gateway)) if gateway else None
    others = [server for server in near.servers if not is_here(server)]
    trip = Started("trip", partial(survey, gateway, others, is_far, by=by))
    lookup = Started("names", partial(names.look_up, targets.name, near.servers))
    proxy = Started("proxy", partial(_proxy, targets, near, by))
    page = Started("portal", partial(_portal, targets, near, by))
    answered = _services(machine, targets, near, by)
    found = trip.result(by=by)
    return NetworkPath(
        link=near.link,
        address=near.address,
        names=lookup.result(by=by),
        proxy=proxy.result(by=by),
        portal=page.result(by=by),
        services=answered,
        trip=found,
        router=_router(machine, near, gateway, waiting, found, by),
        took_ms=watch.ms(),
    )


def is_here(address: str) -> bool:
    """Whether an address is this computer's own: a name server of its own asks others in turn."""
    return address == "::1" or address.startswith("127.")


def is_far(address: str) -> bool:
    """Whether an address lies behind the router."""
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    near = parsed.is_link_local or parsed.is_loopback
    return not near and not any(parsed in network for network in own_networks())


def _router(
    machine: Machine,
    near: Nearby,
    gateway: str | None,
    waiting: Started[float] | None,
    trip: Trip | None,
    by: float,
) -> Router:
    """What passed through it, or came back from it, proves that it is there; else it is asked."""
    answers, took_ms = None, None
    if gateway and waiting:
        proven = trip is not None and (trip.whom is Whom.ROUTER or trip.far)
        took_ms = waiting.result(by=time.monotonic() if proven else by)
        answers = proven or router.answers(machine, gateway)
    return Router(
        routes=near.routes,
        interface=near.router.interface if near.router else None,
        address=near.router.gateway or None if near.router else None,
        answers=answers,
        took_ms=took_ms or 0.0,
    )


def _services(
    machine: Machine, targets: Targets, near: Nearby, by: float
) -> tuple[ServiceAnswer, ...]:
    if not targets.services:
        return ()
    from diagnostics.facts.network_path.services import ask_all

    return ask_all(targets, machine, near.setting, by=by)


def _proxy(targets: Targets, near: Nearby, by: float) -> Proxy | None:
    hosts = [urlsplit(service.address).hostname or "" for service in targets.services]
    return try_out(near.setting, hosts, by=by) if near.setting else None


def _portal(targets: Targets, near: Nearby, by: float) -> Portal | None:
    return portal.ask(targets.portal_probe, near.setting, by=by) if targets.portal_probe else None
