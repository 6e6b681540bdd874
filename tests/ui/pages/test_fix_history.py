"""What was fixed is listed, and can be put back: from the fix's own page and from the history."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from assistant.engine import Engine
from tests.support.looking import button, buttons_in, words_in
from tests.support.toy_fix import GOOD, only_toy
from tests.ui.conftest import MakeEngine, MakeWindow
from ui.pages.fix import FixPage
from ui.pages.fix_history import FixHistoryPage
from ui.pages.report import ReportPage
from ui.window import Window

BACK = "Put everything back as it was"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "word"
    made.write_text("bad")
    return made


@pytest.fixture
def becomes() -> str:
    return GOOD


@pytest.fixture
def engine(
    file: Path, becomes: str, make_engine: MakeEngine, monkeypatch: pytest.MonkeyPatch
) -> Engine:
    only_toy(monkeypatch, file, becomes)
    return make_engine()


def fixed(qtbot: QtBot, window: Window) -> FixPage:
    """The page of the fix, once it has run."""
    window.open_fix("toy")
    page = window.findChildren(FixPage)[-1]
    qtbot.waitUntil(lambda: "Set the word" in buttons_in(page))
    button(page, "Set the word").click()
    qtbot.waitUntil(lambda: "Yes" in buttons_in(page))
    return page


def test_a_plan_says_that_it_can_be_put_back_and_it_is(
    qtbot: QtBot, engine: Engine, make_window: MakeWindow, file: Path
) -> None:
    page = fixed(qtbot, make_window(engine))
    assert file.read_text() == GOOD
    button(page, BACK).click()
    qtbot.waitUntil(lambda: "Set to bad" in words_in(page))
    assert file.read_text() == "bad"


@pytest.mark.parametrize("becomes", ["worse"])
def test_what_made_it_worse_is_put_back_first_of_all(
    qtbot: QtBot, engine: Engine, make_window: MakeWindow, file: Path
) -> None:
    file.write_text(GOOD)
    page = fixed(qtbot, make_window(engine))
    assert "That made it worse" in words_in(page)
    assert buttons_in(page).index(BACK) < buttons_in(page).index("Yes")


@pytest.mark.parametrize("becomes", ["still bad"])
def test_what_did_not_help_twice_leads_to_a_person(
    qtbot: QtBot, engine: Engine, make_window: MakeWindow
) -> None:
    window = make_window(engine)
    fixed(qtbot, window)
    window.home()
    fixed(qtbot, window)
    window.home()
    window.open_fix("toy")
    page = window.findChildren(FixPage)[-1]
    qtbot.waitUntil(lambda: "This did not help the last two times" in words_in(page))
    assert "Set the word" not in buttons_in(page)
    button(page, "Get help").click()
    report = window.findChild(ReportPage)
    assert report is not None


def test_the_history_has_it_and_the_way_back(
    qtbot: QtBot, engine: Engine, make_window: MakeWindow, file: Path
) -> None:
    window = make_window(engine)
    window.open_fix_history()
    page = window.findChild(FixHistoryPage)
    assert page is not None
    assert "Nothing was fixed yet" in words_in(page)
    window.home()
    fixed(qtbot, window)
    window.open_fix_history()
    page = window.findChildren(FixHistoryPage)[-1]
    assert {"Set the word", "Verified"} <= set(words_in(page))
    assert "It is good." not in words_in(page)
    button(page, "Set the word").click()
    assert {"It is good.", "Checked again"} <= set(words_in(page))
    button(page, "Put back").click()
    qtbot.waitUntil(lambda: file.read_text() == "bad" and "Put back" in words_in(page))
    assert "Put back" not in buttons_in(page)
