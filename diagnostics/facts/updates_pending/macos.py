"""Waiting updates as macOS last recorded them; asking it to look again takes minutes.

The list is used and not the counters beside it, which have been seen to stay above zero.
"""

from __future__ import annotations

from datetime import UTC, datetime

from diagnostics.facts.plists import software_update
from diagnostics.facts.updates_pending.model import UpdatesPending
from diagnostics.system import Machine


def read(machine: Machine) -> UpdatesPending:
    """Count the recommended updates of the record."""
    record = software_update(machine)
    looked = record.get("LastSuccessfulDate")
    return UpdatesPending(
        pending=len(record.get("RecommendedUpdates", [])),
        looked_seconds=_ago(looked, machine.now()) if isinstance(looked, datetime) else None,
    )


def _ago(moment: datetime, now: float) -> float:
    """Seconds from a date of a plist, which is in UTC without saying so, to `now`."""
    return max(0.0, now - moment.replace(tzinfo=UTC).timestamp())
