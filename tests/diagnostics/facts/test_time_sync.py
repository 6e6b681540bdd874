"""What keeps the clock right on each system."""

from __future__ import annotations

import sys

import pytest

from diagnostics.facts.time_sync import FACT, TimeSync
from diagnostics.model import CannotTell
from diagnostics.system import Output, Platform
from diagnostics.system.kernel_clock import synchronised
from tests.support.machine import RecordedMachine, recording


@pytest.mark.skipif(sys.platform != "linux", reason="asks the kernel of Linux")
def test_linux_asks_the_kernel_and_names_the_service() -> None:
    files = {"/sys/fs/cgroup/system.slice/chronyd.service": ""}
    modified = {"/run/systemd/timesync/synchronized": 1_790_000_000.0 - 60}
    machine = RecordedMachine(Platform.LINUX, files=files, modified=modified)
    sync = FACT.readers[Platform.LINUX](machine)
    assert sync == TimeSync(synchronised=bool(synchronised()), service="chronyd", last_seconds=60)
    bare = FACT.readers[Platform.LINUX](RecordedMachine(Platform.LINUX))
    assert (bare.service, bare.last_seconds) == ("", None)


def windows(printed: str) -> TimeSync:
    machine = RecordedMachine(Platform.WINDOWS, programs={"w32tm": Output(1, printed)})
    return FACT.readers[Platform.WINDOWS](machine)


def test_windows_in_german_tells_by_a_number() -> None:
    printed = recording("windows/w32tm-status-german.txt")
    assert windows(printed) == TimeSync(synchronised=True, service="Windows Time")
    assert not windows(printed.replace(": 0(", ": 3(")).synchronised


def test_windows_whose_service_is_stopped_keeps_no_time() -> None:
    stopped = "The following error occurred: The service has not been started. (0x80070426)"
    assert windows(stopped) == TimeSync(synchronised=False, service="Windows Time", off=True)


@pytest.mark.parametrize(
    ("printed", "reason"), [("Access is denied. (0x80070005)", "administrator"), ("", "not say")]
)
def test_windows_may_not_tell(printed: str, reason: str) -> None:
    with pytest.raises(CannotTell, match=reason):
        windows(printed)


def test_macos_tells_administrators_only() -> None:
    on = RecordedMachine(Platform.MACOS, programs={"systemsetup": "Network Time: On\n"})
    assert FACT.readers[Platform.MACOS](on) == TimeSync(synchronised=True, service="timed")
    off = RecordedMachine(Platform.MACOS, programs={"systemsetup": "Network Time: Off\n"})
    assert FACT.readers[Platform.MACOS](off).off
    refused = "You need administrator access to run this tool... exiting!\n"
    barred = RecordedMachine(Platform.MACOS, programs={"systemsetup": refused})
    with pytest.raises(CannotTell, match="administrator"):
        FACT.readers[Platform.MACOS](barred)
