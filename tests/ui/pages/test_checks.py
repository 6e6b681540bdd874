"""The page of all checks: every verdict by topic, the facts behind it, looking again."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QProgressBar
from pytestqt.qtbot import QtBot

from assistant.engine import CHECK_FAILED, Engine
from diagnostics.model import Finding, Reading, Topic
from diagnostics.text import text
from tests.support.looking import button, tab_order, words_in
from tests.ui.conftest import FINE, FULL, OVERDUE, UNKNOWN, MakeEngine, MakeWindow
from ui.pages.checks import ChecksPage
from ui.pages.checks_topic import TopicSection
from ui.widgets.cards import RowButton
from ui.widgets.fold import Fold
from ui.widgets.symbols import Tile
from ui.window import Window

DISKS: Reading[Any] = Reading(
    fact="disks", topic=Topic.STORAGE, value={"free_bytes": 3_100_000_000}, took_ms=1.0
)
NO_CLOCK: Reading[Any] = Reading(
    fact="clock", topic=Topic.TIME, reason=text("nobody answered"), took_ms=1.0
)


class Looking:
    """The checks of an engine: `results`, after the first of which they wait for `go`."""

    def __init__(self) -> None:
        self.results: list[Finding | Reading[Any]] = [
            replace(FULL, facts=("disks",)),
            DISKS,
            FINE,
            replace(UNKNOWN, facts=("clock",)),
            NO_CLOCK,
            OVERDUE,
        ]
        self.go = threading.Event()
        self.go.set()

    def __call__(self) -> Iterator[Finding | Reading[Any]]:
        for result in self.results:
            yield result
            assert self.go.wait(5)


@pytest.fixture
def looking() -> Iterator[Looking]:
    made = Looking()
    yield made
    made.go.set()


@pytest.fixture
def engine(make_engine: MakeEngine, looking: Looking) -> Engine:
    return make_engine(examine=looking)


@pytest.fixture
def page(engine: Engine, make_window: MakeWindow) -> ChecksPage:
    """The page, where the computer has not been looked at yet."""
    window = make_window(engine)
    window.open_checks()
    page = window.findChild(ChecksPage)
    assert isinstance(page, ChecksPage)
    return page


@pytest.fixture
def checked(page: ChecksPage, qtbot: QtBot) -> ChecksPage:
    """The page with all that was found."""
    button(page, "Check again").click()
    qtbot.waitUntil(lambda: list(topics(page))[-2:] == ["Time", "Battery and power"])
    return page


def sections(page: ChecksPage) -> list[TopicSection]:
    """The topics that are shown, from top to bottom."""
    shown = [section for section in page.findChildren(TopicSection) if section.isVisible()]
    return sorted(shown, key=lambda section: section.y())


def topics(page: ChecksPage) -> dict[str, list[str]]:
    """The title of each topic that is shown, with all the words below it."""
    words = [words_in(section) for section in sections(page)]
    return {title: rest for title, *rest in words}


def fold(page: ChecksPage, title: str) -> Fold:
    """The row that opens, by what stands in it."""
    [found] = [f for f in page.findChildren(Fold) if f.isVisible() and words_in(f.row)[0] == title]
    return found


def test_before_anything_is_known_no_topic_is_shown_and_nothing_called_fine(
    page: ChecksPage,
) -> None:
    assert topics(page) == {}
    assert words_in(page) == [
        "Checking this computer…",
        "Make my computer healthy",
        "Does everything that is safe and helps, one after the other.",
    ]


def test_every_verdict_stands_under_its_topic(checked: ChecksPage) -> None:
    fold(checked, "Battery and power").row.click()
    fold(checked, "Time").row.click()
    assert topics(checked) == {
        "Storage": ["1 of 1 is not fine", "Disk almost full", "3.1 GB left."],
        "Updates and restart": [
            "1 of 1 is not fine",
            "Restart is overdue",
            "Last restart 16 days ago.",
        ],
        "Time": ["1 of 1 could not tell", "Clock", "Could not tell, because nobody answered."],
        "Battery and power": ["1 check, fine", "Battery is fine", "It holds its charge."],
    }


def test_what_needs_the_person_stands_first_and_open_all_else_is_a_line(
    checked: ChecksPage,
) -> None:
    assert {title: fold(checked, title).opened for title in topics(checked)} == {
        "Storage": True,
        "Updates and restart": True,
        "Time": False,
        "Battery and power": False,
    }
    assert list(topics(checked))[-2:] == ["Time", "Battery and power"]


def test_a_topic_stays_as_the_person_left_it_when_it_is_looked_at_again(
    checked: ChecksPage, looking: Looking, qtbot: QtBot
) -> None:
    fold(checked, "Battery and power").row.click()
    fold(checked, "Storage").row.click()
    looking.results = [replace(FULL, took_ms=2.0), replace(FINE, took_ms=2.0)]
    button(checked, "Check again").click()
    qtbot.waitUntil(lambda: not checked.engine.checking)
    assert fold(checked, "Battery and power").opened
    assert not fold(checked, "Storage").opened


def test_unknown_is_shown_as_unknown_never_as_fine(checked: ChecksPage) -> None:
    for topic in ("Battery and power", "Time"):
        fold(checked, topic).row.click()
    tones = {words_in(f.row)[0]: _tone(f.row) for f in checked.findChildren(Fold) if f.isVisible()}
    assert tones == {
        "Storage": "bad",
        "Disk almost full": "bad",
        "Battery and power": "good",
        "Battery is fine": "good",
        "Updates and restart": "warn",
        "Restart is overdue": "warn",
        "Time": "mute",
        "Clock": "mute",
    }


def _tone(row: RowButton) -> object:
    return row.findChildren(Tile)[0].property("tone")


def test_a_fix_stands_beside_what_it_mends(
    checked: ChecksPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    fixes: list[str] = []
    monkeypatch.setattr(Window, "open_fix", lambda _self, fix: fixes.append(fix))
    button(checked, "Free up space").click()
    assert fixes == ["free_space"]


def test_looking_again_shows_what_goes_on_and_how_far_it_is(
    checked: ChecksPage, looking: Looking, qtbot: QtBot
) -> None:
    looking.go.clear()
    button(checked, "Check again").click()
    qtbot.waitUntil(lambda: "1 check done" in words_in(checked))
    assert "Checking this computer…" in words_in(checked)
    [bar] = checked.findChildren(QProgressBar)
    assert bar.value() == 250
    looking.go.set()
    qtbot.waitUntil(lambda: "2 things are wrong here" in words_in(checked))
    assert not bar.isVisible()


def test_checks_that_cannot_run_say_so(page: ChecksPage, looking: Looking, qtbot: QtBot) -> None:
    looking.results = []
    button(page, "Check again").click()
    qtbot.waitUntil(lambda: CHECK_FAILED.title.msgid in words_in(page))
    assert CHECK_FAILED.next_step.msgid in _joined(page)


def _joined(page: ChecksPage) -> str:
    return " ".join(words_in(page))


def test_the_facts_behind_a_check_are_one_click_away_with_when_and_how_long(
    checked: ChecksPage,
) -> None:
    assert checked.findChildren(QPlainTextEdit) == []
    fold(checked, "Disk almost full").row.click()
    [area] = checked.findChildren(QPlainTextEdit)
    assert area.toPlainText() == "disks.free_bytes: 3100000000"
    assert any(re.fullmatch(r"Looked at .+, in 1 ms", words) for words in words_in(checked))


def test_a_fact_that_could_not_be_read_says_why_among_the_details(checked: ChecksPage) -> None:
    fold(checked, "Time").row.click()
    fold(checked, "Clock").row.click()
    [area] = checked.findChildren(QPlainTextEdit)
    assert area.toPlainText() == "clock: nobody answered"


def test_all_of_it_can_be_copied_as_text(checked: ChecksPage) -> None:
    button(checked, "Copy as text").click()
    words, _, facts = QGuiApplication.clipboard().text().partition("{")
    lines = words.splitlines()
    assert lines[0] == "NW-LT-2041"
    assert "- Disk almost full (Problem): 3.1 GB left." in lines
    assert "- Clock (Could not tell): Could not tell, because nobody answered." in lines
    assert json.loads("{" + facts)["unread"]["clock"]["reason"] == "nobody answered"


def test_looking_again_has_the_focus_when_the_page_opens(page: ChecksPage) -> None:
    assert page.window().focusWidget() is button(page, "Check again")


def test_tab_goes_from_looking_again_down_the_topics(checked: ChecksPage) -> None:
    order = tab_order(checked.window())
    assert order[:6] == [
        "Check again",
        "Make my computer healthy",
        "Storage",
        "Disk almost full",
        "Free up space",
        "Updates and restart",
    ]
