"""Decides what is worth interrupting a person for: nearly nothing.

A new problem that they can act on now; never the same one again before it was gone, nor twice in a
day, three a day in all, and none in the first minutes after the program began. All else shows in
the icon. Whether this is a moment to interrupt anybody is asked last, and asked of the system.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping

import msgspec

from assistant.errors import Troubled
from assistant.store import Store
from diagnostics.model import Finding, State
from diagnostics.system import Machine
from diagnostics.system.quiet import may_interrupt

log = logging.getLogger(__name__)

DAY = 24 * 3600.0
MOST_A_DAY = 3
# Signing in is busy enough (our own choice).
AFTER_BEGIN_SECONDS = 120.0

# Nothing here mends these, but the person can: plug in, save, choose another password.
ACTIONABLE = frozenset(
    {"battery", "charging", "password_expiry", "certificate_expiry", "restart_pending"}
)


class Telling(msgspec.Struct, frozen=True, array_like=True):
    """When a check was told last, in seconds since the epoch, and whether it was fine since."""

    at: float
    over: bool


def worth_telling(
    findings: Iterable[Finding], told: Mapping[str, Telling], now: float, begun: float
) -> Finding | None:
    """The finding to tell now, if any."""
    today = {check for check, telling in told.items() if 0 <= now - telling.at < DAY}
    if now - begun < AFTER_BEGIN_SECONDS or len(today) >= MOST_A_DAY:
        return None
    known = today | {check for check, telling in told.items() if not telling.over}
    problems = (f for f in findings if f.state is State.PROBLEM and f.id not in known)
    return next((f for f in problems if f.fix is not None or f.id in ACTIONABLE), None)


class Told:
    """What was told when; survives a restart. Raises Troubled where the store cannot."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> dict[str, Telling]:
        """By check."""
        rows = self._store.query("SELECT check_id, told_at, over FROM notice")
        return {str(row[0]): msgspec.convert(row[1:], Telling, strict=False) for row in rows}

    def over(self, findings: Iterable[Finding]) -> None:
        """Those of them that are fine may be told again, should they come back."""
        fine = [(finding.id,) for finding in findings if finding.state is State.FINE]
        with self._store.transaction() as db:
            db.executemany("UPDATE notice SET over = 1 WHERE check_id = ? AND over = 0", fine)

    def tell(self, check: str, now: float) -> None:
        """It is being told."""
        with self._store.transaction() as db:
            db.execute(
                "INSERT OR REPLACE INTO notice (check_id, told_at, over) VALUES (?, ?, 0)",
                (check, now),
            )


class Notices:
    """Picks what to tell, and keeps that it was told before it is: rather never than twice."""

    def __init__(self, told: Told, machine: Machine) -> None:
        self._told = told
        self._machine = machine
        self._begun = machine.now()

    def due(self, findings: tuple[Finding, ...]) -> Finding | None:
        """What to tell now; nothing where nothing is due, or this is no moment for it."""
        now = self._machine.now()
        try:
            self._told.over(findings)
            finding = worth_telling(findings, self._told.all(), now, self._begun)
            if finding is None or not may_interrupt(self._machine):
                return None
            self._told.tell(finding.id, now)
        except Troubled as troubled:
            log.warning("nothing is told: %s", troubled.trouble.title.msgid)
            return None
        return finding
