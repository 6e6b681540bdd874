"""Restarts it: it is either still the old one or a new one, never half of it.

On Windows and macOS not tried on a real one. There only somebody who is an administrator already
can do it: Restart-Service (Microsoft's page of that name; the spooler is called Spooler), and
`launchctl kickstart -k` (its manual page; CUPS's job is org.cups.cupsd).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from diagnostics.facts.commands import POWERSHELL
from diagnostics.fixes import rights
from diagnostics.fixes.powershell import script
from diagnostics.fixes.steps import Result, timed, worked
from diagnostics.model import Cancelled, Outcome, Plan, Progress
from diagnostics.system import Machine, Platform
from diagnostics.text import Text, text
from privileged.protocol import RESTART_PRINTING

_DONE = text("Printing was started anew.")
_IT_CAN = text("Printing could not be restarted; IT can.")

# A print system that does not end by itself is given this long.
_LIMIT = 60.0
COMMANDS: Mapping[Platform, tuple[str, ...]] = {
    Platform.WINDOWS: (*POWERSHELL, script("Restart-Service -Name Spooler -Force")),
    Platform.MACOS: ("launchctl", "kickstart", "-k", "system/org.cups.cupsd"),
}


def apply(machine: Machine, plan: Plan, choices: frozenset[str], progress: Progress) -> Outcome:
    """Restart it, and say whether that was possible."""
    if not plan.steps:
        return Outcome(summary=plan.summary, steps=())
    try:
        step = timed(text("Restart printing"), _way(machine, progress))
    except Cancelled:
        return Outcome(summary=_summary(ok=False), steps=(), cancelled=True)
    return Outcome(summary=_summary(ok=step.ok), steps=(step,))


def _way(machine: Machine, progress: Progress) -> Callable[[], Result]:
    def as_administrator() -> Result:
        return rights.ask(machine, progress, RESTART_PRINTING, _DONE)[0]

    def as_person() -> Result:
        progress.step(0.0, text("Restart printing"))
        ok = worked(machine, *COMMANDS[machine.platform], limit=_LIMIT)
        return ok, _DONE if ok else _IT_CAN

    return as_administrator if machine.platform is Platform.LINUX else as_person


def _summary(*, ok: bool) -> Text:
    return text("Printing was restarted") if ok else text("Printing was not restarted")
