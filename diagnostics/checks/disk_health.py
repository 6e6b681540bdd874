"""Whether a disk says that it is about to fail."""

from __future__ import annotations

from diagnostics.checks.grading import rising, worst
from diagnostics.facts import disk_health
from diagnostics.facts.disk_health import Drive
from diagnostics.model import Check, Facts, State, Threshold, Topic, Verdict
from diagnostics.text import Share, Text, counted, text

WORN_ATTENTION = Threshold(
    id="worn_attention_ratio",
    default=0.9,
    low=0.1,
    high=2.0,
    source="our own choice, because the last tenth leaves months to replace a disk",
)
WORN_PROBLEM = Threshold(
    id="worn_problem_ratio",
    default=1.0,
    low=0.1,
    high=2.55,
    source="NVM Express, “Percentage Used”: 100 is the life that the maker expected",
)
SECTORS_ATTENTION = Threshold(
    id="sectors_attention",
    default=1,
    low=1,
    high=100_000,
    source="Google, “Failure Trends in a Large Disk Drive Population”: the first one multiplies "
    "the risk of failing",
)
SECTORS_PROBLEM = Threshold(
    id="sectors_problem",
    default=100,
    low=1,
    high=100_000,
    source="our own choice, because a disk with this many is losing more every week",
)
HOT = Threshold(
    id="hot_celsius",
    default=70,
    low=30,
    high=120,
    source="makers of disks: the highest temperature to work at is 60 to 70 °C",
)

_TITLES = {
    State.FINE: text("Disks are healthy"),
    State.ATTENTION: text("Disk needs attention"),
    State.PROBLEM: text("Disk may fail soon"),
}


def judge(facts: Facts) -> Verdict:
    """Judge each disk by its own verdict, its wear, its bad places and its heat; tell the worst."""
    drives = facts[disk_health.FACT].drives
    judged = [_judged(drive, facts) for drive in drives]
    state = worst(*(state for state, _ in judged))
    sentence = dict(reversed(judged))[state]
    if state is State.FINE:
        sentence = counted(
            "{n} disk says that it is well.", "{n} disks say that they are well.", len(drives)
        )
    return Verdict(state=state, title=_TITLES[state], sentence=sentence)


def _judged(drive: Drive, facts: Facts) -> tuple[State, Text]:
    name = drive.model
    if drive.failing:
        return State.PROBLEM, text("The disk “{name}” says that it is failing.", name=name)
    bad = drive.bad_sectors or 0
    sectors = rising(
        bad,
        attention=facts.threshold(SECTORS_ATTENTION),
        problem=facts.threshold(SECTORS_PROBLEM),
    )
    if sectors is not State.FINE:
        return sectors, counted(
            "The disk “{name}” has {n} place that can no longer be read.",
            "The disk “{name}” has {n} places that can no longer be read.",
            bad,
            name=name,
        )
    return _worn(drive, facts)


def _worn(drive: Drive, facts: Facts) -> tuple[State, Text]:
    used, name = drive.worn_ratio or 0.0, drive.model
    worn = rising(
        used,
        attention=facts.threshold(WORN_ATTENTION),
        problem=facts.threshold(WORN_PROBLEM),
    )
    hot = (drive.celsius or 0.0) >= facts.threshold(HOT)
    if worn is State.FINE and hot:
        degrees = round(drive.celsius or 0.0)
        sentence = text("The disk “{name}” is hot: {degrees} °C.", name=name, degrees=degrees)
        return State.ATTENTION, sentence
    sentence = text(
        "The disk “{name}” has used {share} of its expected life.", name=name, share=Share(used)
    )
    return worn, sentence


CHECK = Check(
    id="disk_health",
    topic=Topic.STORAGE,
    title=text("Health of the disks"),
    needs=(disk_health.FACT,),
    judge=judge,
    thresholds=(WORN_ATTENTION, WORN_PROBLEM, SECTORS_ATTENTION, SECTORS_PROBLEM, HOT),
)
