"""Whether a folder that fills by itself is on its way to filling the disk."""

from __future__ import annotations

from diagnostics.checks.grading import rising
from diagnostics.facts import growing_folders
from diagnostics.facts.growing_folders import Folder, Place
from diagnostics.model import Check, Facts, State, Threshold, Topic, Verdict
from diagnostics.text import Size, Span, text

_GB = 1_000_000_000
_SOURCE = "our own choice, because {} more in a week fills a disk of 256 GB within {}"
ATTENTION = Threshold(
    id="attention_bytes",
    default=10 * _GB,
    low=_GB // 10,
    high=1000 * _GB,
    source=_SOURCE.format("10 GB", "six months"),
)
PROBLEM = Threshold(
    id="problem_bytes",
    default=50 * _GB,
    low=_GB // 10,
    high=10_000 * _GB,
    source=_SOURCE.format("50 GB", "a month or so"),
)

_NAMES = {
    Place.DOWNLOADS: text("Downloads"),
    Place.TRASH: text("Trash"),
    Place.CACHES: text("Files that programs keep for later"),
    Place.MAIL: text("Mail"),
}
_TITLES = {
    State.FINE: text("No folder grows fast"),
    State.ATTENTION: text("A folder grows fast"),
    State.PROBLEM: text("A folder grows very fast"),
}


def judge(facts: Facts) -> Verdict:
    """Judge the place that grew most; at the first look only the largest can be told."""
    found = facts[growing_folders.FACT]
    grown = [folder for folder in found.folders if folder.grew_bytes is not None]
    if not grown or found.over_seconds is None:
        return _first_look(found.folders)
    most = max(grown, key=lambda folder: folder.grew_bytes or 0)
    grew = max(0, most.grew_bytes or 0)
    state = rising(grew, attention=facts.threshold(ATTENTION), problem=facts.threshold(PROBLEM))
    return Verdict(
        state=state,
        title=_TITLES[state],
        sentence=text(
            "“{folder}” grew most: by {size} in {span}, to {total}.",
            folder=_NAMES[most.place],
            size=Size(grew),
            span=Span(found.over_seconds),
            total=Size(most.size_bytes),
        ),
    )


def _first_look(folders: tuple[Folder, ...]) -> Verdict:
    largest = max(folders, key=lambda folder: folder.size_bytes, default=None)
    size = Size(largest.size_bytes if largest else 0)
    sentence = (
        text(
            "“{folder}” is the largest with {size}; how it grows shows from the next look on.",
            folder=_NAMES[largest.place],
            size=size,
        )
        if largest
        else text("The folders that fill by themselves hold {size}.", size=size)
    )
    return Verdict(state=State.FINE, title=text("Folders were measured"), sentence=sentence)


CHECK = Check(
    id="growing_folders",
    topic=Topic.STORAGE,
    title=text("Growing folders"),
    needs=(growing_folders.FACT,),
    judge=judge,
    thresholds=(ATTENTION, PROBLEM),
)
