"""Whether this computer has a way out of its network, and the router at its end answers."""

from __future__ import annotations

from diagnostics.checks.legs import Leg, Numbers
from diagnostics.facts.network_path import NetworkPath, Router
from diagnostics.model import CannotTell, State, Topic, Verdict
from diagnostics.text import Text, counted, text


def judge(path: NetworkPath, number: Numbers) -> Verdict:
    """A problem without a way out, or with a router that answers nobody.

    A router may be told not to answer `ping`; but it cannot work without telling its hardware
    address (RFC 826, RFC 4861), and where even something behind it answered, it works.
    """
    router = path.router
    if path.link.connected == 0:
        raise CannotTell(text("this computer is not connected to a network"))
    if router.routes == 0:
        if path.address.ipv4 + path.address.ipv6 == 0:
            raise CannotTell(text("this computer was given no address"))
        return Verdict(
            state=State.PROBLEM,
            title=text("No way out of this network"),
            sentence=counted(
                "This computer has {n} address, but no way out of its network: "
                "no router is known to it.",
                "This computer has {n} addresses, but no way out of its network: "
                "no router is known to it.",
                path.address.ipv4 + path.address.ipv6,
            ),
        )
    if router.answers is False:
        return Verdict(
            state=State.PROBLEM,
            title=text("Router does not answer"),
            sentence=text(
                "The router {address} does not answer. Take the cable out and in again, "
                "or switch Wi-Fi off and on.",
                address=router.address or "",
            ),
        )
    return Verdict(
        state=State.FINE, title=text("Connected to a network"), sentence=_connected(router)
    )


def _connected(router: Router) -> Text:
    if router.answers and router.address:
        return text("The router {address} answers.", address=router.address)
    return counted(
        "There is {n} way to the network.", "There are {n} ways to the network.", router.routes
    )


def _because(path: NetworkPath) -> Text:
    if path.router.routes == 0:
        return text("there is no way out of this network")
    return text("the router does not answer")


LEG = Leg(
    id="default_route",
    topic=Topic.NETWORK,
    title=text("Network connection"),
    judge=judge,
    because=_because,
    fix="renew_address",
)
