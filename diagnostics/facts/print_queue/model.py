"""Printers and what waits for them, in one form for every system."""

from __future__ import annotations

import msgspec

from diagnostics.identities import PrinterName


class Printer(msgspec.Struct, frozen=True, kw_only=True):
    """A printer by the name people see; a `stopped` one keeps its jobs until it is resumed."""

    name: PrinterName
    stopped: bool = False
    default: bool = False


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """A document that waits; never its title or whose it is."""

    printer: PrinterName
    waiting_seconds: float
    size_bytes: int


# Longer than a long document takes on an office printer; our own choice.
LONG_SECONDS = 10 * 60


class PrintQueue(msgspec.Struct, frozen=True, kw_only=True):
    """Every printer of this computer, and every document that is not printed yet."""

    printers: tuple[Printer, ...]
    jobs: tuple[Job, ...]

    def stuck(self, long_seconds: float = LONG_SECONDS) -> list[Job]:
        """The jobs that will not be printed unless somebody does something.

        Their printer is stopped, or they have waited for `long_seconds`.
        """
        stopped = {printer.name for printer in self.printers if printer.stopped}
        return [
            job
            for job in self.jobs
            if job.printer in stopped or job.waiting_seconds >= long_seconds
        ]
