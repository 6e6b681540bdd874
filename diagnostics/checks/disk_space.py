"""Whether there is room left on the disk."""

from __future__ import annotations

from diagnostics.checks.grading import falling
from diagnostics.facts import disk_space
from diagnostics.facts.disk_space import Disk, Holds
from diagnostics.model import Check, Facts, Measure, State, Threshold, Topic, Verdict
from diagnostics.text import Size, text

_GB = 1_000_000_000
ATTENTION_RATIO = Threshold(
    id="attention_ratio",
    default=0.10,
    high=0.5,
    source="our own choice, because it is twice what GNOME warns at",
)
PROBLEM_RATIO = Threshold(
    id="problem_ratio",
    default=0.05,
    high=0.5,
    source="GNOME, “free-percent-notify” of gnome-settings-daemon",
)
ATTENTION_BYTES = Threshold(
    id="attention_bytes",
    default=20 * _GB,
    high=1000 * _GB,
    source="Microsoft and Apple: a new version of the system wants about 20 GB to install",
)
PROBLEM_BYTES = Threshold(
    id="problem_bytes",
    default=5 * _GB,
    high=1000 * _GB,
    source="our own choice, because a month of updates no longer fits beside open work",
)

# Other programs write while a fix runs.
_NOISE = 10_000_000

_TITLES = {
    State.FINE: text("Disk has room"),
    State.ATTENTION: text("Disk is getting full"),
    State.PROBLEM: text("Disk almost full"),
}


def judge(facts: Facts) -> Verdict:
    """Judge the fuller disk by its part or by what is left, whichever asks for less.

    So large disks are not called full, and small ones not always.
    """
    disk = min(facts[disk_space.FACT].disks, key=lambda disk: _room(disk, facts))
    state = falling(
        disk.free_bytes, attention=_attention(disk, facts), problem=_problem(disk, facts)
    )
    free, total = Size(disk.free_bytes), Size(disk.total_bytes)
    left = text("{free} of {total} left.", free=free, total=total)
    on_files = text("{free} of {total} left on the disk with your files.", free=free, total=total)
    return Verdict(
        state=state,
        title=_TITLES[state],
        sentence=left if disk.holds is Holds.SYSTEM else on_files,
        measure=Measure(
            value=disk.free_bytes,
            whole=disk.total_bytes,
            more_is_better=True,
            noise=_NOISE,
            label=text("{free} free of {total}", free=free, total=total),
        ),
    )


def _attention(disk: Disk, facts: Facts) -> float:
    part = facts.threshold(ATTENTION_RATIO) * disk.total_bytes
    return min(part, facts.threshold(ATTENTION_BYTES))


def _problem(disk: Disk, facts: Facts) -> float:
    return min(facts.threshold(PROBLEM_RATIO) * disk.total_bytes, facts.threshold(PROBLEM_BYTES))


def _room(disk: Disk, facts: Facts) -> float:
    """The free bytes against those wanted, so that disks of any size can be compared."""
    return disk.free_bytes / max(1.0, _attention(disk, facts))


CHECK = Check(
    id="disk_space",
    topic=Topic.STORAGE,
    title=text("Disk space"),
    needs=(disk_space.FACT,),
    judge=judge,
    thresholds=(ATTENTION_RATIO, PROBLEM_RATIO, ATTENTION_BYTES, PROBLEM_BYTES),
    fix="free_space",
)
