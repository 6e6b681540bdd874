"""Brings what is in the outbox to the desk, exactly once, and tries again with patience.

Find, create, read back, converge: killed between any two of these steps, the next start finds what
was delivered and goes on. Two computers may both have created the report before either could find
the other's; each then finds two, and makes the later part of the earlier.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from assistant.attempts import Attempt, Careful, at_once
from assistant.desks.desk import Desk, DeskTrouble, Receipt
from assistant.outbox import LONGEST_WAIT, Outbox, Parcel
from assistant.sent import What

log = logging.getLogger(__name__)

FIRST_WAIT = 5.0
LOCK_SECONDS = 30.0
# A clock that was set, and on some systems a lid that was open again, is noticed so much later.
NAP_SECONDS = 60.0


def wait_after(attempts: int, uniform: Callable[[float, float], float]) -> float:
    """Seconds until the next attempt: at least one, and up to min(300, 5·2^k) more.

    Full jitter, so that a fleet that lost its desk does not come back all at once.
    """
    return 1.0 + uniform(0.0, min(LONGEST_WAIT / 12, FIRST_WAIT * 2 ** min(attempts, 16)))


def when_again(error: DeskTrouble, attempts: int, now: float) -> tuple[float, float]:
    """Until when the desk wants to be left alone, and when to try again, in seconds since 1970."""
    from random import uniform

    held = now + min(error.wait, LONGEST_WAIT) if error.wait > 0 else 0.0
    return held, max(now, held) + wait_after(attempts, uniform)


def deliver_due(
    outbox: Outbox, desk: Desk, lock: Path | None, now: Callable[[], float]
) -> float | None:
    """Try everything that is due, once; say in how many seconds to look again, None for never.

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
    return None if due is None else min(max(0.0, due - now()), NAP_SECONDS)


def _turn(lock: Path | None) -> AbstractContextManager[object]:
    if lock is None:
        return nullcontext()
    import filelock

    return filelock.FileLock(lock, timeout=LOCK_SECONDS)


def deliver(parcel: Parcel, outbox: Outbox, desk: Desk, now: Callable[[], float]) -> bool:
    """Bring one parcel to the desk, unless it is there already; say whether it is there now."""
    attempt = Careful(parcel.reference, outbox, desk.abilities.settles_within, now)
    bring = settle if parcel.what is What.REPORT else run
    try:
        receipt = bring(parcel, desk, attempt)
    except DeskTrouble as error:
        log.warning("report %s was not taken: %s", parcel.reference, error)
        if error.trouble.again:
            held, due = when_again(error, outbox.attempts(parcel.reference), now())
            outbox.postponed(parcel.reference, error.trouble, due, held)
        else:
            outbox.refused(parcel.reference, error.trouble)
        return False
    outbox.sent(parcel.reference, receipt.number, now(), desk.place)
    log.info("report %s has arrived", parcel.reference)
    return True


def settle(parcel: Parcel, desk: Desk, attempt: Attempt = at_once) -> Receipt:
    """See to it that the desk has the report once and whole; raises DeskTrouble.

    What was just created may not be found yet (a search index lags), so it counts as found.
    """
    found = desk.find(parcel.reference)
    if not found:
        created = attempt(lambda: desk.create(parcel))
        found = desk.find(parcel.reference) or (created,)
    first, *doubles = found
    desk.complete(first, parcel)
    if doubles:
        log.warning("report %s was there %d times", parcel.reference, len(found))
        desk.merge(first, doubles)
    return first


def run(parcel: Parcel, desk: Desk, attempt: Attempt = at_once) -> Receipt:
    """See to it that what is to be done to a request is done; raises DeskTrouble."""
    from assistant.desks.errand import open_errand

    errand = open_errand(parcel)
    if not desk.done(errand):
        attempt(lambda: desk.do(errand))
    return Receipt(errand.number)


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
