"""Whether every screen is as sharp as it was made to be."""

from __future__ import annotations

from diagnostics.facts import displays
from diagnostics.facts.displays import Display
from diagnostics.model import Check, Facts, Measure, State, Threshold, Topic, Verdict
from diagnostics.text import Text, counted, text

SHARP = Threshold(
    id="sharp_ratio",
    default=0.8,
    low=0.1,
    high=1.0,
    source="our own choice, because the next size below is at most 75 % as wide on most screens",
)
SLOW = Threshold(
    id="slow_hertz",
    default=50,
    low=1,
    high=240,
    source="Europe’s television, 50 Hz: below, movement is seen to jump",
)


def judge(facts: Facts) -> Verdict:
    """Judge each screen whose sizes are known by its longer side, so that turning changes none."""
    screens = facts[displays.FACT].displays
    sharp, slow = facts.threshold(SHARP), facts.threshold(SLOW)
    blurred = next((screen for screen in screens if _sharpness(screen) < sharp), None)
    if blurred and blurred.shown and blurred.sharpest:
        sentence = text(
            "The screen on {connector} shows {width} × {height}; it was made for {most} × {high}.",
            connector=blurred.connector,
            width=blurred.shown[0],
            height=blurred.shown[1],
            most=blurred.sharpest[0],
            high=blurred.sharpest[1],
        )
        title = text("Screen is not sharp")
        return _verdict(State.ATTENTION, title, sentence, screens)
    flickering = next((s for s in screens if s.refresh_hz and s.refresh_hz < slow), None)
    if flickering:
        sentence = text(
            "The screen on {connector} shows {n} pictures a second; movement jumps.",
            connector=flickering.connector,
            n=round(flickering.refresh_hz or 0),
        )
        title = text("Screen is slow")
        return _verdict(State.ATTENTION, title, sentence, screens)
    sentence = counted("{n} screen is connected.", "{n} screens are connected.", len(screens))
    return _verdict(State.FINE, text("Screens are fine"), sentence, screens)


def _verdict(state: State, title: Text, sentence: Text, screens: tuple[Display, ...]) -> Verdict:
    """The measure is how many show a picture, as far as the system tells."""
    lit = sum(screen.shown is not None for screen in screens)
    label = counted("{n} screen with a picture", "{n} screens with a picture", lit)
    measure = Measure(value=lit, more_is_better=True, label=label)
    return Verdict(state=state, title=title, sentence=sentence, measure=measure)


def _sharpness(screen: Display) -> float:
    if not screen.shown or not screen.sharpest:
        return 1.0
    return max(screen.shown) / max(1, *screen.sharpest)


CHECK = Check(
    id="display_resolution",
    topic=Topic.DISPLAYS,
    title=text("Screens"),
    needs=(displays.FACT,),
    judge=judge,
    thresholds=(SHARP, SLOW),
    fix="reset_displays",
)
