"""CUPS, on Linux and macOS; its programs know whose document it is and who may do what."""

from __future__ import annotations

import re

from diagnostics.facts.print_queue import cups
from diagnostics.fixes.clear_print_queue.spooler import Spooler, Stuck
from diagnostics.fixes.steps import worked
from diagnostics.system import Machine

# What CUPS allows in a queue's name, and no beginning that a program could take for an option.
_SAFE = re.compile(r"[^\s/#?'\"\\-][^\s/#?'\"\\]*")


def find(machine: Machine) -> Stuck:
    """Look which own documents are stuck and which printers are stopped."""
    return stuck(cups.printed(machine), machine.now(), _person())


def stuck(printed: str, now: float, person: str) -> Stuck:
    """What is stuck in what lpstat printed; names that are not safe to pass on are left out."""
    queue = cups.queue(printed, now)
    waiting = queue.stuck()
    mine = [
        owned.id
        for owned in cups.owned_jobs(printed, now)
        if owned.owner == person and owned.job in waiting
    ]
    stopped = [printer.name for printer in queue.printers if printer.stopped]
    return Stuck(
        jobs=tuple(filter(_SAFE.fullmatch, mine)), printers=tuple(filter(_SAFE.fullmatch, stopped))
    )


def _person() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""  # somebody whom the system has no name for owns no document


def _cancel(machine: Machine, job: str) -> bool:
    return worked(machine, "cancel", job)


def _resume(machine: Machine, printer: str) -> bool:
    # Debian keeps cupsenable where only administrators look.
    return worked(machine, "cupsenable", printer) or worked(
        machine, "/usr/sbin/cupsenable", printer
    )


SPOOLER = Spooler(find=find, cancel=_cancel, resume=_resume)
