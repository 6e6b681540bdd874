"""Lists the printers that are not there yet, the nearest first; one of them is added."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from diagnostics.facts.interfaces import interfaces
from diagnostics.fixes.add_printer import cups, windows
from diagnostics.fixes.add_printer.nearest import by_distance
from diagnostics.fixes.add_printer.printing import Printing, Queue
from diagnostics.model import CannotTell, OfficePrinter, Plan, Step
from diagnostics.system import Machine, Platform
from diagnostics.text import Text, text

PRINTING: dict[Platform, Printing] = {
    Platform.LINUX: cups.PRINTING,
    Platform.MACOS: cups.PRINTING,
    Platform.WINDOWS: windows.PRINTING,
}


class Undo(msgspec.Struct, frozen=True, kw_only=True):
    """The printers that were not there."""

    queues: tuple[Queue, ...] = ()


def plan(printers: tuple[OfficePrinter, ...], machine: Machine) -> Plan:
    """One step a printer, of which exactly one is chosen where there are several."""
    printing = PRINTING[machine.platform]
    try:
        there = {name.lower() for name in printing.names(machine)}
    except CannotTell as cannot:
        return _nothing(text("No printer can be added, because {reason}.", reason=cannot.reason))
    wanted = [(p, q) for p in printers if (q := printing.queue(p)) and q.name.lower() not in there]
    if not wanted:
        return _nothing(text("This computer has all of your organisation’s printers."))
    return Plan(
        fix="add_printer",
        summary=text("The printer is added; it is the default if there is none yet."),
        steps=tuple(_steps(by_distance([p for p, _ in wanted], _addresses(machine)))),
        seconds=10.0,
        untouched=text("Printers that are there stay as they are."),
        details=tuple(p for p, _ in wanted),
        undo=msgspec.json.encode(Undo(queues=tuple(queue for _, queue in wanted))),
    )


def _addresses(machine: Machine) -> Iterable[str]:
    """This computer's own, of what is connected."""
    return [str(a) for i in interfaces(machine) if i.connected for a in i.addresses]


def _steps(ordered: Sequence[tuple[OfficePrinter, bool]]) -> Iterable[Step]:
    several = len(ordered) > 1
    for number, (printer, is_near) in enumerate(ordered):
        yield Step(
            id=printer.id,
            title=printer.name,
            detail=_detail(printer, nearest=is_near and number == 0),
            optional=several,
            group=text("Which printer") if several else None,
        )


def _detail(printer: OfficePrinter, *, nearest: bool) -> Text:
    if printer.place is None:
        return text("Nearest to you.") if nearest else text("One of your organisation’s printers.")
    if nearest:
        return text("Nearest to you: {place}.", place=printer.place)
    return text("It is here: {place}.", place=printer.place)


def _nothing(summary: Text) -> Plan:
    return Plan(fix="add_printer", summary=summary)
