"""How the kernel of Linux and macOS tell that memory is short."""

from __future__ import annotations

import pytest

from diagnostics.facts.memory_pressure import FACT, Level, level, stalled
from diagnostics.system import Output, Platform
from tests.support.machine import RecordedMachine, recording


def test_linux_tells_how_long_all_work_waited() -> None:
    pressure = recording("linux/proc-pressure-memory.txt")
    assert stalled(pressure) == 0.255
    machine = RecordedMachine(Platform.LINUX, files={"/proc/pressure/memory": pressure})
    assert FACT.readers[Platform.LINUX](machine).stalled_ratio == 0.255


def test_an_old_kernel_does_not_tell() -> None:
    assert FACT.readers[Platform.LINUX](RecordedMachine(Platform.LINUX)).stalled_ratio is None
    assert stalled("") is None


@pytest.mark.parametrize(
    ("printed", "expected"),
    [("1\n", Level.NORMAL), ("4\n", Level.CRITICAL), ("3\n", None), ("", None), ("x", None)],
)
def test_macos_tells_its_own_level(printed: str, expected: Level | None) -> None:
    assert level(printed) is expected


def test_macos_without_an_answer_still_tells_what_is_left() -> None:
    machine = RecordedMachine(Platform.MACOS, programs={"sysctl": Output(1, "", "unknown oid")})
    memory = FACT.readers[Platform.MACOS](machine)
    assert memory.level is None
    assert memory.total_bytes > 0
