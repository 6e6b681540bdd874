"""Reminds of a restart that is planned, whoever planned it, while there is time to save one's work.

One timer, set when something was looked at; a computer that slept is looked at when it wakes.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

log = logging.getLogger(__name__)

# Our own choice: time enough to end what one is at, and to choose another time.
AHEAD_SECONDS = 15 * 60.0
# What is a minute ahead was asked for just now.
_JUST_ASKED_SECONDS = 90.0


class Restarts:
    """`planned` says when the computer restarts, None where it does not; `remind` is told that.

    Times in seconds since the epoch.
    """

    def __init__(
        self,
        planned: Callable[[], float | None],
        now: Callable[[], float],
        remind: Callable[[float], None],
    ) -> None:
        self._planned = planned
        self._now = now
        self._remind = remind
        self._reminded: float | None = None
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None

    def look(self) -> None:
        """Something may have changed: remind now, later, or not at all."""
        at = self._planned()
        with self._lock:
            self._stop()
            if at is None or at == self._reminded:
                return
            left = at - self._now()
            if left <= AHEAD_SECONDS:
                self._reminded = at
            else:
                self._begin(left - AHEAD_SECONDS)
                return
        if left > _JUST_ASKED_SECONDS:
            log.info("the computer restarts in %.0f s", left)
            self._remind(at)

    def close(self) -> None:
        """Remind no more."""
        with self._lock:
            self._stop()

    def _begin(self, delay: float) -> None:
        self._timer = threading.Timer(delay, self.look)
        self._timer.daemon = True
        self._timer.start()

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
