"""Decides when to look at the computer again, and at what of it, so that mostly nothing runs.

All of it rarely; what a change concerns right after it, but parts at most once a minute. Times are
seconds of a clock that never goes back; nothing here reads one.
"""

from __future__ import annotations

import msgspec

from diagnostics.model import Topic
from diagnostics.system.changes import Change

# Disks fill and certificates expire over days: our own choice, short enough for a working day.
WHOLE_SECONDS = 4 * 3600.0
# A flapping cable is looked at once a minute and not at every flap.
APART_SECONDS = 60.0

ALL = frozenset(Topic)

CONCERNS: dict[Change, frozenset[Topic]] = {
    Change.NETWORK: frozenset(
        {
            Topic.NETWORK,
            Topic.NAME_LOOKUP,
            Topic.PROXY,
            Topic.VPN,
            Topic.WIFI,
            Topic.SERVICES,
        }
    ),
    Change.POWER: frozenset({Topic.POWER}),
    Change.DEVICES: frozenset({Topic.DISPLAYS, Topic.SOUND}),
    Change.MOUNTS: frozenset({Topic.STORAGE}),
    Change.WOKEN: ALL,
}


class Vigil(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be looked at, and when: `waiting` topics from `soon_at` on, all at `whole_at`."""

    waiting: frozenset[Topic] = frozenset()
    soon_at: float = 0.0
    whole_at: float

    @classmethod
    def begin(cls, now: float, spread: float = 0.5) -> Vigil:
        """Everything has just been looked at. `spread` (0 to 1) differs from computer to computer.

        The computers of a company, switched on at nine, do not all ask the network at one.
        """
        return cls(soon_at=now, whole_at=now + WHOLE_SECONDS * (0.75 + spread / 2))

    def changed(self, changes: frozenset[Change]) -> Vigil:
        """Something changed."""
        topics = frozenset(topic for change in changes for topic in CONCERNS[change])
        return msgspec.structs.replace(self, waiting=self.waiting | topics)

    def patience(self, now: float) -> float:
        """Seconds until something is due; at least a little, so that nobody spins."""
        at = min(self.soon_at, self.whole_at) if self.waiting else self.whole_at
        return max(0.1, at - now)

    def due(self, now: float) -> frozenset[Topic]:
        """What to look at now; nothing as long as nothing is due."""
        if now >= self.whole_at:
            return ALL
        return self.waiting if now >= self.soon_at else frozenset()

    def looked(self, topics: frozenset[Topic], now: float, spread: float = 0.5) -> Vigil:
        """These have been looked at, however that came."""
        if topics == ALL:
            return Vigil.begin(now, spread)
        rest = self.waiting - topics
        return msgspec.structs.replace(self, waiting=rest, soon_at=now + APART_SECONDS)
