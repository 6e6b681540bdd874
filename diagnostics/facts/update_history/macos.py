"""What macOS installed, by its receipts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from diagnostics.facts.plists import plist
from diagnostics.facts.update_history.model import UpdateHistory
from diagnostics.system import Machine

_RECEIPTS = "/Library/Receipts/InstallHistory.plist"
# Who installs updates of the system; programs from elsewhere come by other ways.
_UPDATERS = {"softwareupdated", "macOS Installer", "softwareupdate"}


def read(machine: Machine) -> UpdateHistory:
    """Read the list of everything ever installed; macOS keeps none of what failed."""
    moments = list(_moments(plist(machine.read(_RECEIPTS))))
    ago = max(0.0, machine.now() - max(moments)) if moments else None
    return UpdateHistory(installed_seconds=ago)


def _moments(receipts: Any) -> Iterator[float]:
    for receipt in receipts if isinstance(receipts, list) else []:
        match receipt:
            case {"date": datetime() as date, "processName": str(name)} if name in _UPDATERS:
                yield date.replace(tzinfo=UTC).timestamp()
