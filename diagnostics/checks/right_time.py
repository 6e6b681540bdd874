"""Certificates as the right time shows them, where this computer's clock tells a wrong one.

A wrong clock lets good certificates look expired or early; then it is the clock that is told.
"""

from __future__ import annotations

from msgspec.structs import replace

from diagnostics.facts.clock import Clock
from diagnostics.facts.network_path import NetworkPath, ServiceAnswer, Trust
from diagnostics.text import text

CLOCK_WRONG = text("this computer’s clock is wrong")

_BY_ITS_DATES = {Trust.EXPIRED, Trust.NOT_YET_VALID}


def at_the_right_time(path: NetworkPath, clock: Clock) -> NetworkPath:
    """The way, on which certificates refused for a wrong clock's sake are told from bad ones."""
    return replace(path, services=tuple(_dated(service, clock.now) for service in path.services))


def _dated(service: ServiceAnswer, now: float) -> ServiceAnswer:
    shown = service.certificate
    if shown is None or shown.trust not in _BY_ITS_DATES:
        return service
    if shown.since is None or shown.until is None or not shown.since <= now <= shown.until:
        return service
    return replace(service, certificate=replace(shown, trust=Trust.CLOCK_WRONG))
