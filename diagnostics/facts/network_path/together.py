"""Runs things side by side that cannot be interrupted, and goes on without those that hang."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Started(Generic[T]):
    """A job under way in a thread of its own, which is left behind when it takes too long."""

    def __init__(self, name: str, job: Callable[[], T]) -> None:
        self._results: list[T] = []
        self._thread = threading.Thread(
            target=lambda: self._results.append(job()), name=f"network {name}", daemon=True
        )
        self._thread.start()

    @property
    def running(self) -> bool:
        """Whether it is still under way."""
        return self._thread.is_alive()

    def result(self, *, by: float) -> T | None:
        """What it gave, or None if it is not done by the moment `by` of the monotonic clock."""
        self._thread.join(max(0.0, by - time.monotonic()))
        return self._results[0] if self._results else None


class Stopwatch:
    """The milliseconds since it was made."""

    def __init__(self) -> None:
        self._started = time.perf_counter()

    def ms(self) -> float:
        """Rounded to a tenth."""
        return round((time.perf_counter() - self._started) * 1000, 1)
