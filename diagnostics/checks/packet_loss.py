"""Whether what is sent arrives."""

from __future__ import annotations

from diagnostics.checks.grading import rising
from diagnostics.checks.legs import Leg, Numbers
from diagnostics.facts.network_path import NetworkPath, Trip
from diagnostics.model import CannotTell, Measure, State, Threshold, Topic, Verdict
from diagnostics.text import Share, Text, text

ATTENTION = Threshold(
    id="attention_ratio",
    default=0.01,
    high=1,
    source="Microsoft, “Prepare your organization’s network for Teams”: less than 1 % within any "
    "15 seconds",
)
PROBLEM = Threshold(
    id="problem_ratio",
    default=0.05,
    high=1,
    source="our own choice: speech suffers beyond 3 % (ITU-T G.1010), and at 5 % a connection "
    "across a country carries a few Mbit/s at most (Mathis et al. 1997)",
)
# One message may get lost on the best of networks.
_BY_CHANCE = 1

_TITLES = {
    State.FINE: text("What is sent arrives"),
    State.ATTENTION: text("Some of what is sent gets lost"),
    State.PROBLEM: text("Much of what is sent gets lost"),
}


def judge(path: NetworkPath, number: Numbers) -> Verdict:
    """Judge the part that got lost; a single message lost proves nothing."""
    trip = path.trip
    if trip is None:
        raise CannotTell(text("neither the router nor a name server sends anything back"))
    share = trip.lost / trip.sent
    state = rising(
        share if trip.lost > _BY_CHANCE else 0.0,
        attention=number(ATTENTION),
        problem=number(PROBLEM),
    )
    return Verdict(
        state=state,
        title=_TITLES[state],
        sentence=_sentence(trip, share),
        measure=Measure(
            value=share,
            more_is_better=False,
            noise=number(ATTENTION),
            label=text("{share} lost", share=Share(share)),
        ),
    )


def _sentence(trip: Trip, share: float) -> Text:
    if trip.lost == 0:
        return text("All of {sent} test messages came back.", sent=trip.sent)
    return text(
        "{share} of what is sent gets lost: {lost} of {sent} test messages.",
        share=Share(share),
        lost=trip.lost,
        sent=trip.sent,
    )


def _because(path: NetworkPath) -> Text:
    trip = path.trip
    share = trip.lost / trip.sent if trip else 0.0
    return text("{share} of what is sent gets lost", share=Share(share))


LEG = Leg(
    id="packet_loss",
    topic=Topic.NETWORK,
    title=text("Losses on the way"),
    judge=judge,
    because=_because,
    thresholds=(ATTENTION, PROBLEM),
)
