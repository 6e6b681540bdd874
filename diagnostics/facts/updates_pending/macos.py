"""Waiting updates as macOS last recorded them; asking it to look again takes minutes.

The list is used and not the counters beside it, which have been seen to stay above zero.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from diagnostics.facts.commands import answer
from diagnostics.facts.updates_pending.model import UpdatesPending
from diagnostics.model import CannotTell
from diagnostics.system import Machine
from diagnostics.text import text

_RECORD = "/Library/Preferences/com.apple.SoftwareUpdate.plist"


def read(machine: Machine) -> UpdatesPending:
    """Read the record that softwareupdate keeps, turned into XML by plutil."""
    printed = answer(machine, "plutil", "-convert", "xml1", "-o", "-", _RECORD, limit=2.0)
    return updates(printed, machine.now())


def updates(plist: str, now: float) -> UpdatesPending:
    """Count the recommended updates of the record; raises CannotTell where it is not a plist."""
    import plistlib
    from xml.parsers.expat import ExpatError

    try:
        record: dict[str, Any] = plistlib.loads(plist.encode())
    except (ExpatError, ValueError) as error:
        raise CannotTell(text("the record of updates cannot be read")) from error
    looked = record.get("LastSuccessfulDate")
    return UpdatesPending(
        pending=len(record.get("RecommendedUpdates", [])),
        looked_seconds=_ago(looked, now) if isinstance(looked, datetime) else None,
    )


def _ago(moment: datetime, now: float) -> float:
    """Seconds from a date of a plist, which is in UTC without saying so, to `now`."""
    return max(0.0, now - moment.replace(tzinfo=UTC).timestamp())
