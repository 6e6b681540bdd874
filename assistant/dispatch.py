"""Brings reports to the desk behind the scenes, and tells when the state of one changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from assistant import jobs
from assistant.delivery import Courier, deliver_due
from assistant.desks.desk import Desk
from assistant.errors import Trouble
from assistant.events import Event, RequestsChanged, TroubleArose
from assistant.outbox import Composed, Outbox
from assistant.sent import What

# After something unexpected in a delivery: long enough not to spin, short enough not to forget.
AFTER_MISTAKE = 60.0


class Dispatch:
    """The outbox, the desk, and the courier between them; `lock` as in `deliver_due`."""

    def __init__(
        self,
        outbox: Outbox,
        desk: Desk,
        lock: Path | None,
        now: Callable[[], float],
        tell: Callable[[Event], None],
    ) -> None:
        self._outbox = outbox
        self._desk = desk
        self._lock = lock
        self._now = now
        self._tell = tell
        self._courier = Courier(self._deliver)

    def start(self) -> None:
        """Send what waits from earlier, and from now on what comes."""
        self._courier.start()

    def stop(self, limit: float) -> None:
        """Send nothing more; a delivery under way is waited for, `limit` seconds at most."""
        self._courier.stop(limit)

    def send(self, parcel: Composed) -> None:
        """Keep it durably, and wake the courier. Raises Troubled."""
        self._outbox.put(parcel)
        self._tell(RequestsChanged())
        self._courier.wake()

    def send_now(self) -> None:
        """Try everything that waits, in the background; RequestsChanged or TroubleArose follows."""
        jobs.start("send now", lambda _job: self._hurry(), on_trouble=self._trouble)

    def again(self, reference: str) -> None:
        """Try what the desk refused once more; RequestsChanged follows. Raises Troubled."""
        self._outbox.again(reference)
        self._tell(RequestsChanged())
        self._courier.wake()

    def deliver_once(self, *, hurry: bool = False) -> None:
        """Try what is due, or with `hurry` everything, here and now; for a front end that ends."""
        if hurry:
            self._outbox.hurry()
        self._deliver()

    def _hurry(self) -> None:
        self._outbox.hurry()
        self._courier.wake()

    def _deliver(self) -> float | None:
        return jobs.attempt(
            "delivery", self._deliver_due, on_trouble=self._trouble, otherwise=AFTER_MISTAKE
        )

    def _deliver_due(self) -> float | None:
        before = self._progress()
        patience = deliver_due(self._outbox, self._desk, self._lock, self._now)
        if before != self._progress():
            self._tell(RequestsChanged())
        return patience

    def _progress(self) -> set[tuple[str, str, int]]:
        kept = (r for what in What for r in self._outbox.requests(what))
        return {(r.reference, r.state.value, r.attempts) for r in kept}

    def _trouble(self, trouble: Trouble) -> None:
        self._tell(TroubleArose(trouble))
