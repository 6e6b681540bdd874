"""How long an answer takes that needs no thinking: the way there and back."""

from __future__ import annotations

from diagnostics.checks.grading import rising
from diagnostics.checks.legs import Leg, Numbers
from diagnostics.facts.network_path import NetworkPath
from diagnostics.model import CannotTell, Measure, State, Threshold, Topic, Verdict
from diagnostics.text import Text, text

SLOW = Threshold(
    id="slow_ms",
    default=300,
    high=60_000,
    source="ITU-T G.114: up to 150 ms one way does no harm to a conversation; there and back",
)
VERY_SLOW = Threshold(
    id="very_slow_ms",
    default=800,
    high=60_000,
    source="ITU-T G.114: more than 400 ms one way is not acceptable; there and back",
)
# What the way varies by when nothing changes.
_NOISE_MS = 20

_TITLES = {
    State.FINE: text("Network is quick"),
    State.ATTENTION: text("Network is slow"),
    State.PROBLEM: text("Network is very slow"),
}


def judge(path: NetworkPath, number: Numbers) -> Verdict:
    """Judge the time there and back."""
    took_ms = path.trip.round_trip_ms if path.trip else None
    if took_ms is None:
        raise CannotTell(text("neither the router nor a name server sends anything back"))
    state = rising(took_ms, attention=number(SLOW), problem=number(VERY_SLOW))
    ms = round(took_ms, 1) if took_ms < 10 else round(took_ms)
    return Verdict(
        state=state,
        title=_TITLES[state],
        sentence=text("A test message is there and back in {ms} ms.", ms=ms),
        measure=Measure(
            value=took_ms,
            more_is_better=False,
            noise=_NOISE_MS,
            label=text("{ms} ms there and back", ms=ms),
        ),
    )


def _because(path: NetworkPath) -> Text:
    took_ms = (path.trip.round_trip_ms if path.trip else None) or 0.0
    return text("each answer takes {ms} ms on the way", ms=round(took_ms))


LEG = Leg(
    id="latency",
    topic=Topic.NETWORK,
    title=text("Time on the way"),
    judge=judge,
    because=_because,
    thresholds=(SLOW, VERY_SLOW),
)
