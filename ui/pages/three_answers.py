"""Yes, partly, no: how the two questions after help look alike."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from diagnostics.text import Text, text
from ui.widgets.buttons import Button
from ui.words import say

T = TypeVar("T")

YES, PARTLY, NO = text("Yes"), text("Partly"), text("No")


def three_answers(
    take: Callable[[T], object], yes: T, partly: T, no: T, *, no_words: Text = NO
) -> list[Button]:
    """A button for each; `take` gets the answer of the one that is pressed."""
    choices = ((yes, YES, "thumbs-up"), (partly, PARTLY, ""), (no, no_words, "thumbs-down"))
    return [Button(say(words), partial(take, what), icon=icon) for what, words, icon in choices]
