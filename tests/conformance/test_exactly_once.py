"""Whatever the network and the desk do, there is one ticket in the end, whole."""

from __future__ import annotations

import os
from contextlib import suppress
from enum import StrEnum
from itertools import product

import pytest

from assistant.conversations import Conversations
from assistant.desks.desk import Desk, DeskTrouble
from assistant.outbox import RequestState
from assistant.sent import What
from tests.conformance.bench import desk_of, errand, only_where
from tests.conformance.benches import BENCHES, marks_of
from tests.conformance.between import FACTS, Between

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
    only_where(len(between.proxy.faults) > 1)
    between.storm(seed)
    parcel = between.send()
    between.calm()
    between.assert_there_once(parcel)


@pytest.mark.parametrize("seed", range(DAYS))
def test_a_bad_day_to_reply(between: Between, seed: int) -> None:
    only_where(desk_of(between.bench).abilities.replies)
    number = between.assert_there_once(between.send())
    between.storm(seed)
    reply = between.send(errand(number, What.REPLY, "It has paper now", files=(FACTS,)))
    between.calm()
    assert between.state_of(reply).state is RequestState.SENT
    conversations = Conversations(between.store)
    conversations.keep(desk_of(between.bench).ticket(number, None))
    kept = conversations.ticket(number)
    assert kept is not None
    [shown] = [entry for entry in kept.entries if entry.errand == reply.reference]
    assert (shown.words, [file.name for file in shown.files]) == ("It has paper now", [FACTS.name])


def test_a_bad_look(between: Between) -> None:
    only_where(desk_of(between.bench).abilities.shows_replies)
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
