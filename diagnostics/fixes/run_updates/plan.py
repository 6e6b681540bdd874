"""Says how many updates wait, from where, and how large they are."""

from __future__ import annotations

from diagnostics.facts import updates_pending
from diagnostics.fixes.run_updates import flatpak, macos, packagekit, windows
from diagnostics.fixes.run_updates.source import Source, Waiting
from diagnostics.model import CannotTell, Plan, Step
from diagnostics.system import Machine, Platform, ProgramMissing, ProgramTimedOut
from diagnostics.text import Size, Text, counted, text

SOURCES: dict[Platform, tuple[Source, ...]] = {
    Platform.LINUX: (packagekit.SOURCE, flatpak.SOURCE),
    Platform.MACOS: (macos.SOURCE,),
    Platform.WINDOWS: (windows.SOURCE,),
}

# Our own choice until earlier runs teach better: 2 MB a second, and to install each takes 3 s.
_BYTES_A_SECOND = 2_000_000
_SECONDS_EACH = 3.0


def plan(machine: Machine) -> Plan:
    """One step for each place that has something."""
    asked = [(source, source.find(machine)) for source in SOURCES[machine.platform]]
    found = [(source, waiting) for source, waiting in asked if waiting is not None]
    if not found:
        return Plan(fix="run_updates", summary=_why_not(machine))
    count = sum(waiting.count for _, waiting in found)
    size = sum(waiting.bytes or 0 for _, waiting in found)
    restart = text("Save your work: some updates take effect after a restart.")
    return Plan(
        fix="run_updates",
        summary=counted("{n} update is installed.", "{n} updates are installed.", count),
        steps=tuple(_step(source, waiting) for source, waiting in found),
        seconds=10 + size / _BYTES_A_SECOND + _SECONDS_EACH * count,
        untouched=text("Your documents and settings stay. Nothing restarts by itself."),
        needs=(*(source.needs for source, _ in found if source.needs), restart),
        details=tuple((source.id, waiting) for source, waiting in found),
    )


def _step(source: Source, waiting: Waiting) -> Step:
    if waiting.bytes:
        detail = counted(
            "{n} update, {size} to download.",
            "{n} updates, {size} to download.",
            waiting.count,
            size=Size(waiting.bytes),
        )
    else:
        detail = counted("{n} update.", "{n} updates.", waiting.count)
    return Step(id=source.id, title=source.title, detail=detail, size=waiting.bytes)


def _why_not(machine: Machine) -> Text:
    """Nothing waits, or something does that nobody here has a door to."""
    try:
        known = updates_pending.FACT.readers[machine.platform](machine).pending
    except (CannotTell, ProgramMissing, ProgramTimedOut, OSError):
        known = 0
    if not known:
        return text("No update waits that could be installed from here.")
    return counted(
        "{n} update waits, but only IT can install it on this computer.",
        "{n} updates wait, but only IT can install them on this computer.",
        known,
    )
