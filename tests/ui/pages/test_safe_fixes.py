"""“Make my computer healthy” in the window: what would be done, one press, what came of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from assistant.engine import Engine
from assistant.events import SAFE_FIXES
from tests.support.looking import button, buttons_in, words_in
from tests.support.toy_fix import GOOD, only_toy
from tests.ui.conftest import MakeEngine, MakeWindow
from ui.pages.safe_fixes import SafeFixesPage
from ui.window import Window
from ui.words import say

TITLE = "Make my computer healthy"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "word"
    made.write_text("bad")
    return made


@pytest.fixture
def safe() -> bool:
    return True


@pytest.fixture
def engine(
    file: Path, safe: bool, make_engine: MakeEngine, monkeypatch: pytest.MonkeyPatch
) -> Engine:
    only_toy(monkeypatch, file, safe=safe)
    return make_engine()


def opened(window: Window) -> SafeFixesPage:
    window.open_fix(SAFE_FIXES)
    return window.findChildren(SafeFixesPage)[-1]


def test_one_press_does_all_and_says_what_came_of_each(
    qtbot: QtBot, engine: Engine, make_window: MakeWindow, file: Path
) -> None:
    page = opened(make_window(engine))
    qtbot.waitUntil(lambda: TITLE in buttons_in(page))
    assert {"1 thing can be done", "Set the word", "Sets a word."} <= set(words_in(page))
    assert file.read_text() == "bad"
    button(page, "Set the word").click()
    assert "Set it." in words_in(page)
    button(page, TITLE).click()
    qtbot.waitUntil(lambda: "Done. 1 thing was tried." in words_in(page))
    assert {"Set to good", "Verified"} <= set(words_in(page))
    assert file.read_text() == GOOD
    assert "1 fix, before and after" in [say(p.detail) for p in engine.parts(engine.draft())]


def test_pressed_in_the_history_it_can_be_put_back(
    qtbot: QtBot, engine: Engine, make_window: MakeWindow, file: Path
) -> None:
    window = make_window(engine)
    page = opened(window)
    qtbot.waitUntil(lambda: TITLE in buttons_in(page))
    button(page, TITLE).click()
    qtbot.waitUntil(lambda: "Verified" in words_in(page))
    window.open_fix_history()
    button(window, "Put back").click()
    qtbot.waitUntil(lambda: file.read_text() == "bad")


@pytest.mark.parametrize("safe", [False])
def test_where_there_is_nothing_to_do_it_leads_to_a_person(
    qtbot: QtBot, engine: Engine, make_window: MakeWindow
) -> None:
    page = opened(make_window(engine))
    qtbot.waitUntil(lambda: "There is nothing to do" in words_in(page))
    assert "Report a problem" in buttons_in(page)


def test_it_is_found_by_what_people_call_it(engine: Engine) -> None:
    for query in ("slow computer", "clean up", "langsame computer", "Aufräumen"):
        assert SAFE_FIXES in {hit.id for hit in engine.search(query)}, query
