"""Whether there is room left on the disk."""

from __future__ import annotations

from diagnostics.checks.grading import falling
from diagnostics.facts import disk_space
from diagnostics.facts.disk_space import Disk, Holds
from diagnostics.model import Check, Facts, Measure, State, Topic, Verdict
from diagnostics.text import Size, text

_GB = 1_000_000_000
# Other programs write while a fix runs.
_NOISE = 10_000_000

_TITLES = {
    State.FINE: text("Disk has room"),
    State.ATTENTION: text("Disk is getting full"),
    State.PROBLEM: text("Disk almost full"),
}


def judge(facts: Facts) -> Verdict:
    """Judge the fuller disk: attention below 10 % or 20 GB, a problem below 5 % or 5 GB.

    The smaller of the two counts, so that large disks are not called full. A new version of
    Windows or macOS wants about 20 GB free while it installs; GNOME warns below 5 % (the default
    of gnome-settings-daemon's free-percent-notify).
    """
    disk = min(facts[disk_space.FACT].disks, key=_room)
    state = falling(
        disk.free_bytes,
        attention=_wanted(disk),
        problem=min(0.05 * disk.total_bytes, 5 * _GB),
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


def _wanted(disk: Disk) -> float:
    return min(0.10 * disk.total_bytes, 20 * _GB)


def _room(disk: Disk) -> float:
    """The free bytes against those wanted, so that disks of any size can be compared."""
    return disk.free_bytes / max(1.0, _wanted(disk))


CHECK = Check(
    id="disk_space",
    topic=Topic.STORAGE,
    title=text("Disk space"),
    needs=(disk_space.FACT,),
    judge=judge,
    fix="free_space",
)
