"""Whatever the network and the desk do, there is one ticket in the end, whole."""

from __future__ import annotations

import os
import random
from contextlib import suppress
from enum import StrEnum
from itertools import product

import pytest

from assistant.desks.desk import Desk, DeskTrouble
from tests.conformance.bench import desk_of
from tests.conformance.benches import BENCHES, marks_of
from tests.conformance.between import Between

pytestmark = pytest.mark.slow

# `make bench` asks for 200.
DAYS = int(os.environ.get("BALIE_ROUNDS", "6"))


@pytest.mark.parametrize(
    ("bench", "command", "fault"),
    [
        pytest.param(name, *moment, marks=marks_of(name))
        for name, kind in BENCHES.items()
        for moment in kind.moments
    ],
    indirect=["bench"],
)
def test_one_bad_moment(between: Between, command: str, fault: StrEnum) -> None:
    between.proxy.once(fault, command)
    between.assert_there_once(between.send())
    assert fault in {happened for _, _, happened in between.proxy.seen}


@pytest.mark.parametrize("seed", range(DAYS))
def test_a_bad_day(between: Between, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same day each time
    faults = list(between.proxy.faults)
    none = between.proxy.faults("none")

    def choose(_protocol: str, _command: str) -> StrEnum:
        return chance.choice(faults) if chance.random() < between.bench.harm else none

    between.proxy.choose = choose
    parcel = between.send()
    between.calm()
    between.pass_time()
    between.try_now()
    between.assert_there_once(parcel)


def test_a_bad_look(between: Between) -> None:
    parcel = between.send()
    number = between.assert_there_once(parcel)
    whole = desk_of(between.bench).ticket(number, None)

    def find(desk: Desk) -> None:
        assert desk.find(parcel.reference)  # and never "it is not there"

    def read(desk: Desk) -> None:
        assert number in {head.number for head in desk.tickets()}
        assert desk.ticket(number, None) == whole

    for look, command, fault in product((find, read), between.bench.looks, between.proxy.faults):
        between.proxy.once(fault, command)
        with suppress(DeskTrouble):
            look(desk_of(between.bench))
    between.calm()
    read(desk_of(between.bench))
