"""A program's cache is cleared, and nothing else of it; one that is open keeps its own."""

from __future__ import annotations

import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diagnostics.fixes.clear_program_cache import FIX
from diagnostics.fixes.clear_program_cache.table import PROGRAMS
from diagnostics.model import Outcome, Plan
from diagnostics.system import Platform
from tests.support import browsers
from tests.support.fixing import LaterMachine, Told, snapshot

FIREFOX = ".cache/mozilla/firefox/abc.default/cache2/entries/A1"
CHROME = ".cache/google-chrome/Default/Cache/Cache_Data/data_0"


class Home:
    """A person's home with some programs in it."""

    def __init__(self, top: Path) -> None:
        self.top = top
        self.machine = LaterMachine(environment={"HOME": str(top)})

    def file(self, name: str) -> Path:
        path = self.top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * 8192)
        return path

    def plan(self) -> Plan:
        return FIX.plan(self.machine)

    def apply(self, plan: Plan, *choices: str, progress: Told | None = None) -> Outcome:
        return FIX.apply(self.machine, plan, frozenset(choices), progress or Told())


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home(tmp_path)
    made.file(".mozilla/firefox/abc.default/logins.json")
    made.file(".config/google-chrome/Default/Login Data")
    return made


def test_what_was_chosen_is_cleared_and_nothing_else(home: Home) -> None:
    home.file(CHROME)
    home.file(FIREFOX)
    before = snapshot(home.top)
    plan = home.plan()
    assert {step.id: step.optional for step in plan.steps} == {"chrome": True, "firefox": True}
    assert all((step.size or 0) >= 8192 for step in plan.steps)
    outcome = home.apply(plan, "firefox")
    assert not (home.top / FIREFOX).exists()
    cleared = str(Path(FIREFOX).parents[1])
    assert snapshot(home.top) == {
        path: kind for path, kind in before.items() if not path.startswith(f"{cleared}/")
    }
    assert (home.top / ".mozilla/firefox/abc.default/logins.json").exists()
    assert [step.ok for step in outcome.steps] == [True]


def test_nothing_is_cleared_that_was_not_chosen(home: Home) -> None:
    home.file(FIREFOX)
    before = snapshot(home.top)
    assert home.apply(home.plan()).steps == ()
    assert snapshot(home.top) == before


def test_where_nothing_keeps_a_cache_it_says_so(home: Home) -> None:
    plan = home.plan()
    assert plan.steps == ()
    assert "None of the programs" in plan.summary.msgid


@pytest.fixture
def firefox(tmp_path: Path) -> Path:
    """A program that is called Firefox, and only sleeps."""
    program = tmp_path / "bin" / "firefox"
    program.parent.mkdir()
    shutil.copy(shutil.which("sleep") or "/bin/sleep", program)
    return program


def test_a_program_that_is_open_keeps_its_cache_and_is_named(home: Home, firefox: Path) -> None:
    home.file(FIREFOX)
    with subprocess.Popen([firefox, "60"]) as running:
        plan = home.plan()
        running.terminate()
    assert plan.steps == ()
    assert plan.summary.values["first"] == "Firefox"
    assert [need.values["program"] for need in plan.needs] == ["Firefox"]


def test_one_that_is_opened_after_the_plan_keeps_its_cache(home: Home, firefox: Path) -> None:
    home.file(FIREFOX)
    plan = home.plan()
    with subprocess.Popen([firefox, "60"]) as running:
        [step] = home.apply(plan, "firefox").steps
        running.terminate()
    assert not step.ok
    assert "opened meanwhile" in step.detail.msgid
    assert (home.top / FIREFOX).exists()


def test_a_cache_swapped_for_a_link_after_the_plan_clears_nothing_outside(home: Home) -> None:
    cache = home.file(FIREFOX).parents[1]
    thesis = home.file("Documents/entries/A1")
    plan = home.plan()
    cache.rename(home.top / "moved")
    cache.symlink_to(home.top / "Documents")
    home.apply(plan, "firefox")
    assert thesis.exists()
    assert (home.top / "moved/entries/A1").exists()


