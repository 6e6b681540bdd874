"""Crash reports of macOS, by program: searching its log for a day's errors takes minutes."""

from __future__ import annotations

import re
import time

from diagnostics.facts.system_log_errors.model import DAY, MOST, SystemLogErrors, count
from diagnostics.system import Machine

_FOLDER = "/Library/Logs/DiagnosticReports"
# A name: WindowServer-2026-11-23-091244.ips (macOS 12 and later), .crash and .panic before.
_REPORT = re.compile(r"^(.+?)[-_](\d{4}-\d\d-\d\d-\d{6})\S*\.(?:ips|crash|panic)$")


def read(machine: Machine) -> SystemLogErrors:
    """Read the names of the reports, never the reports."""
    return crashes(machine.names(_FOLDER), machine.now())


def crashes(names: list[str], now: float) -> SystemLogErrors:
    """Count the reports of the last day by the program in their names."""
    return count([program for program, at in reports(names) if now - at <= DAY][:MOST])


def reports(names: list[str]) -> list[tuple[str, float]]:
    """The programs that crashed, by the names of their reports, and when, since the epoch."""
    found = [report for name in names if (report := _REPORT.match(name))]
    return [(report[1], _moment(report[2])) for report in found]


def _moment(stamp: str) -> float:
    return time.mktime(time.strptime(stamp, "%Y-%m-%d-%H%M%S"))
