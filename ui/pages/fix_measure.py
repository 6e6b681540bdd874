"""Before and after a fix, in numbers: the words, and the shares of a bar."""

from __future__ import annotations

import msgspec

from diagnostics.model import Measure
from diagnostics.repair import Repair
from ui.words import tr


class Measured(msgspec.Struct, frozen=True):
    """The words ("Before …, now …"), and where there is a whole, two shares of it for a bar.

    The first is what is taken up or wrong now, the second what the fix has won: 0.0 to 1.0.
    """

    words: str
    shares: tuple[float, float] | None


def measured(repair: Repair) -> Measured | None:
    """The first check whose number has changed, else the first with a number; None without any."""
    pairs = [
        (before.measure, after.measure)
        for before, after in zip(repair.before, repair.after, strict=True)
        if before.measure is not None and after.measure is not None
    ]
    if not pairs:
        return None
    before, after = next((pair for pair in pairs if _changed(*pair)), pairs[0])
    words = tr("Before {before}, now {after}", before=before.label, after=after.label)
    return Measured(words, _shares(before, after))


def _changed(before: Measure, after: Measure) -> bool:
    return abs(after.value - before.value) > before.noise


def _shares(before: Measure, after: Measure) -> tuple[float, float] | None:
    """A bar shows what is taken: of a disk, all but what is free."""
    if not before.whole or not after.whole:
        return None
    was, is_now = _taken(before) / before.whole, _taken(after) / after.whole
    return is_now, max(0.0, was - is_now)


def _taken(measure: Measure) -> float:
    whole = measure.whole or 0.0
    return whole - measure.value if measure.more_is_better else measure.value
