"""The second question after help: about how much of one's time it did cost."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from diagnostics.text import Text, text
from ui.widgets.buttons import Button
from ui.words import ntr, tr

QUESTION: Text = text("About how much of your time did it cost?")

# What people can tell apart of their own day.
_MINUTES = (5, 15, 60, 240)


def time_costs(take: Callable[[int | None], object]) -> list[Button]:
    """A button for each; `take` gets the minutes, or None from who has no idea."""
    spans = [Button(_span(minutes), partial(take, minutes)) for minutes in _MINUTES]
    return [*spans, Button(tr("No idea"), partial(take, None), kind="link")]


def _span(minutes: int) -> str:
    hours = minutes // 60
    if hours:
        return ntr("{n} hour", "{n} hours", hours)
    return ntr("{n} minute", "{n} minutes", minutes)
