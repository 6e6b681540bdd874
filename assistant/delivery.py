"""Brings what is in the outbox to the desk: find, create, mark as sent. Tries again with patience.

Killed between any two of these steps, the next start finds what was delivered and goes on.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from assistant.desks.desk import Desk, DeskTrouble
from assistant.outbox import LONGEST_WAIT, Outbox, Parcel

log = logging.getLogger(__name__)

FIRST_WAIT = 5.0
LOCK_SECONDS = 30.0


def wait_after(attempts: int, uniform: Callable[[float, float], float]) -> float:
    """Seconds until the next attempt: at least one, and up to min(300, 5·2^k) more.

    Full jitter, so that a fleet that lost its desk does not come back all at once.
    """
    return 1.0 + uniform(0.0, min(LONGEST_WAIT / 12, FIRST_WAIT * 2 ** min(attempts, 16)))


def deliver_due(
    outbox: Outbox, desk: Desk, lock: Path | None, now: Callable[[], float]
) -> float | None:
    """Try everything that is due, once; say in how many seconds something falls due again.

    Only one process does so at a time; where another one is at it, this one looks again later.
    `lock` is None for an outbox that no other process can see.
    """
    if outbox.next_due() is None:
        return None
    try:
        with _turn(lock):
            for parcel in outbox.due(now()):
                deliver(parcel, outbox, desk, now)
    except TimeoutError:  # filelock's own time-out is one of these
        return LOCK_SECONDS
    due = outbox.next_due()
    return None if due is None else min(max(0.0, due - now()), LONGEST_WAIT)


def _turn(lock: Path | None) -> AbstractContextManager[object]:
    if lock is None:
        return nullcontext()
    import filelock

    return filelock.FileLock(lock, timeout=LOCK_SECONDS)


def deliver(parcel: Parcel, outbox: Outbox, desk: Desk, now: Callable[[], float]) -> bool:
    """Bring one parcel to the desk, unless it is there already; say whether it is there now."""
    try:
        receipt = desk.find(parcel.reference) or desk.create(parcel)
    except DeskTrouble as error:
        log.warning("report %s was not taken: %s", parcel.reference, error)
        if error.trouble.again:
            from random import uniform

            due = now() + wait_after(outbox.attempts(parcel.reference), uniform)
            outbox.postponed(parcel.reference, error.trouble, due)
        else:
            outbox.refused(parcel.reference, error.trouble)
        return False
    outbox.sent(parcel.reference, receipt.number, now(), desk.place)
    log.info("report %s has arrived", parcel.reference)
    return True


class Courier:
    """A thread that delivers; it sleeps until it is woken or something falls due.

    `deliver_now` says how many seconds to sleep, None for "until woken".
    """

    def __init__(self, deliver_now: Callable[[], float | None]) -> None:
        self._deliver_now = deliver_now
        self._wake = threading.Event()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="courier", daemon=True)

    def start(self) -> None:
        """Begin; looks into the outbox at once."""
        self._thread.start()

    def wake(self) -> None:
        """Look into the outbox now."""
        self._wake.set()

    def stop(self, limit: float) -> None:
        """End the thread; a delivery under way is waited for, `limit` seconds at most."""
        self._stop.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(limit)

    def _run(self) -> None:
        while not self._stop.is_set():
            self._wake.clear()
            patience = self._deliver_now()
            self._wake.wait(patience)
