"""Whatever the network and the desk do, there is one ticket in the end, whole."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.delivery import deliver_due
from assistant.desks.letter import File
from assistant.outbox import Composed, Outbox, RequestState
from assistant.store import open_store
from tests.conformance.bench import BENCHES, Bench, desk_of
from tests.support.fault_proxy import ACTED, NOT_PASSED_ON, Fault, FaultProxy

pytestmark = [pytest.mark.servers, pytest.mark.slow]

FACTS = File(name="diagnostics.json", type="application/json", content=b'{"a": 1}\n')
PICTURE = File(name="screen.png", type="image/png", content=bytes(range(256)) * 40)
MOST_ATTEMPTS = 40
# `make bench` asks for 200.
DAYS = int(os.environ.get("BALIE_ROUNDS", "6"))


class Between:
    """A bench whose employee reaches the desk through the proxy, and an outbox to send from."""

    def __init__(self, bench: Bench, proxy: FaultProxy, folder: Path) -> None:
        self.bench = bench
        self.proxy = proxy
        self.folder = folder
        self.store = open_store(folder)
        self.outbox = Outbox(self.store)

    def keep(self) -> Composed:
        """Put a report into the outbox."""
        made = self.bench.parcel("The printer wants paper.", (FACTS, PICTURE))
        parcel = Composed(
            reference=made.reference, subject="No paper", message=made.message, created_at=1.0
        )
        self.outbox.put(parcel)
        return parcel

    def send(self) -> Composed:
        """Keep a report, and try as often as it takes."""
        parcel = self.keep()
        now = 1000.0
        for _ in range(MOST_ATTEMPTS):
            patience = deliver_due(self.outbox, desk_of(self.bench), None, lambda: now)  # noqa: B023
            if patience is None:
                break
            now += patience + 1.0
        return parcel

    def assert_there_once(self, parcel: Composed) -> None:
        [request] = [r for r in self.outbox.requests() if r.reference == parcel.reference]
        assert request.state is RequestState.SENT
        [seen] = self.bench.received(parcel.reference)
        assert seen.files == {file.name: file.content for file in (FACTS, PICTURE)}


@pytest.fixture(params=BENCHES)
def between(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Between]:
    """A real desk of each kind, behind the proxy."""
    server = request.getfixturevalue(request.param)
    bench = BENCHES[request.param](server)
    with FaultProxy(server.address).open() as proxy:
        bench.address = proxy.address
        made = Between(bench, proxy, tmp_path)
        yield made
        made.store.close()


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("fault", [*ACTED, *NOT_PASSED_ON])
def test_one_bad_moment(between: Between, fault: Fault, method: str) -> None:
    between.proxy.once(fault, method)
    between.assert_there_once(between.send())
    assert fault in {happened for _, _, happened in between.proxy.seen}


@pytest.mark.parametrize("seed", range(DAYS))
def test_a_bad_day(between: Between, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same day each time

    def choose(_method: str, _path: str) -> Fault:
        return chance.choice(list(Fault)) if chance.random() < 0.4 else Fault.NONE

    between.proxy.choose = choose
    parcel = between.send()
    between.proxy.choose = lambda _method, _path: Fault.NONE
    between.outbox.hurry()
    deliver_due(between.outbox, desk_of(between.bench), None, lambda: 1e9)
    between.assert_there_once(parcel)
