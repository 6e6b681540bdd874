"""Whether this computer has a way to the network."""

from __future__ import annotations

from diagnostics.facts import default_route
from diagnostics.facts.default_route import DefaultRoute
from diagnostics.model import Check, Facts, State, Topic, Verdict
from diagnostics.text import counted, text


def judge(facts: Facts) -> Verdict:
    """A problem without a route, attention where the router at its end does not answer.

    One silent router is not a problem for certain: some are told to keep silent, and the answer
    is from when it was last asked.
    """
    way = facts[default_route.FACT]
    if way.routes == 0:
        return _no_way(way)
    if way.router_answers is False:
        return Verdict(
            state=State.ATTENTION,
            title=text("Router does not answer"),
            sentence=counted(
                "There is {n} way to the network, but its router does not answer. "
                "Check the cable or the Wi-Fi.",
                "There are {n} ways to the network, but the router of the first does not answer. "
                "Check the cable or the Wi-Fi.",
                way.routes,
            ),
        )
    return Verdict(
        state=State.FINE,
        title=text("Connected to a network"),
        sentence=counted(
            "There is {n} way to the network.", "There are {n} ways to the network.", way.routes
        ),
    )


def _no_way(way: DefaultRoute) -> Verdict:
    check_cable = text("There is no way to the network. Check the cable or the Wi-Fi.")
    no_address = text(
        "There is no way to the network: it is connected, but was given no address. "
        "Take the cable out and in again, or switch Wi-Fi off and on."
    )
    return Verdict(
        state=State.PROBLEM,
        title=text("Not connected to a network"),
        sentence=no_address if way.self_assigned else check_cable,
    )


CHECK = Check(
    id="default_route",
    topic=Topic.NETWORK,
    title=text("Network connection"),
    needs=(default_route.FACT,),
    judge=judge,
)
