"""Whether sound can be heard."""

from __future__ import annotations

from diagnostics.facts import sound
from diagnostics.facts.sound import Endpoint, Sound
from diagnostics.model import Check, Facts, State, Threshold, Topic, Verdict
from diagnostics.text import Share, Text, counted, text

QUIET = Threshold(
    id="quiet_ratio",
    default=0.05,
    high=1.0,
    source="our own choice, because below 5 % speakers of laptops cannot be heard",
)


def judge(facts: Facts) -> Verdict:
    """Judge the service, then what plays, then how loud it is."""
    found = facts[sound.FACT]
    if not found.running and found.devices:
        return _verdict(State.PROBLEM, text("Sound does not work"), _not_running(found))
    if found.output is None:
        return _nothing(found)
    return _heard(found.output, facts)


def _nothing(found: Sound) -> Verdict:
    sentence = counted(
        "{n} device to play sound is connected, and none is chosen.",
        "{n} devices to play sound are connected, and none is chosen.",
        found.devices,
    )
    state = State.ATTENTION if found.devices else State.FINE
    return _verdict(state, text("Nothing plays sound"), sentence)


def _heard(output: Endpoint, facts: Facts) -> Verdict:
    level = 1.0 if output.level_ratio is None else output.level_ratio
    share = Share(level)
    if output.muted:
        sentence = text("The sound is switched off; when on, it is at {share}.", share=share)
        return _verdict(State.ATTENTION, text("Sound is muted"), sentence)
    if level < facts.threshold(QUIET):
        sentence = text("The volume is at {share}.", share=share)
        return _verdict(State.ATTENTION, text("Sound is too quiet"), sentence)
    if output.level_ratio is None:
        sentence = text("There is {n} device chosen to play sound.", n=1)
    else:
        sentence = text("The sound is on, at {share}.", share=share)
    return _verdict(State.FINE, text("Sound is on"), sentence)


def _not_running(found: Sound) -> Text:
    return counted(
        "The service that plays sound is not running; {n} sound device waits for it.",
        "The service that plays sound is not running; {n} sound devices wait for it.",
        found.devices,
    )


def _verdict(state: State, title: Text, sentence: Text) -> Verdict:
    return Verdict(state=state, title=title, sentence=sentence)


CHECK = Check(
    id="sound_output",
    topic=Topic.SOUND,
    title=text("Sound"),
    needs=(sound.FACT,),
    judge=judge,
    thresholds=(QUIET,),
    fix="restart_audio",
)
