"""SIGKILL before and after every request of a delivery to a real desk: there is one ticket."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable

import pytest

from tests.conformance.bench import Bench, only_where
from tests.conformance.between import Between, Killed

pytestmark = pytest.mark.slow

# `make bench` asks for 200.
MOMENTS = int(os.environ.get("BALIE_ROUNDS", "10"))


def test_killed_at_every_request(
    between: Between, record_property: Callable[[str, object], None]
) -> None:
    only_where(len(between.proxy.faults) > 1)
    killed = Killed(between)
    undisturbed = between.keep()
    assert killed.deliver() == 0
    between.assert_there_once(undisturbed)
    moments = killed.events
    for moment in range(1, moments + 1):
        killed.survive(deadly=moment)
    record_property("rounds", moments)


# By kind of desk.
_took: dict[type[Bench], float] = {}


@pytest.fixture
def whole(between: Between) -> float:
    """The seconds that a delivery takes which nothing disturbs, measured once for each desk."""
    kind = type(between.bench)
    if kind not in _took:
        between.keep()
        begun = time.monotonic()
        assert Killed(between).deliver() == 0
        _took[kind] = time.monotonic() - begun
    return _took[kind]


@pytest.mark.parametrize("moment", range(MOMENTS))
def test_killed_at_any_moment(between: Between, whole: float, moment: int) -> None:
    chance = random.Random(moment)  # noqa: S311 - the same moments each time
    Killed(between).survive(after=chance.uniform(0.0, whole))
