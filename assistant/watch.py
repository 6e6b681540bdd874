"""Waits for changes of this computer in one thread, and has looked at what they concern."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable

from assistant import jobs
from assistant.vigil import ALL, Vigil
from diagnostics.model import Topic
from diagnostics.system.changes import Changes


class Watch:
    """Calls `look` with topics, in its own thread, when they are due."""

    def __init__(
        self, changes: Changes, look: Callable[[frozenset[Topic]], object], now: Callable[[], float]
    ) -> None:
        self._changes = changes
        self._look = look
        self._now = now
        self._spread = random.random()  # noqa: S311 - spreads load, protects nothing
        self._lock = threading.Lock()
        self._vigil = Vigil.begin(now(), self._spread)
        self._stopping = threading.Event()
        self._job: jobs.Job | None = None

    def start(self) -> None:
        """Begin to wait."""
        self._job = jobs.start("watch", self._run, on_trouble=lambda _trouble: None)

    def stop(self, limit: float) -> None:
        """End the wait, and what is looked at, within `limit` seconds."""
        self._stopping.set()
        self._changes.stop()
        if self._job is None or self._job.wait(limit):
            self._changes.close()

    def looked(self, topics: frozenset[Topic] = ALL) -> None:
        """These were just looked at for another reason."""
        with self._lock:
            self._vigil = self._vigil.looked(topics, self._now(), self._spread)

    def _run(self, _job: jobs.Job) -> None:
        while not self._stopping.is_set():
            changed = self._changes.wait(self._vigil.patience(self._now()))
            with self._lock:
                self._vigil = self._vigil.changed(changed)
                due = self._vigil.due(self._now())
            if due and not self._stopping.is_set():
                self.looked(due)
                self._look(due)


def real_watch(look: Callable[[frozenset[Topic]], object]) -> Watch:
    """The watch over the computer that Balie runs on."""
    from diagnostics.system.changes import changes

    return Watch(changes(), look, time.monotonic)
