"""SIGKILL while a fix runs, at any moment: the next start puts it right, and nothing else is lost.

strace delivers the signal at the n-th call of a name. BALIE_ROUNDS says how many moments of each
fix are tried; the default takes a selection.
"""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from assistant.fix_runs import FixRuns, Run, RunState
from assistant.store import open_store
from tests.support.balie import ROOT, Balie
from tests.support.hostile_tree import Thing, everything
from tests.support.waiting import eventually

MOMENTS = int(os.environ.get("BALIE_ROUNDS", "8"))
APPLY = [sys.executable, "-m", "tests.end_to_end.apply_fix"]
CHANGES = "write,pwrite64,fsync,fdatasync,ftruncate,rename,unlink,unlinkat"
FIXES = pytest.mark.parametrize("fix", ["free_space", "clear_program_cache", "toy"])
FILES = 30


class House:
    """A home with something to clean up, something to set right, and much to be left alone."""

    def __init__(self, top: Path) -> None:
        self.top = top
        self.home = top / "home"
        self.mine = self.home / "Documents"
        self.removable = [top / "tmp", self.home / "trash/Trash/files", self.home / ".cache/zoom"]
        for folder in (self.mine, *(place / "sub" for place in self.removable)):
            folder.mkdir(parents=True)
            for number in range(FILES):
                (folder / f"file {number}").write_text("x")
        for place in self.removable:
            (place / "link").symlink_to(self.mine)
        (top / "word").write_text("bad")

    @property
    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "HOME": str(self.home),
            "TMPDIR": str(self.top / "tmp"),
            "XDG_DATA_HOME": str(self.home / "trash"),
            "XDG_CACHE_HOME": str(self.home / "thumbs"),
            "PYTHONPATH": str(ROOT),
        }

    def run(self, what: str, *strace: str) -> int:
        """Apply a fix, or recover, in a process of its own; returns its exit code."""
        tracer = ["strace", "-f", "-qq", *strace] if strace else []
        argv = [*tracer, *APPLY, str(self.top), what]
        done = subprocess.run(
            argv, env=self.environment, check=False, capture_output=True, timeout=60
        )
        return done.returncode

    def kept(self) -> dict[bytes, Thing]:
        """All that no fix here may touch."""
        return everything(self.mine)

    def runs(self) -> tuple[Run, ...]:
        store = open_store(self.top / "data")
        assert store.trouble is None
        try:
            return FixRuns(store).all()
        finally:
            store.close()


def moments(top: Path, fix: str) -> list[tuple[str, int]]:
    """Moments of an undisturbed run at which something on the disk changes: (call, which one)."""
    top.mkdir()
    house = House(top)
    told = top / "calls"
    assert house.run(fix, "-e", f"trace={CHANGES}", "-o", str(told)) == 0
    names = re.findall(r"^\d+ +(\w+)\(", told.read_text(), re.MULTILINE)
    every = [(name, n + 1) for name, count in Counter(names).items() for n in range(count)]
    return random.Random(fix).sample(every, min(MOMENTS, len(every)))  # noqa: S311


@FIXES
@pytest.mark.slow
def test_whenever_it_is_killed_the_next_start_puts_it_right(tmp_path: Path, fix: str) -> None:
    for name, n in moments(tmp_path / "undisturbed", fix):
        top = tmp_path / f"{name}-{n}"
        top.mkdir()
        house = House(top)
        before, mine = everything(house.home) | everything(top / "tmp"), house.kept()
        code = house.run(fix, "-e", f"inject={name}:signal=KILL:when={n}", "-e", f"trace={name}")
        assert code in {-signal.SIGKILL, 128 + signal.SIGKILL}, (name, n)
        assert house.run("recover") == 0
        assert all(run.state is not RunState.BEGUN for run in house.runs())
        assert house.kept() == mine
        after = everything(house.home) | everything(top / "tmp")
        assert after.items() <= before.items()
        assert_toy_is_whole(house)
        assert house.run(fix) == 0
        assert house.runs()[0].state is RunState.ENDED
        assert house.kept() == mine
        assert_done(house, fix)


def assert_toy_is_whole(house: House) -> None:
    """Undone where it was interrupted, done where it had ended; never half."""
    toys = [run.state for run in house.runs() if run.fix == "toy"]
    done = toys[:1] == [RunState.ENDED]
    assert (house.top / "word").read_text() == ("good" if done else "bad"), toys


def assert_done(house: House, fix: str) -> None:
    tmp, trash, zoom = house.removable
    left = {
        "free_space": [*tmp.rglob("file*"), *trash.iterdir()],
        "clear_program_cache": list(zoom.iterdir()),
        "toy": [],
    }
    assert left[fix] == []


class Clearing:
    """`balie fix` at work on many files."""

    COUNT = 20_000

    def __init__(self, balie: Balie, home: Path) -> None:
        self.cache = home / ".cache" / "zoom"
        self.cache.mkdir(parents=True)
        for number in range(self.COUNT):
            (self.cache / str(number)).touch()
        environment = {**os.environ, **balie.own, "HOME": str(home)}
        self.argv = [*balie.argv, "fix", "clear_program_cache", "--also", "zoom"]
        self.process = subprocess.Popen(
            self.argv, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL
        )

    def under_way(self) -> int:
        """Wait until some files are gone; returns how many are left."""
        return eventually(lambda: self.left if self.left < self.COUNT else 0)

    @property
    def left(self) -> int:
        return len(os.listdir(self.cache))  # noqa: PTH208  # thousands of them


@pytest.mark.slow
def test_the_same_fix_never_runs_twice_at_once(balie: Balie, home: Path) -> None:
    first = Clearing(balie, home)
    first.under_way()
    first.process.send_signal(signal.SIGSTOP)
    left = first.left
    assert left > 0
    balie("fix", "clear_program_cache", "--also", "zoom", code=2)
    assert "Another fix is still running" in balie.complaint
    assert first.left == left
    first.process.send_signal(signal.SIGCONT)
    assert first.process.wait(60) in {0, 1}
    assert first.left == 0
    [run] = balie("fix", "--history", "--json")["runs"]
    assert run["state"] == "ended"


@pytest.mark.slow
def test_a_command_that_was_killed_is_put_right_by_the_next(balie: Balie, home: Path) -> None:
    first = Clearing(balie, home)
    first.under_way()
    first.process.kill()
    first.process.wait(10)
    assert first.left > 0
    balie("fix", "clear_program_cache", "--also", "zoom", code=None)
    assert first.left == 0
    states = [run["state"] for run in balie("fix", "--history", "--json")["runs"]]
    assert states == ["ended", "interrupted"]
