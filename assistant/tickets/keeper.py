"""Saves what is being typed in the background: the window never waits for a slow disk."""

from __future__ import annotations

import threading
from collections.abc import Callable

from assistant import jobs
from assistant.errors import Trouble
from assistant.store import Store
from assistant.tickets.draft import Draft, Drafts


class Keeper:
    """Saves the latest draft it was given; those that came in between are skipped."""

    def __init__(self, store: Store, on_trouble: Callable[[Trouble], None]) -> None:
        self._drafts = Drafts(store)
        self._on_trouble = on_trouble
        self._lock = threading.Lock()
        self._latest: Draft | None = None
        self._job: jobs.Job | None = None

    def keep(self, draft: Draft) -> None:
        """Save this draft soon."""
        with self._lock:
            idle = self._latest is None
            self._latest = draft
            if idle:
                self._job = jobs.start("keep draft", self._save, on_trouble=self._on_trouble)

    def close(self, limit: float) -> None:
        """Wait until all is saved, for `limit` seconds at most."""
        if self._job is not None:
            self._job.wait(limit)

    def _save(self, _job: jobs.Job) -> None:
        try:
            while (draft := self._latest) is not None:
                self._drafts.keep(draft)
                with self._lock:
                    if self._latest is draft:
                        self._latest = None
        except BaseException:
            with self._lock:
                self._latest = None
            raise
