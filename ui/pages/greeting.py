"""What the home page says first, and what stands at its foot."""

from __future__ import annotations

from diagnostics.text import Moment
from ui.words import ntr, tr

# When people in offices change the greeting; nobody standardised it.
_MORNING, _AFTERNOON, _EVENING = 5, 12, 18


def greeting(hour: int, first_name: str) -> str:
    """A greeting by the hour (0 to 23), by name where one is known."""
    if _MORNING <= hour < _AFTERNOON:
        return tr("Good morning, {name}", name=first_name) if first_name else tr("Good morning")
    if _AFTERNOON <= hour < _EVENING:
        return tr("Good afternoon, {name}", name=first_name) if first_name else tr("Good afternoon")
    return tr("Good evening, {name}", name=first_name) if first_name else tr("Good evening")


def footnote(computer: str, checked_at: float | None, now: float, *, checking: bool) -> str:
    """Which computer this is and when it was last looked at; times in seconds since the epoch."""
    if checking or checked_at is None:
        return tr("{computer} · Checking…", computer=computer) if checking else computer
    minutes = round((now - checked_at) / 60)
    if minutes < 1:
        return tr("{computer} · Checked just now", computer=computer)
    if minutes < 60:
        return ntr(
            "{computer} · Checked {n} minute ago",
            "{computer} · Checked {n} minutes ago",
            minutes,
            computer=computer,
        )
    return tr("{computer} · Checked {when}", computer=computer, when=Moment(checked_at))
