"""Background work: one thread a job, with progress and cancel.

This is the one place in the assistant that catches everything: whatever goes wrong in a job
becomes words for the person and a line in the log, never a silent end.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import TypeVar

from assistant.errors import Trouble, Troubled
from diagnostics.model import Cancelled
from diagnostics.text import Text, text

T = TypeVar("T")
U = TypeVar("U")
log = logging.getLogger(__name__)


class Job:
    """Work under way. It is the `Progress` that a fix reports to."""

    def __init__(self, name: str, on_progress: Callable[[float, Text], None]) -> None:
        self.name = name
        self._on_progress = on_progress
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def step(self, done: float, doing: Text) -> None:
        """Say where the work is; raises Cancelled where the person asked to stop."""
        if self._stop.is_set():
            raise Cancelled
        self._on_progress(done, doing)

    def cancel(self) -> None:
        """Ask the work to stop at its next safe point; returns at once."""
        self._stop.set()

    @property
    def running(self) -> bool:
        """Whether the work is still under way."""
        return self._thread is not None and self._thread.is_alive()

    def wait(self, limit: float) -> bool:
        """Wait until the work has ended, for `limit` seconds at most; say whether it has."""
        if self._thread is not None:
            self._thread.join(limit)
        return not self.running

    def begin(self, work: Callable[[Job], None], on_trouble: Callable[[Trouble], None]) -> Job:
        """Start the work in a thread of its own."""

        def guarded() -> None:
            attempt(self.name, lambda: work(self), on_trouble=on_trouble, otherwise=None)

        self._thread = threading.Thread(target=guarded, name=self.name, daemon=True)
        self._thread.start()
        return self


def start(
    name: str,
    work: Callable[[Job], None],
    *,
    on_trouble: Callable[[Trouble], None],
    on_progress: Callable[[float, Text], None] = lambda _done, _doing: None,
) -> Job:
    """Run `work` in the background; what goes wrong is told to `on_trouble`, in words."""
    return Job(name, on_progress).begin(work, on_trouble)


def attempt(
    name: str, work: Callable[[], T], *, on_trouble: Callable[[Trouble], None], otherwise: U
) -> T | U:
    """The result of `work`; where it fails, `on_trouble` is told and the result is `otherwise`."""
    try:
        return work()
    except Cancelled:
        log.info("%s was cancelled", name)
    except Troubled as troubled:
        on_trouble(troubled.trouble)
    except Exception:
        log.exception("%s failed", name)
        on_trouble(UNEXPECTED)
    return otherwise


UNEXPECTED = Trouble(
    title=text("That did not work"),
    meaning=text("Balie made a mistake of its own. Nothing of yours was lost."),
    next_step=text("Try again. If it keeps happening, tell IT; the details are in Balie’s log."),
)
