"""How the benchmarks measure: from outside, the same way for Balie and for its floor."""

from __future__ import annotations

import resource
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import median
from typing import IO

import psutil

PATIENCE = 20.0


class Ratio:
    """A series of one quantity for Balie and for its floor, taken in turn."""

    def __init__(self, what: str, unit: str, aim: float) -> None:
        self.what, self.unit, self.aim = what, unit, aim
        self.ours: list[float] = []
        self.floor: list[float] = []

    @property
    def value(self) -> float:
        """Median over median."""
        return median(self.ours) / median(self.floor)

    @property
    def is_within(self) -> bool:
        """Whether the ratio is what we aim at."""
        return self.value <= self.aim

    def __str__(self) -> str:
        mark = "within" if self.is_within else "OVER"
        return (
            f"{self.what:<28} {_series(self.ours, self.unit):<30} "
            f"floor {_series(self.floor, self.unit):<30} "
            f"ratio {self.value:4.2f}  {mark} aim {self.aim}"
        )


class Limited:
    """A series of one quantity that has an absolute limit, because people or batteries set it."""

    def __init__(self, what: str, unit: str, limit: float) -> None:
        self.what, self.unit, self.limit = what, unit, limit
        self.ours: list[float] = []

    @property
    def is_within(self) -> bool:
        """Whether the median is."""
        return median(self.ours) <= self.limit

    def __str__(self) -> str:
        mark = "within" if self.is_within else "OVER"
        return (
            f"{self.what:<28} {_series(self.ours, self.unit):<30} {mark} limit {self.limit:g}"
            f" {self.unit}"
        )


def _series(values: Sequence[float], unit: str) -> str:
    return f"{median(values):.1f} {unit} ({min(values):.1f}–{max(values):.1f})"


@contextmanager
def started(argv: Sequence[str], environment: Mapping[str, str]) -> Iterator[psutil.Process]:
    """A program that runs for as long as the block."""
    process = subprocess.Popen(
        argv, env=dict(environment), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield psutil.Process(process.pid)
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(5)
        process.kill()
        process.wait()


def seconds_until(happened: Callable[[], bool]) -> float:
    """How long it takes until something is true; raises TimeoutError after PATIENCE seconds."""
    began = time.perf_counter()
    while not happened():
        if time.perf_counter() - began > PATIENCE:
            raise TimeoutError
        time.sleep(0.002)
    return time.perf_counter() - began


def memory(process: psutil.Process) -> tuple[float, float]:
    """Resident and proportional memory of a process alone, in MB (10^6 bytes)."""
    full = process.memory_full_info()
    return full.rss / 1e6, full.pss / 1e6


def wake_ups_per_second(process: psutil.Process, seconds: float) -> float:
    """How often any thread of the process gave up its turn to wait, and so was woken again."""
    before = _switches(process.pid)
    time.sleep(seconds)
    return (_switches(process.pid) - before) / seconds


def _switches(pid: int) -> int:
    total = 0
    for task in Path(f"/proc/{pid}/task").iterdir():
        with suppress(FileNotFoundError), (task / "status").open() as status:
            total += next(int(s.split()[1]) for s in status if s.startswith("voluntary"))
    return total


def run_once(
    argv: Sequence[str],
    environment: Mapping[str, str],
    output: IO[bytes] | int = subprocess.DEVNULL,
    patience: float | None = None,
) -> tuple[float, float]:
    """Run a program to its end; returns (seconds passed, CPU seconds of it and its children).

    Raises subprocess.TimeoutExpired where it takes longer than `patience` seconds.
    """
    before, began = _cpu(), time.perf_counter()
    subprocess.run(
        argv,
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.DEVNULL,
        check=False,
        timeout=patience,
    )
    return time.perf_counter() - began, _cpu() - before


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
