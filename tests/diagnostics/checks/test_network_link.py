"""Connected or not, and whether the cable is as good as cables are."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from diagnostics.facts.media import Medium
from diagnostics.facts.network_path import Link
from diagnostics.model import State
from tests.support.judging import english
from tests.support.path import ALL_IS_WELL, told

CABLE = ALL_IS_WELL.link
SECOND = "Try another one."


@pytest.mark.parametrize(
    ("link", "state", "sentence"),
    [
        (
            Link(adapters=1, connected=0, interface="eth0"),
            State.PROBLEM,
            "The network adapter eth0 is not connected. Check the cable or the Wi-Fi.",
        ),
        (
            Link(adapters=3, connected=0),
            State.PROBLEM,
            "None of 3 network adapters is connected. Check the cable or the Wi-Fi.",
        ),
        (
            replace(CABLE, speed_mbit=10),
            State.ATTENTION,
            f"The cable at eth0 carries only 10 Mbit/s. {SECOND}",
        ),
        (
            replace(CABLE, half_duplex=True),
            State.ATTENTION,
            f"The cable at eth0 sends in one direction at a time. {SECOND}",
        ),
        (
            replace(CABLE, error_ratio=0.02),
            State.ATTENTION,
            f"The cable at eth0 damaged 0.02 of what went through it. {SECOND}",
        ),
        (CABLE, State.FINE, "The network adapter eth0 is connected at 1000 Mbit/s."),
        (replace(CABLE, speed_mbit=None), State.FINE, "The network adapter eth0 is connected."),
        (
            replace(CABLE, medium=Medium.WIFI, speed_mbit=54, half_duplex=True),
            State.FINE,
            "The network adapter eth0 is connected at 54 Mbit/s.",
        ),
    ],
)
def test_every_way_it_can_be(link: Link, state: State, sentence: str) -> None:
    verdict = told("network_link", link=link)
    assert verdict.state is state
    assert english(verdict.sentence) == sentence


@pytest.mark.parametrize(
    ("link", "state"),
    [
        (replace(CABLE, speed_mbit=99), State.ATTENTION),
        (replace(CABLE, speed_mbit=100), State.FINE),
        (replace(CABLE, error_ratio=0.001), State.ATTENTION),
        (replace(CABLE, error_ratio=0.00099), State.FINE),
    ],
)
def test_the_boundaries(link: Link, state: State) -> None:
    assert told("network_link", link=link).state is state
