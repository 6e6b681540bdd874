"""Restarts the computer at a time that suits the person, and not later than IT can wait for it.

The system itself keeps the time: it restarts whatever becomes of Balie, and tells other programs.
"""

from __future__ import annotations

from functools import partial

from diagnostics.fixes.restart.apply import apply, undo
from diagnostics.fixes.restart.plan import plan
from diagnostics.model import Fix, Topic
from diagnostics.system import EVERYWHERE
from diagnostics.text import text

__all__ = ["fix"]


def fix(within_days: int) -> Fix:
    """`within_days` is how long a restart that updates wait for may be put off."""
    return Fix(
        id="restart",
        topic=Topic.UPDATES,
        title=text("Restart the computer"),
        about=text("Now, or at a time that suits you better."),
        keywords=text(
            "restart, reboot, restart later, restart tonight, updates want a restart, "
            "computer is slow since days"
        ),
        checks=("uptime", "restart_pending"),
        platforms=EVERYWHERE,
        plan=partial(plan, within_days=within_days),
        apply=apply,
        undo=undo,
    )