def test_a_cache_that_is_a_link_is_none(home: Home) -> None:
    thesis = home.file("Documents/thesis")
    (home.top / ".cache/zoom").parent.mkdir(parents=True, exist_ok=True)
    (home.top / ".cache/zoom").symlink_to(home.top / "Documents")
    plan = home.plan()
    home.apply(plan, "zoom")
    assert plan.steps == ()
    assert thesis.exists()


def test_stopped_half_way_it_says_what_was_done(home: Home) -> None:
    for number in range(120):
        home.file(f".cache/zoom/{number}")
    outcome = home.apply(home.plan(), "zoom", progress=Told(1))
    assert outcome.cancelled
    assert len(list((home.top / ".cache/zoom").iterdir())) == 70


NAMES = st.sampled_from(
    [".cache", "mozilla", "firefox", "cache2", "entries", "Documents", "zoom", "x", "a.b"]
)


@settings(
    max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(paths=st.lists(st.lists(NAMES, min_size=1, max_size=6).map("/".join), max_size=12))
def test_nothing_outside_the_plan_is_ever_changed(
    tmp_path_factory: pytest.TempPathFactory, paths: list[str]
) -> None:
    home = Home(tmp_path_factory.mktemp("home"))
    for path in paths:
        with suppress(FileExistsError, NotADirectoryError, IsADirectoryError):
            home.file(path)
    before = snapshot(home.top)
    plan = home.plan()
    assert snapshot(home.top) == before
    home.apply(plan, *(step.id for step in plan.steps))
    planned = [place.path for cache in plan.details for place in cache.places]
    kept = {
        path: kind
        for path, kind in before.items()
        if not any(str(home.top / path).startswith(f"{place}/") for place in planned)
    }
    assert snapshot(home.top) == kept


def test_every_folder_of_the_table_is_below_the_home_and_deep_enough() -> None:
    for program in PROGRAMS:
        for folder in (f for folders in program.folders.values() for f in folders):
            path = Path(folder)
            assert not path.is_absolute()
            assert ".." not in path.parts
            assert path.parts[0] != "*"
            assert len(path.parts) > 1, "a whole folder of the home is nobody's cache"


def test_a_mac_has_its_own_folders() -> None:
    assert all(
        folder.startswith("Library/")
        for program in PROGRAMS
        for folder in program.folders.get(Platform.MACOS, ())
    )


def test_what_it_says_fits_the_progress(home: Home) -> None:
    home.file(FIREFOX)
    told = Told()
    home.apply(home.plan(), "firefox", progress=told)
    assert [done for done, _ in told.steps if not 0 <= done <= 1] == []
    assert told.steps


class Page(BaseHTTPRequestHandler):
    """A page that a browser may keep, and that gives it a cookie."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Cache-Control", "max-age=86400")
        self.send_header("Set-Cookie", "signed_in=yes; Max-Age=86400")
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>Kept</title>" + b"x" * 100_000)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture
def page() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def visit(home: Path, address: str) -> str:
    """What Chromium shows of a page, on the profile of this home, once it has ended by itself."""
    argv = browsers.chromium(home / ".config/chromium", address)
    argv[-1:] = ["--dump-dom", address]
    environment = browsers.environment(home)
    done = subprocess.run(
        argv, env=environment, capture_output=True, text=True, timeout=60, check=True
    )
    return done.stdout


@pytest.mark.slow
def test_chromium_loses_its_real_cache_and_nothing_else_and_still_starts(
    tmp_path: Path, page: str
) -> None:
    top = tmp_path / "person"
    top.mkdir()
    assert "<title>Kept" in visit(top, page)
    before = snapshot(top)
    kept = [path for path in before if Path(path).name in {"Cookies", "Login Data", "History"}]
    assert len(kept) == 3
    assert any("x" * 10_000 in kind for path, kind in before.items() if "/Cache_Data/" in path)
    home = Home(top)
    plan = home.plan()
    assert [step.id for step in plan.steps] == ["chromium"]
    assert [step.ok for step in home.apply(plan, "chromium").steps] == [True]
    after = snapshot(top)
    places = [str(Path(place.path).relative_to(top)) for c in plan.details for place in c.places]
    assert not [p for p in after if any(p.startswith(f"{place}/") for place in places)]
    assert after.items() <= before.items()
    assert {path: before[path] for path in kept} == {path: after[path] for path in kept}
    assert "<title>Kept" in visit(top, page)
