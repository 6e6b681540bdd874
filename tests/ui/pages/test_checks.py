"""The page of all checks: every verdict by topic, the facts behind it, looking again."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from typing import Any

import pytest
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
from ui.widgets.buttons import Button
from ui.widgets.cards import Row
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
        self.results: list[Finding | Reading[Any]] = [FULL, DISKS, FINE, UNKNOWN, NO_CLOCK, OVERDUE]
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
    qtbot.waitUntil(lambda: "2 things are wrong here" in words_in(page))
    return page


def topics(page: ChecksPage) -> dict[str, list[list[str]]]:
    """The title of each section that is shown, with the words of its rows."""
    sections = [section for section in page.findChildren(TopicSection) if section.isVisible()]
    return {words_in(s)[0]: [words_in(row) for row in s.findChildren(Row)] for s in sections}


def test_before_anything_is_known_no_topic_is_shown_and_nothing_called_fine(
    page: ChecksPage,
) -> None:
    assert topics(page) == {}
    assert words_in(page) == ["Checking this computer…"]


def test_every_verdict_stands_under_its_topic(checked: ChecksPage) -> None:
    assert topics(checked) == {
        "Storage": [["Disk almost full", "3.1 GB left."]],
        "Battery and power": [["Battery is fine", "It holds its charge."]],
        "Updates and restart": [["Restart is overdue", "Last restart 16 days ago."]],
        "Time": [["Clock", "Could not tell, because nobody answered."]],
    }


def test_unknown_is_shown_as_unknown_never_as_fine(checked: ChecksPage) -> None:
    tones = {words_in(r)[0]: _tile(r).property("tone") for r in checked.findChildren(Row)}
    assert tones == {
        "Disk almost full": "bad",
        "Battery is fine": "good",
        "Restart is overdue": "warn",
        "Clock": "mute",
    }


def _tile(row: Row) -> Tile:
    [tile] = row.findChildren(Tile)
    return tile


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


def test_the_facts_of_a_topic_are_one_click_away(checked: ChecksPage) -> None:
    assert checked.findChildren(QPlainTextEdit) == []
    details = [b for b in checked.findChildren(Button) if b.accessibleDescription() == "Storage"]
    details[0].click()
    [area] = checked.findChildren(QPlainTextEdit)
    shown = json.loads(area.toPlainText())
    assert shown["facts"] == {"disks": {"free_bytes": 3_100_000_000}}
    assert [finding["took_ms"] for finding in shown["findings"]] == [1.0]


def test_all_of_it_can_be_copied_as_text(checked: ChecksPage) -> None:
    button(checked, "Copy as text").click()
    words, _, facts = QGuiApplication.clipboard().text().partition("{")
    lines = words.splitlines()
    assert lines[0] == "NW-LT-2041"
    assert "- Disk almost full (Problem): 3.1 GB left." in lines
    assert "- Clock (Could not tell): Could not tell, because nobody answered." in lines
    assert json.loads("{" + facts)["unread"] == {"clock": "nobody answered"}


def test_looking_again_has_the_focus_when_the_page_opens(page: ChecksPage) -> None:
    assert page.window().focusWidget() is button(page, "Check again")


def test_tab_goes_from_looking_again_down_the_topics(checked: ChecksPage) -> None:
    order = tab_order(checked.window())
    assert order[:4] == ["Check again", "Free up space", "Details", "Details"]
