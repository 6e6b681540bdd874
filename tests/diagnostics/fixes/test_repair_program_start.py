"""A browser that crashed starts again: real profiles, and everything that could go wrong."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from diagnostics.fixes.repair_program_start import FIX
from diagnostics.model import Outcome, Plan, State
from diagnostics.registry import CHECK
from diagnostics.repair import Effect, repair
from tests.diagnostics.facts.test_stale_locks import HOST, LOCAL, NOBODY, Machines, link
from tests.support import browsers
from tests.support.fixing import Told, snapshot
from tests.support.waiting import eventually

NONE: frozenset[str] = frozenset()
FIREFOX = ".mozilla/firefox/a.default"
CHROMIUM = ".config/chromium"
LOCKS = ("SingletonLock", "SingletonSocket", "SingletonCookie")


class Home:
    """A person's home."""

    def __init__(self, top: Path) -> None:
        self.top = top
        self.machine = Machines(top, LOCAL)

    def chrome(self) -> Path:
        """A profile that an old name of this computer keeps locked."""
        folder = self.top / ".config/google-chrome"
        for name, target in zip(LOCKS, (f"old-name-{NOBODY}", "/tmp/none", "1"), strict=True):
            link(folder / name, target)
        (folder / "Default").mkdir()
        (folder / "Default/Login Data").write_text("precious")
        return folder

    def plan(self) -> Plan:
        return FIX.plan(self.machine)

    def apply(self, plan: Plan, most: int | None = None) -> Outcome:
        return FIX.apply(self.machine, plan, NONE, Told(most))

    def undo(self, content: bytes | None) -> Outcome:
        assert FIX.undo is not None
        assert content is not None
        return FIX.undo(self.machine, content, Told())


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def test_a_lock_that_blocks_is_removed_and_that_is_proven_and_put_back(home: Home) -> None:
    chrome = home.chrome()
    before = snapshot(home.top)
    plan = home.plan()
    assert snapshot(home.top) == before
    done = repair(FIX, plan, NONE, CHECK, home.machine, Told())
    assert [finding.state for finding in done.before] == [State.ATTENTION]
    assert done.effect is Effect.VERIFIED
    assert sorted(path.name for path in chrome.iterdir()) == ["Default"]
    for _ in range(2):
        assert [step.ok for step in home.undo(plan.undo).steps] == [True]
        assert snapshot(home.top) == before


def crash(home: Home, argv: list[str], lock: Path, history: Path) -> None:
    with browsers.running(argv, home.top) as browser:
        eventually(lambda: os.path.lexists(lock) and history.exists())
        assert home.plan().steps == (), "of a program that runs nothing is removed"
        browsers.kill(browser)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("browser", "folder", "names", "history"),
    [
        (browsers.firefox, FIREFOX, ("lock",), "places.sqlite"),
        (browsers.chromium, CHROMIUM, LOCKS, "Default/History"),
    ],
)
def test_a_real_browser_that_was_killed_starts_again(
    home: Home,
    browser: Callable[[Path], list[str]],
    folder: str,
    names: tuple[str, ...],
    history: str,
) -> None:
    profile = home.top / folder
    profile.mkdir(parents=True)
    first = profile / names[0]
    crash(home, browser(profile), first, profile / history)
    left = snapshot(home.top)
    plan = eventually(lambda: home.plan() if home.plan().steps else None)
    assert plan is not None
    assert [step.ok for step in home.apply(plan).steps] == [True]
    gone = {f"{folder}/{name}" for name in names}
    assert snapshot(home.top) == {path: kind for path, kind in left.items() if path not in gone}
    home.undo(plan.undo)
    assert snapshot(home.top) == left
    home.apply(plan)
    with browsers.running(browser(profile), home.top):
        eventually(lambda: os.path.lexists(first))


def test_one_that_was_opened_meanwhile_keeps_its_lock(home: Home, tmp_path: Path) -> None:
    home.chrome()
    plan = home.plan()
    program = tmp_path / "bin" / "chrome"
    program.parent.mkdir()
    shutil.copy(shutil.which("sleep") or "/bin/sleep", program)
    before = snapshot(home.top)
    with subprocess.Popen([program, "60"]) as running:
        [step] = home.apply(plan).steps
        running.terminate()
    assert not step.ok
    assert "opened meanwhile" in step.detail.msgid
    assert snapshot(home.top) == before


def test_a_lock_that_is_another_by_now_stays(home: Home) -> None:
    chrome = home.chrome()
    plan = home.plan()
    (chrome / LOCKS[0]).unlink()
    (chrome / LOCKS[0]).symlink_to(f"{HOST}-1")
    assert [step.ok for step in home.apply(plan).steps] == [False]
    assert os.readlink(chrome / LOCKS[0]) == f"{HOST}-1"  # noqa: PTH115


def test_a_profile_swapped_for_a_link_after_the_plan_changes_nothing_outside(home: Home) -> None:
    chrome = home.chrome()
    plan = home.plan()
    outside = home.top / "outside"
    chrome.rename(outside)
    chrome.symlink_to(outside)
    before = snapshot(home.top)
    assert [step.ok for step in home.apply(plan).steps] == [False]
    home.undo(plan.undo)
    assert snapshot(home.top) == before


def test_stopped_in_between_the_rest_stays(home: Home) -> None:
    home.chrome()
    link(home.top / FIREFOX / "lock", f"127.0.1.1:+{NOBODY}")
    plan = home.plan()
    outcome = home.apply(plan, most=1)
    assert outcome.cancelled
    assert len(outcome.steps) == 1
    assert len(home.plan().steps) == 1


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        (".ssh", "lock"),
        (FIREFOX, "prefs.js"),
        (FIREFOX, "../../lock"),
        (f"{FIREFOX}/..", "lock"),
        (".mozilla/firefox/..", "lock"),
        ("/etc", ".lock"),
    ],
)
def test_an_undo_that_somebody_made_up_writes_nowhere_else(
    home: Home, folder: str, name: str
) -> None:
    (home.top / ".ssh").mkdir()
    (home.top / FIREFOX).mkdir(parents=True)
    before = snapshot(home.top)
    change = {"folder": folder, "name": name, "before": {"content": "eA=="}, "after": None}
    for content in (msgspec.json.encode({"changes": [change]}), b"{"):
        home.undo(content)
    assert snapshot(home.top) == before


def test_where_nothing_was_left_behind_it_says_so(home: Home) -> None:
    plan = home.plan()
    assert plan.steps == ()
    assert "left a lock behind" in plan.summary.msgid
