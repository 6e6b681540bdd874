"""Printers and waiting documents, as CUPS and Windows tell them."""

from __future__ import annotations

import time

import pytest

from diagnostics.facts.print_queue import FACT, Job, Printer, PrintQueue, cups
from diagnostics.model import CannotTell
from diagnostics.system import Output, Platform
from tests.support.machine import RecordedMachine, recording

NOW = time.mktime((2026, 11, 23, 13, 53, 1, 0, 0, -1))


def test_cups_tells_what_is_stopped_and_what_waits() -> None:
    programs = {"lpstat": recording("linux/lpstat.txt")}
    machine = RecordedMachine(Platform.LINUX, programs=programs, now=NOW)
    assert FACT.readers[Platform.LINUX](machine) == PrintQueue(
        printers=(
            Printer(name="Basement", stopped=True),
            Printer(name="Office_2", default=True),
            Printer(name="Second_Floor"),
        ),
        jobs=(
            Job(printer="Basement", waiting_seconds=600, size_bytes=1024),
            Job(printer="Basement", waiting_seconds=1200, size_bytes=2048),
        ),
    )


def test_whose_documents_they_are_is_not_kept() -> None:
    assert "anna" not in repr(cups.queue(recording("linux/lpstat.txt"), NOW))


def test_a_computer_without_printers_says_so_with_an_exit_code() -> None:
    none = Output(1, "no system default destination\n", "lpstat: No destinations added.\n")
    machine = RecordedMachine(Platform.LINUX, programs={"lpstat": none})
    assert FACT.readers[Platform.LINUX](machine) == PrintQueue(printers=(), jobs=())


@pytest.mark.parametrize(
    "programs",
    [{}, {"lpstat": Output(1, "", "lpstat: Scheduler is not running.\n")}],
)
def test_no_print_system_is_a_reason(programs: dict[str, Output]) -> None:
    with pytest.raises(CannotTell):
        FACT.readers[Platform.MACOS](RecordedMachine(Platform.MACOS, programs=programs))


@pytest.mark.parametrize(
    ("when", "seconds"),
    [
        ("Mon Nov 23 13:43:01 2026", 600),
        ("Mon 23 Nov 2026 01:43:01 PM UTC", 600),
        ("Mon 23 Nov 2026 13:43:01 UTC", 600),
        ("Mon Nov 23 23:59:59 2026", 0),
        ("Mon Nov 99 13:43:01 2026", 0),
    ],
)
def test_the_time_is_read_as_systems_write_it(when: str, seconds: float) -> None:
    printed = f"Basement-1              root              1024   {when}\n"
    assert cups.queue(printed, NOW).jobs == (
        Job(printer="Basement", waiting_seconds=seconds, size_bytes=1024),
    )


def test_windows_tells_the_same() -> None:
    programs = {"powershell": recording("windows/print-queue.json")}
    machine = RecordedMachine(Platform.WINDOWS, programs=programs)
    assert FACT.readers[Platform.WINDOWS](machine) == PrintQueue(
        printers=(
            Printer(name="Office 2", stopped=True, default=True),
            Printer(name="Microsoft Print to PDF"),
        ),
        jobs=(Job(printer="Office 2", waiting_seconds=912.4, size_bytes=24576),),
    )
