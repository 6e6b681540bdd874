"""Planning "Free up space" over a million files against du, and the window while it runs."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.many_files import many_files
from benchmarks.measure import Limited, Ratio, run_once
from tools.virtual_desktop import virtual_desktop

MANY = int(os.environ.get("BALIE_FILES", "1000000"))
FEW = MANY // 100
WHILE_FILES = MANY // 5
PLAN = [sys.executable, "-m", "benchmarks.plan_probe"]
WINDOW = [sys.executable, "-m", "benchmarks.window_probe"]


def measure(rounds: int = 5) -> list[Ratio | Limited]:
    """Time against du, memory against a hundredth of the files, the window's worst gap."""
    took = Ratio(f"plan over {MANY} files", "ms", aim=1.5)
    memory = Ratio(f"its memory, against {FEW} files", "MB", aim=1.1)
    with many_files(FEW) as few, many_files(MANY) as many:
        for round_number in range(rounds + 1):
            du, _ = run_once(["du", "-s", str(many)], os.environ)
            milliseconds, most = _planned(many, MANY)
            if round_number:  # the first fills the caches
                took.floor.append(du * 1000)
                took.ours.append(milliseconds)
                memory.ours.append(most)
                memory.floor.append(_planned(few, FEW)[1])
    return [took, memory, *_window()]


def _planned(folder: Path, count: int) -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as home:
        done = subprocess.run(
            [*PLAN, str(count)],
            env=os.environ | _person(home, folder),
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    took, memory = map(float, done.stdout.split())
    return took, memory


def _person(home: str, folder: Path) -> dict[str, str]:
    names = ("XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "BALIE_DATA")
    own = {name: str(Path(home) / name.lower()) for name in names}
    return {"HOME": home, "TMPDIR": str(folder), **own}


def _window(rounds: int = 3) -> list[Limited]:
    """The longest that the window's event loop was held up, in ms; 50 ms is three frames."""
    idle = Limited("worst gap of the idle window", "ms", limit=50.0)
    working = Limited(f"… while {WHILE_FILES} files go", "ms", limit=50.0)
    with virtual_desktop() as desktop:
        for _ in range(rounds):
            with many_files(WHILE_FILES) as folder, tempfile.TemporaryDirectory() as home:
                done = subprocess.run(
                    WINDOW,
                    env={**desktop.environment, **_person(home, folder)},
                    stdout=subprocess.PIPE,
                    text=True,
                    timeout=120,
                    check=True,
                )
            told = dict(line.split() for line in done.stdout.splitlines())
            idle.ours.append(float(told["idle"]))
            working.ours.append(max(float(told["plan"]), float(told["apply"])))
    return [idle, working]
