"""SIGKILL before and after every request of a delivery to a real desk: there is one ticket."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable

import pytest

from tests.conformance.between import Between, Killed

pytestmark = pytest.mark.slow

# `make bench` asks for 200.
MOMENTS = int(os.environ.get("BALIE_ROUNDS", "10"))


def test_killed_at_every_request(
    between: Between, record_property: Callable[[str, object], None]
) -> None:
    killed = Killed(between)
    undisturbed = between.keep()
    assert killed.deliver() == 0
    between.assert_there_once(undisturbed)
    moments = killed.events
    for moment in range(1, moments + 1):
        killed.survive(deadly=moment)
    record_property("rounds", moments)


def test_killed_at_any_moment(
    between: Between, record_property: Callable[[str, object], None]
) -> None:
    killed = Killed(between)
    begun = time.monotonic()
    between.keep()
    killed.deliver()
    whole = time.monotonic() - begun
    chance = random.Random(7)  # noqa: S311 - the same moments each time
    for _ in range(MOMENTS):
        killed.survive(after=chance.uniform(0.0, whole))
    record_property("rounds", MOMENTS)
