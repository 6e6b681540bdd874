"""Printers and what waits for them, in one form for every system."""

from __future__ import annotations

import msgspec


class Printer(msgspec.Struct, frozen=True, kw_only=True):
    """A printer by the name people see; a `stopped` one keeps its jobs until it is resumed."""

    name: str
    stopped: bool = False
    default: bool = False


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """A document that waits; never its title or whose it is."""

    printer: str
    waiting_seconds: float
    size_bytes: int


class PrintQueue(msgspec.Struct, frozen=True, kw_only=True):
    """Every printer of this computer, and every document that is not printed yet."""

    printers: tuple[Printer, ...]
    jobs: tuple[Job, ...]
