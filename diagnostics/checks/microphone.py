"""Whether others can hear the person."""

from __future__ import annotations

from diagnostics.facts import sound
from diagnostics.model import CannotTell, Check, Facts, State, Threshold, Topic, Verdict
from diagnostics.text import Share, text

QUIET = Threshold(
    id="quiet_ratio",
    default=0.1,
    high=1.0,
    source="our own choice, because below 10 % a voice drowns in noise",
)


def judge(facts: Facts) -> Verdict:
    """Judge what records: whether it is there, on, and loud enough."""
    found = facts[sound.FACT]
    if not found.running and found.devices:
        raise CannotTell(text("the service for sound is not running"))
    if found.input is None:
        sentence = text("There are {n} microphones connected and chosen.", n=0)
        return Verdict(state=State.FINE, title=text("No microphone"), sentence=sentence)
    level = found.input.level_ratio
    share = Share(0.0 if level is None else level)
    if found.input.muted:
        title = text("Microphone is muted")
        sentence = text("It is switched off; when on, it is at {share}.", share=share)
        return Verdict(state=State.ATTENTION, title=title, sentence=sentence)
    if level is None:
        sentence = text("There is {n} microphone chosen to record.", n=1)
        return Verdict(state=State.FINE, title=text("Microphone is on"), sentence=sentence)
    quiet = level < facts.threshold(QUIET)
    return Verdict(
        state=State.ATTENTION if quiet else State.FINE,
        title=text("Microphone is too quiet") if quiet else text("Microphone is on"),
        sentence=text("The microphone is at {share}.", share=share),
    )


CHECK = Check(
    id="microphone",
    topic=Topic.SOUND,
    title=text("Microphone"),
    needs=(sound.FACT,),
    judge=judge,
    thresholds=(QUIET,),
    fix="restart_audio",
)
