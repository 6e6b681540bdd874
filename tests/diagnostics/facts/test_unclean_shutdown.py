"""Starts that no shutdown came before."""

from __future__ import annotations

import shutil
import struct
import subprocess
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.facts.unclean_shutdown import FACT, UncleanShutdown, of_wtmp
from diagnostics.system import Platform
from tests.support.machine import RecordedMachine, recording

NOW = 1_790_000_000
DAY = 24 * 60 * 60


def record(kind: int, user: str, ago: float) -> bytes:
    """A record of wtmp (utmp(5))."""
    form = "hi32s4s32s256shhiii4i20s"
    at = int(NOW - ago)
    return struct.pack(
        form, kind, 0, b"~", b"~~", user.encode(), b"6.1.0", 0, 0, 0, at, 0, 0, 0, 0, 0, b""
    )


def start(ago: float) -> bytes:
    return record(2, "reboot", ago)


def stop(ago: float) -> bytes:
    return record(1, "shutdown", ago)


def test_a_start_right_after_a_start_had_no_shutdown() -> None:
    log = start(5 * DAY) + record(7, "ana", 5 * DAY) + start(4 * DAY) + stop(DAY) + start(3600)
    expected = UncleanShutdown(unclean=1, starts=3, last_seconds=4 * DAY)
    assert of_wtmp(log, NOW) == expected


def test_only_the_last_month_counts() -> None:
    log = start(50 * DAY) + start(40 * DAY) + stop(39 * DAY) + start(DAY)
    assert of_wtmp(log, NOW) == UncleanShutdown(unclean=0, starts=1, last_seconds=None)


@pytest.mark.skipif(not shutil.which("last"), reason="needs last")
def test_the_real_last_reads_the_same_records(tmp_path: Path) -> None:
    log = tmp_path / "wtmp"
    log.write_bytes(start(3 * DAY) + record(7, "ana", 2 * DAY) + start(DAY))
    command = ["last", "-x", "-f", str(log)]
    printed = subprocess.run(command, capture_output=True, text=True, timeout=10, check=True).stdout
    assert printed.count("reboot") == 2
    assert "crash" in printed
    assert of_wtmp(log.read_bytes(), NOW).unclean == 1


@given(st.binary(max_size=2000))
def test_a_broken_log_never_fails(noise: bytes) -> None:
    assert of_wtmp(noise, NOW).unclean >= 0


def test_windows_logs_it_at_the_next_start() -> None:
    printed = recording("windows/unclean-shutdown.json")
    machine = RecordedMachine(
        Platform.WINDOWS, programs={"powershell": printed}, now=1_795_000_000 + 60
    )
    expected = UncleanShutdown(unclean=1, starts=7, last_seconds=60)
    assert FACT.readers[Platform.WINDOWS](machine) == expected


def test_a_mac_keeps_reports_of_its_kernel() -> None:
    stamp = time.strftime("%Y-%m-%d-%H%M%S", time.localtime(NOW - 60))
    folder = "/Library/Logs/DiagnosticReports"
    names = (f"panic-full-{stamp}.panic", f"Safari-{stamp}.ips")
    files = {f"{folder}/{name}": "" for name in names}
    machine = RecordedMachine(Platform.MACOS, files=files)
    expected = UncleanShutdown(unclean=1, starts=None, last_seconds=60)
    assert FACT.readers[Platform.MACOS](machine) == expected
    quiet = FACT.readers[Platform.MACOS](RecordedMachine(Platform.MACOS))
    assert quiet == UncleanShutdown(unclean=0, starts=None, last_seconds=None)
