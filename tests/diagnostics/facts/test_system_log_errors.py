"""Errors are counted by where they came from; what they say is never kept."""

from __future__ import annotations

import time

import pytest

from diagnostics.facts.system_log_errors import FACT, MOST, Source, SystemLogErrors, linux, macos
from diagnostics.facts.system_log_errors.model import count
from diagnostics.model import CannotTell
from diagnostics.system import Output, Platform
from tests.support.machine import RecordedMachine, recording

ERRORS = recording("linux/journalctl-errors.jsonl")
HINTS = "journalctl --no-pager --lines=0"


def journal(errors: str, hint: str = "") -> RecordedMachine:
    programs: dict[str, str | Output | Exception] = {
        HINTS: Output(0, "-- No entries --\n", hint),
        "journalctl": errors,
    }
    return RecordedMachine(Platform.LINUX, programs=programs)


def test_linux_counts_by_unit_and_leaves_out_a_line_that_was_cut_off() -> None:
    assert FACT.readers[Platform.LINUX](journal(ERRORS)) == SystemLogErrors(
        errors=4,
        sources=(
            Source(name="user@.service", errors=2),
            Source(name="unitdemo", errors=1),
            Source(name="kernel", errors=1),
        ),
    )


def test_no_errors_are_none() -> None:
    assert linux.errors("").errors == 0


@pytest.mark.parametrize(
    "hint", [recording("linux/journalctl-barred.txt"), "No journal files were found.\n"]
)
def test_a_log_that_cannot_be_seen_is_a_reason_and_not_a_zero(hint: str) -> None:
    with pytest.raises(CannotTell):
        FACT.readers[Platform.LINUX](journal("", hint))


def test_macos_counts_crash_reports_of_the_last_day() -> None:
    now = time.mktime((2026, 11, 23, 12, 0, 0, 0, 0, -1))
    names = [
        "WindowServer-2026-11-23-091244.ips",
        "Mail Helper_2026-11-22-130000_Annas-Mac.crash",
        "Kernel-2026-11-20-091244.panic",
        "not a report.txt",
    ]
    assert macos.crashes(names, now) == SystemLogErrors(
        errors=2,
        sources=(Source(name="WindowServer", errors=1), Source(name="Mail Helper", errors=1)),
    )
    files = {f"/Library/Logs/DiagnosticReports/{name}": "" for name in names}
    machine = RecordedMachine(Platform.MACOS, files=files, now=now)
    assert FACT.readers[Platform.MACOS](machine).errors == 2


def test_windows_counts_by_provider() -> None:
    programs = {"powershell": recording("windows/log-errors.json")}
    machine = RecordedMachine(Platform.WINDOWS, programs=programs)
    assert FACT.readers[Platform.WINDOWS](machine) == SystemLogErrors(
        errors=52,
        sources=(
            Source(name="Microsoft-Windows-DistributedCOM", errors=40),
            Source(name="Service Control Manager", errors=12),
        ),
    )


def test_ten_sources_are_named_and_all_errors_counted() -> None:
    log = count(str(number % 20) for number in range(MOST))
    assert (log.errors, len(log.sources)) == (MOST, 10)
