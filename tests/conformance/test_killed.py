"""SIGKILL before and after every request of a delivery to a real desk: there is one ticket."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from tests.conformance.bench import BENCHES
from tests.conformance.deliver import Job
from tests.conformance.test_exactly_once import Between
from tests.support.fault_proxy import Fault, FaultProxy

pytestmark = [pytest.mark.servers, pytest.mark.slow]

# `make bench` asks for 200.
MOMENTS = int(os.environ.get("BALIE_ROUNDS", "10"))


class Killed(Between):
    """Delivers in a process of its own, which can be killed at the n-th event of the proxy."""

    process: subprocess.Popen[bytes] | None = None
    events = 0
    deadly = 0

    def deliver(self, *, deadly: int = 0, after: float = 0.0) -> int:
        """The exit code; killed at that event, or after so many seconds, where one is given."""
        self.events, self.deadly = 0, deadly
        self.proxy.choose = self._before
        self.proxy.on_answer = self._event
        job = Job(desk=self.bench.settings, login=self.bench.login())
        argv = [sys.executable, "-m", "tests.conformance.deliver", str(self.folder)]
        with subprocess.Popen(argv, stdin=subprocess.PIPE) as process:
            self.process = process
            assert process.stdin is not None
            process.stdin.write(msgspec.json.encode(job))
            process.stdin.close()
            if after:
                time.sleep(after)
                process.kill()
            process.wait(60)
        return process.returncode

    def _before(self, _method: str, _path: str) -> Fault:
        self._event()
        return Fault.NONE

    def _event(self) -> None:
        self.events += 1
        if self.events == self.deadly and self.process is not None:
            self.process.kill()
            self.process.wait()


@pytest.fixture(params=BENCHES)
def killed(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Killed]:
    """A real desk of each kind, behind the proxy."""
    server = request.getfixturevalue(request.param)
    bench = BENCHES[request.param](server)
    with FaultProxy(server.address).open() as proxy:
        bench.address = proxy.address
        made = Killed(bench, proxy, tmp_path)
        yield made
        made.store.close()


def test_killed_at_every_request(
    killed: Killed, record_property: Callable[[str, object], None]
) -> None:
    undisturbed = killed.keep()
    assert killed.deliver() == 0
    killed.assert_there_once(undisturbed)
    for moment in range(1, killed.events + 1):
        parcel = killed.keep()
        assert killed.deliver(deadly=moment) == -signal.SIGKILL
        assert killed.deliver() == 0
        killed.assert_there_once(parcel)
    record_property("rounds", killed.events)


def test_killed_at_any_moment(
    killed: Killed, record_property: Callable[[str, object], None]
) -> None:
    begun = time.monotonic()
    killed.keep()
    killed.deliver()
    whole = time.monotonic() - begun
    chance = random.Random(7)  # noqa: S311 - the same moments each time
    for _ in range(MOMENTS):
        parcel = killed.keep()
        killed.deliver(after=chance.uniform(0.0, whole))
        assert killed.deliver() == 0
        killed.assert_there_once(parcel)
    record_property("rounds", MOMENTS)
