"""Removes stored sign-ins to the organisation's own servers, those that the person chooses.

A password that was changed is tried again and again by what still has the old one, until the
account is locked. What is removed cannot be put back: the system asks for it the next time. No
secret is ever read.
"""

from __future__ import annotations

from functools import partial

from diagnostics.fixes.remove_old_passwords.apply import apply
from diagnostics.fixes.remove_old_passwords.plan import plan
from diagnostics.model import Fix, Topic
from diagnostics.system import EVERYWHERE
from diagnostics.text import text

__all__ = ["fix"]


def fix(domains: tuple[str, ...]) -> Fix:
    """The fix for an organisation whose servers have these names, or names below them."""
    return Fix(
        id="remove_old_passwords",
        topic=Topic.ACCOUNTS,
        title=text("Remove old passwords"),
        about=text("Removes stored sign-ins to your organisation’s servers. You choose which."),
        keywords=text(
            "asks for password again and again, account locked, wrong password, password changed, "
            "old password, cannot sign in to drive"
        ),
        checks=("stored_passwords",),
        platforms=EVERYWHERE,
        plan=partial(plan, domains),
        apply=apply,
    )
