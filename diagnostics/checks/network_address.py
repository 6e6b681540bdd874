"""Whether a network gave this computer an address."""

from __future__ import annotations

from diagnostics.checks.legs import Leg, Numbers
from diagnostics.facts.network_path import NetworkPath
from diagnostics.model import State, Topic, Verdict
from diagnostics.text import Text, counted, text


def judge(path: NetworkPath, number: Numbers) -> Verdict:
    """A problem without an address that leads beyond the own cable, of either kind (RFC 3927)."""
    address = path.address
    given = address.ipv4 + address.ipv6
    if given == 0:
        return Verdict(
            state=State.PROBLEM, title=text("No address on the network"), sentence=_none(path)
        )
    return Verdict(
        state=State.FINE,
        title=text("Has an address"),
        sentence=counted(
            "This computer has {n} address on the network.",
            "This computer has {n} addresses on the network.",
            given,
        ),
    )


def _none(path: NetworkPath) -> Text:
    if path.address.self_assigned:
        return text(
            "The network gave this computer no address, so it took {address} itself. "
            "Take the cable out and in again, or switch Wi-Fi off and on.",
            address=path.address.self_assigned,
        )
    return text(
        "{name} is connected, but the network gave it no address. "
        "Take the cable out and in again, or switch Wi-Fi off and on.",
        name=path.link.interface or text("The network adapter"),
    )


LEG = Leg(
    id="network_address",
    topic=Topic.NETWORK,
    title=text("Address on the network"),
    judge=judge,
    because=lambda _path: text("this computer was given no address"),
    fix="renew_address",
)
