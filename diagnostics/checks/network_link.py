"""Whether this computer is connected to anything: the cable is in, or the Wi-Fi joined."""

from __future__ import annotations

from diagnostics.checks.legs import Leg, Numbers
from diagnostics.facts.media import Medium
from diagnostics.facts.network_path import Link, NetworkPath
from diagnostics.model import State, Threshold, Topic, Verdict
from diagnostics.text import Share, Text, counted, text

SLOW = Threshold(
    id="slow_mbit",
    default=100,
    high=100_000,
    source="IEEE 802.3u: since 1995 every network card and socket carries 100 Mbit/s; less means "
    "a damaged cable or an old device in between",
)
DAMAGED = Threshold(
    id="damaged_ratio",
    default=0.001,
    high=1,
    source="our own choice: IEEE 802.3 allows a cable one wrong bit in ten thousand million, which "
    "damages one packet in a million; a thousand times as many are felt",
)


def judge(path: NetworkPath, number: Numbers) -> Verdict:
    """A problem where nothing is connected; attention where a cable is slow or damages packets."""
    link = path.link
    if link.connected == 0:
        return Verdict(
            state=State.PROBLEM,
            title=text("Not connected to a network"),
            sentence=_not_connected(link),
        )
    complaint = _complaint(link, number)
    return Verdict(
        state=State.ATTENTION if complaint else State.FINE,
        title=text("Network cable is slow") if complaint else text("Network is connected"),
        sentence=complaint or _connected(link),
    )


def _not_connected(link: Link) -> Text:
    if link.adapters == 1 and link.interface:
        return text(
            "The network adapter {name} is not connected. Check the cable or the Wi-Fi.",
            name=link.interface,
        )
    return counted(
        "The only network adapter is not connected. Check the cable or the Wi-Fi.",
        "None of {n} network adapters is connected. Check the cable or the Wi-Fi.",
        link.adapters,
    )


def _complaint(link: Link, number: Numbers) -> Text | None:
    name = link.interface or ""
    if link.medium is not Medium.CABLE:
        return None
    if link.speed_mbit is not None and link.speed_mbit < number(SLOW):
        speed = link.speed_mbit
        return text(
            "The cable at {name} carries only {speed} Mbit/s. Try another one.",
            name=name,
            speed=speed,
        )
    if link.half_duplex:
        return text(
            "The cable at {name} sends in one direction at a time. Try another one.", name=name
        )
    if link.error_ratio >= number(DAMAGED):
        return text(
            "The cable at {name} damaged {share} of what went through it. Try another one.",
            name=name,
            share=Share(link.error_ratio),
        )
    return None


def _connected(link: Link) -> Text:
    name = link.interface or ""
    if link.speed_mbit is None:
        return text("The network adapter {name} is connected.", name=name)
    return text(
        "The network adapter {name} is connected at {speed} Mbit/s.",
        name=name,
        speed=link.speed_mbit,
    )


LEG = Leg(
    id="network_link",
    topic=Topic.NETWORK,
    title=text("Cable or Wi-Fi"),
    judge=judge,
    because=lambda _path: text("this computer is not connected to a network"),
    thresholds=(SLOW, DAMAGED),
)
