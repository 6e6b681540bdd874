"""Whether what should be writable is."""

from __future__ import annotations

from diagnostics.facts import file_systems
from diagnostics.facts.file_systems import FileSystem, Use
from diagnostics.model import Check, Facts, State, Topic, Verdict
from diagnostics.text import Text, counted, text


def judge(facts: Facts) -> Verdict:
    """The disks that programs and the person write to must be writable.

    Any other is judged only where the system took the right to write away after an error.
    """
    disks = facts[file_systems.FACT].mounted
    bad = [fs for fs in disks if fs.failed or (fs.read_only and fs.use is not Use.OTHER)]
    if not bad:
        writable = sum(not fs.read_only for fs in disks)
        sentence = counted("{n} disk can be written to.", "{n} disks can be written to.", writable)
        return Verdict(state=State.FINE, title=text("Disks can be written to"), sentence=sentence)
    worst = max(bad, key=lambda fs: (fs.use is not Use.OTHER, fs.failed))
    return Verdict(
        state=State.ATTENTION if worst.use is Use.OTHER else State.PROBLEM,
        title=text("Disk cannot be written to"),
        sentence=_sentence(worst, len(bad)),
    )


def _sentence(worst: FileSystem, count: int) -> Text:
    if worst.failed:
        return counted(
            "After an error, {n} disk ({kind}) can only be read; nothing is saved on it.",
            "After errors, {n} disks ({kind}) can only be read; nothing is saved on them.",
            count,
            kind=worst.kind,
        )
    return counted(
        "{n} disk ({kind}) that programs need can only be read; nothing is saved on it.",
        "{n} disks ({kind}) that programs need can only be read; nothing is saved on them.",
        count,
        kind=worst.kind,
    )


CHECK = Check(
    id="read_only_disk",
    topic=Topic.STORAGE,
    title=text("Writable disks"),
    needs=(file_systems.FACT,),
    judge=judge,
)
