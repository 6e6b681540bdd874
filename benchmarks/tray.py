"""The tray program against a bare one: start, memory, wake-ups, and the first click."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.measure import (
    Limited,
    Ratio,
    memory,
    seconds_until,
    started,
    wake_ups_per_second,
)
from tools.virtual_desktop import VirtualDesktop, virtual_desktop

BALIE = [sys.executable, "-m", "ui", "--background", "--org", "resources/example/organisation.toml"]
BARE = [sys.executable, "-m", "benchmarks.bare_tray"]

ROUNDS = 7
SETTLE_SECONDS = 12.0
IDLE_SECONDS = 30.0


def measure(rounds: int = ROUNDS) -> list[Ratio | Limited]:
    """All of the tray program; Balie and the floor take turns, so that drift hits both."""
    start = Ratio("exec to tray icon shown", "ms", aim=1.5)
    rss = Ratio("memory when idle, RSS", "MB", aim=1.3)
    pss = Ratio("memory when idle, PSS", "MB", aim=1.3)
    wakes = Limited("wake-ups a second when idle", "", limit=1.0)
    with virtual_desktop() as desktop:
        for round_number in range(rounds + 1):
            for argv, pick in ((BALIE, _ours), (BARE, _floor)):
                taken = _start(desktop, argv, to_idle=0 < round_number <= 3)
                if round_number == 0:
                    continue  # the first reads files from the disk and writes .pyc
                pick(start).append(taken.start_ms)
                if taken.idle is not None:
                    pick(rss).append(taken.idle[0])
                    pick(pss).append(taken.idle[1])
                    if pick is _ours:
                        wakes.ours.append(taken.idle[2])
    return [start, rss, pss, wakes]


class _Taken:
    def __init__(self, start_ms: float, idle: tuple[float, float, float] | None) -> None:
        self.start_ms, self.idle = start_ms, idle


def _start(desktop: VirtualDesktop, argv: Sequence[str], *, to_idle: bool) -> _Taken:
    with tempfile.TemporaryDirectory() as home:
        environment = {**desktop.environment, "HOME": home, "BALIE_DATA": str(Path(home) / "data")}
        before = _windows(desktop)
        with started(argv, environment) as process:
            seconds = seconds_until(lambda: bool(_windows(desktop) - before))
            idle = None
            if to_idle:
                time.sleep(SETTLE_SECONDS)
                wakes = wake_ups_per_second(process, IDLE_SECONDS)
                idle = (*memory(process), wakes)
        seconds_until(lambda: not _windows(desktop) - before)
    return _Taken(seconds * 1000, idle)


def _windows(desktop: VirtualDesktop) -> set[str]:
    """The visible windows; the tray icon is one, once the tray has taken it in."""
    found = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--class", "balie|ui|bare_tray|python|__main__"],
        env=desktop.environment,
        capture_output=True,
        text=True,
        timeout=5,
        check=False,
    )
    return set(found.stdout.split())


def _ours(ratio: Ratio) -> list[float]:
    return ratio.ours


def _floor(ratio: Ratio) -> list[float]:
    return ratio.floor
