"""An employee with an outbox, and harm between it and a real desk."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from contextlib import AbstractContextManager, nullcontext
from enum import StrEnum
from pathlib import Path

import msgspec

from assistant.delivery import deliver_due
from assistant.desks.letter import File
from assistant.outbox import Composed, Outbox, Request, RequestState
from assistant.store import open_store
from tests.conformance.bench import Bench, Proxy, desk_of
from tests.conformance.deliver import Job

FACTS = File(name="diagnostics.json", type="application/json", content=b'{"a": 1}\n')
PICTURE = File(name="screen.png", type="image/png", content=bytes(range(256)) * 40)
MOST_ATTEMPTS = 40
HOUR = 3600.0


class Between:
    """A bench whose employee reaches the desk through the proxy, and an outbox to send from.

    Its clock goes on an hour at a time, once the desk has settled.
    """

    def __init__(self, bench: Bench, proxy: Proxy, folder: Path) -> None:
        self.bench = bench
        self.proxy = proxy
        self.folder = folder
        self.store = open_store(folder)
        self.outbox = Outbox(self.store)
        self.now = 2_000_000_000.0

    def keep(self) -> Composed:
        """Put a report into the outbox."""
        parcel = self.bench.parcel("The printer wants paper.", (FACTS, PICTURE))
        self.outbox.put(parcel)
        return parcel

    def send(self, parcel: Composed | None = None) -> Composed:
        """Keep something, a report as a rule, and try as often as it takes.

        Again at once, and then an hour later.
        """
        parcel = parcel or self.keep()
        self.outbox.put(parcel)
        self.try_now()
        for _ in range(MOST_ATTEMPTS):
            match self.state_of(parcel).state:
                case RequestState.SENT:
                    break
                case RequestState.REFUSED:
                    self.outbox.again(parcel.reference)
            with self._late(parcel):
                self.try_now()
            self.pass_time()
            self.try_now()
        return parcel

    def _late(self, parcel: Composed) -> AbstractContextManager[object]:
        """Only what was just sent may show late, and nothing that was sent an hour ago."""
        just_now = self.outbox.begun_at(parcel.reference) == self.now
        return self.bench.late() if just_now else nullcontext()

    def try_now(self) -> None:
        """Deliver everything that may be."""
        self.outbox.hurry()
        deliver_due(self.outbox, desk_of(self.bench), None, lambda: self.now)

    def pass_time(self) -> None:
        """An hour later."""
        self.bench.settled()
        self.now += HOUR

    def state_of(self, parcel: Composed) -> Request:
        """The report as its sender sees it."""
        [found] = [r for r in self.outbox.requests(parcel.what) if r.reference == parcel.reference]
        return found

    def storm(self, seed: int) -> None:
        """From now on bad things happen, the same for each seed."""
        chance = random.Random(seed)  # noqa: S311 - protects nothing
        faults, none = list(self.proxy.faults), self.proxy.faults("none")

        def choose(_protocol: str, _command: str) -> StrEnum:
            return chance.choice(faults) if chance.random() < self.bench.harm else none

        self.proxy.choose = choose

    def calm(self) -> None:
        """From now on nothing happens any more, and what is left has time to arrive."""
        none = self.proxy.faults("none")
        self.proxy.choose = lambda _protocol, _command: none
        self.pass_time()
        self.try_now()

    def assert_there_once(self, parcel: Composed) -> str:
        """Its number."""
        request = self.state_of(parcel)
        assert request.state is RequestState.SENT
        [seen] = self.bench.received(parcel.reference)
        assert seen.files == {file.name: file.content for file in (FACTS, PICTURE)}
        return request.number or ""


class Killed:
    """Delivers in a process of its own, which can be killed at the n-th event of the proxy."""

    def __init__(self, between: Between) -> None:
        self.between = between
        self.process: subprocess.Popen[bytes] | None = None
        self.events = 0
        self.deadly = 0

    def deliver(self, *, deadly: int = 0, after: float = 0.0) -> int:
        """The exit code; killed at that event, or after so many seconds, where one is given."""
        self.events, self.deadly = 0, deadly
        self.between.proxy.choose = self._before
        self.between.proxy.on_answer = self._event
        bench = self.between.bench
        job = Job(desk=bench.settings, login=bench.login(), now=self.between.now)
        argv = [sys.executable, "-m", "tests.conformance.deliver", str(self.between.folder)]
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

    def survive(self, *, deadly: int = 0, after: float = 0.0) -> None:
        """Send a report, killed there; a start at once, and one much later bring it there once."""
        parcel = self.between.keep()
        code = self.deliver(deadly=deadly, after=after)
        assert not deadly or code == -signal.SIGKILL
        with self.between.bench.late():
            assert self.deliver() == 0
        self.between.pass_time()
        if self.between.state_of(parcel).state is RequestState.WAITING:
            assert self.deliver() == 0
        self.between.assert_there_once(parcel)

    def _before(self, _protocol: str, _command: str) -> StrEnum:
        self._event()
        return self.between.proxy.faults("none")

    def _event(self) -> None:
        self.events += 1
        if self.events == self.deadly and self.process is not None:
            self.process.kill()
            self.process.wait()
