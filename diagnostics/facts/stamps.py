"""Stamps of facts that rest on files: they change when one of the files does."""

from __future__ import annotations

from contextlib import suppress

from diagnostics.system import Machine


def of_files(machine: Machine, *paths: str) -> str:
    """When files or folders last changed; empty where none of them can be seen."""
    return " ".join(_changed(machine, path) for path in paths).strip()


def of_files_or_never(machine: Machine, *paths: str) -> str:
    """The same; where none can be seen (another system), a stamp that never comes again."""
    return of_files(machine, *paths) or f"at {machine.now()}"


def _changed(machine: Machine, path: str) -> str:
    with suppress(OSError):
        return str(machine.modified(path))
    return ""
