"""Whether names of computers ("intranet.example") can be turned into addresses, and how fast."""

from __future__ import annotations

import time
from collections.abc import Callable

from diagnostics.facts.name_lookup.ask import ask_servers, ask_system
from diagnostics.facts.name_lookup.model import Answer, NameLookup
from diagnostics.facts.name_lookup.servers import servers
from diagnostics.model import Fact, Topic
from diagnostics.system import Machine, Platform

__all__ = ["Answer", "NameLookup", "fact"]


def fact(name: str | None) -> Fact[NameLookup]:
    """The fact, read by looking up `name`; without one, by asking the name servers themselves."""
    return Fact(
        id="name_lookup",
        topic=Topic.NAME_LOOKUP,
        limit=3.0,
        readers=dict.fromkeys(Platform, _reader(name)),
    )


def _reader(name: str | None) -> Callable[[Machine], NameLookup]:
    def read(machine: Machine) -> NameLookup:
        known = servers(machine)
        started = time.perf_counter()
        answer = ask_system(name) if name else ask_servers(known)
        took_ms = round((time.perf_counter() - started) * 1000, 1)
        return NameLookup(servers=len(known), answer=answer, took_ms=took_ms)

    return read
