"""How much of what is sent comes back, and how long that takes.

The router and a name server of this computer are sent small messages that every computer sends
back (ICMP echo); where neither does, a name server is asked small questions instead. The first
message only opens the way: finding the hardware address of the next computer takes time of its
own. Where one of a short burst gets lost, a longer one tells how many do.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol

from msgspec.structs import replace

from diagnostics.facts.network_path.model import Trip, Whom
from diagnostics.facts.network_path.questions import questions_to
from diagnostics.facts.network_path.together import Started, Stopwatch
from diagnostics.system.echo import echo_to

# What opens the way is sent again after so long, for so long.
_AGAIN = 0.25
_PATIENCE = 4.5

# Some never send echoes back: where nothing has come after so long, a name server is asked.
_SHY = 0.3
_LOOK = 0.005

# How many messages a burst has, and the seconds between two.
_SHORT = (20, 0.015)
_LONG = (50, 0.02)
# A message is lost that takes three times as long as the first did, within these bounds.
_SOONEST, _LATEST = 0.3, 3.0
# Where the first took so long, there is no time for a burst: those that opened the way are counted.
_VERY_SLOW = 2.0
_MORE = 1.2


# Seconds by the number of the message.
Times = dict[int, float]


class Conversation(Protocol):
    """Messages with a number each, which come back with it; see `diagnostics.system.messages`."""

    def send(self, number: int) -> None:
        """Send one."""

    def received(self, seconds: float) -> Iterator[int]:
        """The numbers that have come back, once there is one or the time is over."""

    def close(self) -> None:
        """End it."""


class _Try:
    """One attempt under way, and whether anything has come back yet."""

    def __init__(self, address: str, whom: Whom, open_to: Callable[[str], Conversation]) -> None:
        self.address = address
        self.heard = threading.Event()
        self._whom = whom
        self._open_to = open_to
        self._started = Started("trip", self._run)

    def done(self) -> bool:
        return not self._started.running

    def result(self, by: float) -> Trip | None:
        return self._started.result(by=by)

    def _run(self) -> Trip | None:
        try:
            conversation = self._open_to(self.address)
        except OSError:  # not allowed to everybody everywhere
            return None
        return measure(conversation, self._whom, self.heard.set)


def survey(
    router: str | None, servers: Sequence[str], is_far: Callable[[str], bool], *, by: float
) -> Trip | None:
    """Measure the way to the router and to a name server; None where nothing comes back.

    `is_far` tells of an address whether it lies behind the router.
    """
    tries = [_Try(router, Whom.ROUTER, echo_to)] if router else []
    tries += [_Try(server, Whom.NAME_SERVER, echo_to) for server in servers[:1]]
    _until(lambda: _is_clear(tries), min(by, time.monotonic() + _SHY))
    if servers and not any(t.heard.is_set() for t in tries):
        tries.append(_Try(servers[0], Whom.NAME_SERVER, questions_to))
    _until(lambda: _is_decided(tries), by)
    found = {t.address: trip for t in tries if t.heard.is_set() and (trip := t.result(by))}
    return farthest(found, is_far)


def _is_clear(tries: list[_Try]) -> bool:
    """Whether something has come back, or nothing will."""
    return any(t.heard.is_set() for t in tries) or all(t.done() for t in tries)


def _is_decided(tries: list[_Try]) -> bool:
    """Whether one is measured, or all have given up."""
    return any(t.done() and t.heard.is_set() for t in tries) or all(t.done() for t in tries)


def _until(condition: Callable[[], bool], by: float) -> None:
    while not condition() and time.monotonic() < by:
        time.sleep(_LOOK)


def farthest(found: Mapping[str, Trip], is_far: Callable[[str], bool]) -> Trip | None:
    """The trip that says most: the one through the router, or else the one that lost least.

    Some computers answer only so many messages a second, which is no loss on the way.
    """
    marked = [replace(trip, far=is_far(address)) for address, trip in found.items()]
    far = [trip for trip in marked if trip.far]
    return min(far or marked, key=lambda trip: trip.lost / trip.sent, default=None)


def measure(conversation: Conversation, whom: Whom, heard: Callable[[], None]) -> Trip | None:
    """Send bursts and count; `heard` is called as soon as anything comes back."""
    watch = Stopwatch()
    try:
        sent, took = _open_the_way(conversation)
        if not took:
            return None
        heard()
        if max(took.values()) > _VERY_SLOW:
            return _of_the_first(conversation, sent, took, whom, watch)
        return _of_bursts(conversation, max(took.values()), whom, watch)
    finally:
        conversation.close()


def _open_the_way(conversation: Conversation) -> tuple[Times, Times]:
    """When messages were sent until one came back, and how long that one took; or none in time."""
    sent: Times = {}
    took: Times = {}
    ends = time.monotonic() + _PATIENCE
    while not took and (now := time.monotonic()) < ends:
        sent[len(sent)] = now
        conversation.send(len(sent) - 1)
        _collect(conversation, sent, took, until=now + _AGAIN, enough=1)
    return sent, took


def _of_the_first(
    conversation: Conversation, sent: Times, took: Times, whom: Whom, watch: Stopwatch
) -> Trip:
    """What became of the messages of the first second; the quickest of all tells the time.

    The first ones may have waited for the way to be opened.
    """
    _collect(conversation, sent, took, until=time.monotonic() + _MORE, enough=len(sent))
    counted = [number for number, when in sent.items() if when < sent[0] + 1.0]
    return Trip(
        whom=whom,
        sent=len(counted),
        lost=sum(number not in took for number in counted),
        round_trip_ms=round(min(took.values()) * 1000, 2),
        took_ms=watch.ms(),
    )


def _of_bursts(conversation: Conversation, first: float, whom: Whom, watch: Stopwatch) -> Trip:
    patience = min(_LATEST, max(_SOONEST, 3 * first))
    times = _burst(conversation, range(1000, 1000 + _SHORT[0]), _SHORT[1], patience)
    sent = _SHORT[0]
    if len(times) < sent:
        times += _burst(conversation, range(2000, 2000 + _LONG[0]), _LONG[1], patience)
        sent += _LONG[0]
    return Trip(
        whom=whom,
        sent=sent,
        lost=sent - len(times),
        round_trip_ms=round(sorted(times)[len(times) // 2] * 1000, 2) if times else None,
        took_ms=watch.ms(),
    )


def _burst(
    conversation: Conversation, numbers: range, apart: float, patience: float
) -> list[float]:
    """Send one message for each number; the seconds that each one took that came back."""
    sent: Times = {}
    took: Times = {}
    due = time.monotonic()
    for number in numbers:
        sent[number] = time.monotonic()
        conversation.send(number)
        due += apart
        _collect(conversation, sent, took, until=due, enough=len(sent))
        time.sleep(max(0.0, due - time.monotonic()))
    _collect(conversation, sent, took, until=due + patience, enough=len(sent))
    return list(took.values())


def _collect(
    conversation: Conversation, sent: Times, took: Times, until: float, enough: int
) -> None:
    """Note what comes back until then, or until there is enough of it.

    What came while a busy computer let us wait is looked at all the same.
    """
    left = 1.0
    while len(took) < enough and left > 0:
        left = until - time.monotonic()
        for number in conversation.received(left):
            if number in sent:
                took.setdefault(number, time.monotonic() - sent[number])
