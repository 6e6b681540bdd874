"""Printers and jobs of CUPS, on Linux and macOS, as lpstat(1) prints them in the C locale."""

from __future__ import annotations

import re
import time

import msgspec

from diagnostics.facts.print_queue.model import Job, Printer, PrintQueue
from diagnostics.model import CannotTell
from diagnostics.system import Machine, ProgramMissing
from diagnostics.text import text

# A line: printer Office_2 disabled since Mon Nov 23 09:12:44 2026 -
_PRINTER = re.compile(r"^printer (\S+) (disabled since)?", re.MULTILINE)
# A line: system default destination: Office_2
_DEFAULT = re.compile(r"^system default destination: (\S+)", re.MULTILINE)
# A line: Office_2-17             anna             24576   Mon Nov 23 09:10:02 2026
_JOB = re.compile(r"^((\S+)-\d+) +(\S.*?) +(\d+) +(\w{3} .*\d{4}.*)$", re.MULTILINE)
# glibc and macOS write %c in the C locale as the first; some systems add the zone or a.m./p.m.
_FORMATS = ("%a %b %d %H:%M:%S %Y", "%a %d %b %Y %I:%M:%S %p %Z", "%a %d %b %Y %H:%M:%S %Z")


def read(machine: Machine) -> PrintQueue:
    """Ask the print system on this computer for its printers, its default and its jobs."""
    return queue(printed(machine), machine.now())


def printed(machine: Machine) -> str:
    """What lpstat prints of printers, default and jobs; raises CannotTell where it cannot."""
    try:
        output = machine.run("lpstat", "-d", "-p", "-o", limit=1.5)
    except ProgramMissing:
        raise CannotTell(text("this computer has no print system")) from None
    # "No destinations added" exits with 1 and is an answer.
    if "Scheduler is not running" in output.err or "Bad file descriptor" in output.err:
        raise CannotTell(text("the print system of this computer is not running"))
    return output.out


def queue(printed: str, now: float) -> PrintQueue:
    """Printers and jobs in what lpstat printed; lines it does not know are left out."""
    default = _DEFAULT.search(printed)
    name = default[1] if default else None
    return PrintQueue(
        printers=tuple(
            Printer(name=printer, stopped=bool(disabled), default=printer == name)
            for printer, disabled in _PRINTER.findall(printed)
        ),
        jobs=tuple(owned.job for owned in owned_jobs(printed, now)),
    )


class OwnedJob(msgspec.Struct, frozen=True, kw_only=True):
    """A job with how CUPS calls it and whose it is; only for mending, never for a report."""

    id: str
    owner: str
    job: Job


def owned_jobs(printed: str, now: float) -> list[OwnedJob]:
    """The jobs in what `lpstat -o` printed, with their owners."""
    return [
        OwnedJob(
            id=job_id,
            owner=owner,
            job=Job(printer=printer, waiting_seconds=_since(when, now), size_bytes=int(size)),
        )
        for job_id, printer, owner, size, when in _JOB.findall(printed)
    ]


def _since(when: str, now: float) -> float:
    """Seconds since a local time; 0 where it is written in a way that is not known."""
    for form in _FORMATS:
        try:
            return max(0.0, now - time.mktime(time.strptime(when.strip(), form)))
        except (ValueError, OverflowError):
            continue
    return 0.0
