"""Saves what is being typed in the background: the window never waits for a slow disk.

What is not on the disk yet is here, so that nobody who comes back sees older words; what cannot be
saved stays here and is tried again.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import Generic, Protocol, TypeVar

from assistant import jobs
from assistant.errors import Trouble

# A full disk is not emptied sooner, and a share is back within some tries.
AGAIN_SECONDS = 5.0


class Written(Protocol):
    """What somebody is writing."""

    @property
    def reference(self) -> str:
        """The same from the first letter on."""


T = TypeVar("T", bound=Written)


class Keeper(Generic[T]):
    """Saves the latest draft it was given; those that came in between are skipped.

    `save` may raise Troubled; `on_trouble` is told once, until saving works again.
    """

    def __init__(self, save: Callable[[T], object], on_trouble: Callable[[Trouble], None]) -> None:
        self._save_one = save
        self._on_trouble = on_trouble
        self._changed = threading.Condition()
        self._unsaved: T | None = None
        self._job: jobs.Job | None = None
        self._busy = False
        self._told = False
        self._closing = False

    @property
    def unsaved(self) -> T | None:
        """The latest draft, where it is not on the disk yet."""
        return self._unsaved

    def keep(self, draft: T) -> None:
        """Save this draft soon."""
        with self._changed:
            self._unsaved = draft
            self._changed.notify()
            if not self._busy:
                self._busy = True
                self._job = jobs.start("keep draft", self._run, on_trouble=self._on_trouble)

    def forget(self, reference: str) -> None:
        """Do not save this one any more: it was sent, or thrown away."""
        with self._changed:
            if self._unsaved is not None and self._unsaved.reference == reference:
                self._unsaved = None
                self._changed.notify()

    def close(self, limit: float) -> None:
        """Wait until all is saved, or cannot be, for `limit` seconds at most."""
        with self._changed:
            self._closing = True
            self._changed.notify()
        if self._job is not None:
            self._job.wait(limit)

    def _run(self, _job: jobs.Job) -> None:
        going = True
        while going:
            draft = self._unsaved
            saved = draft is None or jobs.attempt(
                "keep draft", partial(self._save, draft), on_trouble=self._tell, otherwise=False
            )
            with self._changed:
                going = self._busy = self._goes_on(draft, saved=saved)

    def _goes_on(self, draft: T | None, *, saved: bool) -> bool:
        if self._unsaved is not draft:  # a newer one has come, or this one is not wanted any more
            return True
        if saved:
            self._unsaved = None
        elif not self._closing:
            self._changed.wait(AGAIN_SECONDS)
            return True
        return False

    def _save(self, draft: T) -> bool:
        self._save_one(draft)
        self._told = False
        return True

    def _tell(self, trouble: Trouble) -> None:
        if not self._told:
            self._told = True
            self._on_trouble(trouble)
