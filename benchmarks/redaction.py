"""How well and how fast redaction works: what is left, what is harmed, and time against size."""

from __future__ import annotations

import time
from collections.abc import Callable

from assistant.redaction import Redactor
from benchmarks.measure import Limited, Ratio
from tests.assistant.redaction.hostile import hostile
from tests.assistant.redaction.measuring import measured
from tests.assistant.redaction.planting import KNOWN, plantings

_MEGABYTE = 1_000_000
# A log of which one line in so many has a secret in it, which is more than logs have.
_HARMLESS_LINES = 20
_LINE = "Nov 20 08:00:01 kernel: usb 3-2: new high-speed device number 7 using xhci_hcd, 480 Mb/s\n"


def measure() -> list[Ratio | Limited]:
    """Per cent of the corpus, seconds for a megabyte, and how time grows with hostile text."""
    return [*_corpus("tuned"), *_corpus("held_out"), _speed(), _growth()]


def _corpus(half: str) -> list[Limited]:
    score = measured(half)
    name = half.replace("_", " ")
    left = _limited(f"{name}: known left", "of " + str(score.known), 0, len(score.left))
    missed = _limited(f"{name}: secrets missed", "%", 1, 100 - score.gone_percent)
    harmed = _limited(f"{name}: look-alikes harmed", "%", 1, score.harmed_percent)
    return [left, missed, harmed]


def _limited(what: str, unit: str, limit: float, value: float) -> Limited:
    result = Limited(what, unit, limit)
    result.ours.append(value)
    return result


def _speed() -> Limited:
    """A megabyte of log, a report being a tenth of that."""
    lines = [line for planting in plantings("tuned") for line in planting.text.splitlines()]
    log = "".join(f"{line}\n{_LINE * _HARMLESS_LINES}" for line in lines)
    text = (log * (_MEGABYTE // len(log) + 1))[:_MEGABYTE]
    result = Limited("redaction of a log", "s/MB", 5)
    for _ in range(3):
        result.ours.append(_seconds(lambda: Redactor(KNOWN.values()).text(text)))
    return result


def _growth() -> Ratio:
    """Hostile text of 1 MB against half of that, the worst kind; more than 2 is not linear."""
    result = Ratio("hostile 1 MB against 0.5 MB", "s", aim=2.6)
    whole, half = hostile(_MEGABYTE), hostile(_MEGABYTE // 2)
    worst = (0.0, 1.0)
    for name in whole:
        pair = (_redacting(whole[name]), _redacting(half[name]))
        worst = max(worst, pair, key=lambda times: times[0] / times[1])
    result.ours.append(worst[0])
    result.floor.append(worst[1])
    return result


def _redacting(text: str) -> float:
    return _seconds(lambda: Redactor(KNOWN.values()).text(text))


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began
