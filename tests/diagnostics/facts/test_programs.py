"""Which programs are hungry: from files of the kernel, and from programs that really are."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest

from diagnostics.facts.programs import Program, Programs, linux, others
from diagnostics.facts.programs.model import Process, compared, hungriest
from diagnostics.system import Machine, Platform, this_machine
from tests.support.machine import RecordedMachine

STAT = "4242 (tab (1) x) R 1 4242 4242 0 -1 4194304 9 0 0 0 150 50 0 0 20 0 1 0 777 9999 25 18446"
MB = 1_000_000


def process(name: str, seconds: float = 0.0, memory: int = 0) -> Process:
    return Process(name=name, seconds=seconds, memory_bytes=memory)


def program(name: str, memory: int = 0, busy: float = 0.0) -> Program:
    return Program(
        name=name, processes=1, memory_bytes=memory, busy_cores=busy, processor_seconds=0.0
    )


def test_the_kernel_tells_name_time_and_memory_whatever_the_name() -> None:
    assert linux.process(STAT, ticks=100, page=4096) == process("tab (1) x", 2.0, 25 * 4096)


def test_the_parts_of_firefox_are_firefox() -> None:
    stat = STAT.replace("tab (1) x", "Isolated Web Co")
    assert linux.process(stat, ticks=100, page=1).name == "firefox"


def test_processes_of_one_name_are_one_program_and_new_ones_count_as_idle() -> None:
    before = {1: process("chat", 10), 2: process("chat", 5), 3: process("gone", 1)}
    after = {1: process("chat", 10.5, 7), 2: process("chat", 4, 8), 9: process("new", 99, 1)}
    assert compared(before, after, 0.5) == [
        Program(name="chat", processes=2, memory_bytes=15, busy_cores=1.0, processor_seconds=14.5),
        Program(name="new", processes=1, memory_bytes=1, busy_cores=0.0, processor_seconds=99),
    ]


def test_the_hungriest_of_each_kind_are_kept_largest_first() -> None:
    small, busy, large = program("a", 1), program("b", 2, 1.0), program("c", 3)
    assert hungriest([small, busy, large], most=1) == (large, busy)


def test_what_processes_share_is_counted_once() -> None:
    assert linux.summed(["900 100 60 1 0 0 0", "900 80 50 1 0 0 0"]) == (70, 60)
    assert linux.summed([]) == (0, 0)


def test_a_process_that_ends_while_it_is_read_is_left_out() -> None:
    files = {"/proc/4242/stat": STAT, "/proc/77/gone": "", "/proc/uptime": ""}
    found = linux.read(RecordedMachine(Platform.LINUX, files=files))
    assert [p.name for p in found.programs] == ["tab (1) x"]


@pytest.mark.parametrize("read", [linux.read, others.read], ids=["linux", "psutil"])
def test_a_program_that_really_works_and_one_that_really_holds_memory_are_found(
    read: Callable[[Machine], Programs],
) -> None:
    eater = "import sys\nheld = b'x' * 120_000_000\nprint(flush=True)\nwhile True: pass"
    # What the reader's own process starts is left out, so somebody else starts this one.
    argv = ["timeout", "60", sys.executable, "-c", eater]
    with subprocess.Popen(argv, stdout=subprocess.PIPE) as running:
        assert running.stdout is not None
        running.stdout.readline()
        try:
            found = read(this_machine())
        finally:
            running.terminate()
    busiest = max(found.programs, key=lambda p: p.busy_cores)
    assert busiest.name.startswith("python")
    assert busiest.busy_cores > 0.1
    assert busiest.memory_bytes > 100 * MB
    assert found.memory_bytes > busiest.memory_bytes
