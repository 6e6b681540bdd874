"""CUPS, on Linux and macOS: a queue without a driver, made by lpadmin(8).

lpadmin says that it worked before the printer was asked what it can, and even where none answers:
then it leaves a queue that prints nothing. So the queue is looked at until CUPS knows more of it
than that it is raw or remote (lpoptions(1)), and removed if that does not come.
"""

from __future__ import annotations

import re
import time

from diagnostics.facts.print_queue import cups
from diagnostics.fixes.add_printer.printing import Added, Printing, Queue
from diagnostics.fixes.steps import worked
from diagnostics.model import OfficePrinter
from diagnostics.system import Machine, ProgramMissing, ProgramTimedOut

_PATIENCE = 30.0
# Our own choice: a printer that sleeps takes some seconds to say what it can.
ANSWER_SECONDS = 20.0
_BETWEEN_SECONDS = 0.2
# What the organisation's file allows as a name, and a line of `lpstat -v`.
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_MADE = re.compile(r"\bprinter-make-and-model='?([^'=]*?)(?:'| \S+=|$)", re.MULTILINE)
_UNKNOWN = frozenset({"Local Raw Printer", "Remote Printer", ""})
_DEVICE = re.compile(r"^device for (\S+): (\S+)$", re.MULTILINE)


def _queue(printer: OfficePrinter) -> Queue:
    return Queue(name=printer.id, leads_to=printer.address)


def _names(machine: Machine) -> frozenset[str]:
    queue = cups.read(machine)
    return frozenset(str(printer.name) for printer in queue.printers)


def _add(machine: Machine, printer: OfficePrinter) -> Added:
    """Make the queue; it becomes the default where there is none."""
    has_default = any(found.default for found in cups.read(machine).printers)
    place = ("-L", printer.place.msgid) if printer.place else ()
    described = ("-D", printer.name.msgid, *place)
    leads = ("-v", printer.address, "-m", "everywhere")
    if not _lpadmin(machine, "-p", printer.id, "-E", *described, *leads):
        return Added.REFUSED
    if not _comes_to_know_what_it_can(machine, printer.id):
        _lpadmin(machine, "-x", printer.id)
        return Added.NO_ANSWER
    if not has_default:
        _lpadmin(machine, "-d", printer.id)
    return Added.YES


def _comes_to_know_what_it_can(machine: Machine, name: str) -> bool:
    until = time.monotonic() + ANSWER_SECONDS
    while not (known := _knows_what_it_can(machine, name)) and time.monotonic() < until:
        time.sleep(_BETWEEN_SECONDS)
    return known


def _knows_what_it_can(machine: Machine, name: str) -> bool:
    try:
        said = machine.run("lpoptions", "-p", name, limit=_PATIENCE)
    except (ProgramMissing, ProgramTimedOut):
        return False
    made = _MADE.search(said.out)
    return said.code == 0 and made is not None and made[1] not in _UNKNOWN


def _remove(machine: Machine, queue: Queue) -> bool:
    """Remove it, if it is still there and still the one that was added."""
    there = _devices(machine).get(queue.name)
    if there != queue.leads_to:
        return True
    return _NAME.fullmatch(queue.name) is not None and _lpadmin(machine, "-x", queue.name)


def _devices(machine: Machine) -> dict[str, str]:
    try:
        return dict(_DEVICE.findall(machine.run("lpstat", "-v", limit=10.0).out))
    except (ProgramMissing, ProgramTimedOut):
        return {}


def _lpadmin(machine: Machine, *argv: str) -> bool:
    # Debian keeps lpadmin where only administrators look.
    return worked(machine, "lpadmin", *argv, limit=_PATIENCE) or worked(
        machine, "/usr/sbin/lpadmin", *argv, limit=_PATIENCE
    )


PRINTING = Printing(queue=_queue, names=_names, add=_add, remove=_remove)
