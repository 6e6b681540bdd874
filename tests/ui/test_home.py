"""The home page: findings as they come, ways to get help, requests, search."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from assistant.errors import Trouble
from assistant.events import CheckFailed, TroubleArose
from diagnostics.text import text
from tests.ui.conftest import (
    FINE,
    FULL,
    OVERDUE,
    UNKNOWN,
    MakeEngine,
    MakeWindow,
    with_id,
)
from ui.pages.computer_card import ComputerCard
from ui.pages.overview import Overview
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, ChoiceCard
from ui.widgets.cards import RowButton
from ui.widgets.search_field import SearchField
from ui.widgets.segments import Segment
from ui.window import Window

Called = list[tuple[str, tuple[object, ...]]]

TROUBLE = Trouble(
    title=text("Balie cannot save anything on this computer"),
    meaning=text("What you write here is kept only until Balie closes."),
    next_step=text("Check that the disk is not full."),
)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Called:
    """What the home page asks its window to open."""
    called: Called = []
    for name in ("open_fix", "open_report", "open_request", "open_channels", "open_checks"):
        monkeypatch.setattr(Window, name, recorder(name, called))
    return called


def recorder(name: str, called: Called) -> Callable[..., None]:
    return lambda _window, *values: called.append((name, values))


def shown(widget: QWidget, kind: type[QWidget] = QLabel) -> list[str]:
    """The words to be read in it, from top to bottom."""
    labels = [w for w in widget.findChildren(kind) if w.isVisible()]
    return [w.text() for w in labels if isinstance(w, QLabel | QAbstractButton) and w.text()]


def button(widget: QWidget, words: str) -> QAbstractButton:
    """The visible button of that name."""
    found = [b for b in widget.findChildren(QAbstractButton) if b.accessibleName() == words]
    [one] = [b for b in found if b.isVisible()]
    return one


def checked(qtbot: QtBot, window: Window) -> ComputerCard:
    """The card once the computer was looked at."""
    window.engine.check()
    card = window.findChild(ComputerCard)
    assert isinstance(card, ComputerCard)
    expected = len(window.engine.findings)
    qtbot.waitUntil(lambda: window.engine.examination is not None and not window.engine.checking)
    qtbot.waitUntil(lambda: any("fine" in words or "tell" in words for words in shown(card)))
    assert len(window.engine.findings) >= expected
    return card


def test_what_is_wrong_comes_first_and_each_has_something_to_do(
    qtbot: QtBot, make_engine: MakeEngine, make_window: MakeWindow, opened: Called
) -> None:
    card = checked(qtbot, make_window(make_engine(FINE, OVERDUE, FULL)))
    assert [w for w in shown(card) if w in {"Disk almost full", "Restart is overdue"}] == [
        "Disk almost full",
        "Restart is overdue",
    ]
    assert "3.1 GB left." in shown(card)
    button(card, "Get help").click()
    assert opened == [("open_report", ("Last restart 16 days ago.",))]


def test_a_fix_stands_beside_the_problem_and_only_the_first_is_primary(
    qtbot: QtBot, make_engine: MakeEngine, make_window: MakeWindow, opened: Called
) -> None:
    engine = make_engine(FULL, with_id(FULL, "Second disk"), FINE)
    fix = engine.fixes()[0]
    engine = make_engine(
        *(msgspec.structs.replace(f, fix=fix.id) for f in (FULL, with_id(FULL, "Second disk"))),
        FINE,
    )
    card = checked(qtbot, make_window(engine))
    words = engine.language.say(fix.title)
    buttons = [b for b in card.findChildren(Button) if b.text() == words]
    assert [b.property("kind") for b in buttons] == ["primary", "secondary"]
    buttons[1].click()
    assert opened == [("open_fix", (fix.id,))]


def test_could_not_tell_is_said_and_never_counted_as_fine(
    qtbot: QtBot, make_engine: MakeEngine, make_window: MakeWindow
) -> None:
    card = checked(qtbot, make_window(make_engine(FINE, UNKNOWN)))
    assert "Could not tell, because nobody answered." in shown(card)
    assert "1 other check is fine" in shown(card)


def test_many_that_could_not_tell_take_one_row(
    qtbot: QtBot, make_engine: MakeEngine, make_window: MakeWindow, opened: Called
) -> None:
    unknown = [with_id(UNKNOWN, name) for name in ("Clock", "Printer", "Battery")]
    card = checked(qtbot, make_window(make_engine(FINE, *unknown)))
    assert "Clock, Printer, Battery" in shown(card)
    button(card, "3 checks could not tell").click()
    assert opened == [("open_checks", ())]


def test_of_many_that_are_wrong_the_gravest_have_rows_and_the_rest_one(
    qtbot: QtBot, make_engine: MakeEngine, make_window: MakeWindow, opened: Called
) -> None:
    wrong = [with_id(OVERDUE, name) for name in ("One", "Two", "Three", "Four")]
    card = checked(qtbot, make_window(make_engine(FINE, *wrong, FULL)))
    rows = [words for words in shown(card) if words in {"Disk almost full", "One", "Two", "Three"}]
    assert rows == ["Disk almost full", "One", "Two"]
    assert "Three, Four" in shown(card)
    button(card, "2 more things are not fine").click()
    assert opened == [("open_checks", ())]


def test_all_is_fine(qtbot: QtBot, make_engine: MakeEngine, make_window: MakeWindow) -> None:
    window = make_window(make_engine(FINE, with_id(FINE, "Clock")))
    card = checked(qtbot, window)
    assert shown(card) == ["All 2 checks are fine", "Battery and power"]
    assert button(window, "All 2 checks").isVisible()


def test_a_check_that_failed_can_be_tried_again(
    qtbot: QtBot, make_engine: MakeEngine, make_window: MakeWindow
) -> None:
    window = make_window(make_engine())
    window.receive(CheckFailed(TROUBLE))
    card = window.findChild(ComputerCard)
    assert isinstance(card, ComputerCard)
    assert "Balie cannot save anything on this computer" in shown(card)
    button(card, "Check again").click()
    qtbot.waitUntil(lambda: not window.engine.checking)


def test_a_trouble_is_told_once(make_engine: MakeEngine, make_window: MakeWindow) -> None:
    window = make_window(make_engine(troubles=(TROUBLE,)))
    window.receive(TroubleArose(TROUBLE))
    [banner] = window.findChildren(Banner)
    assert banner.accessibleName() == "Balie cannot save anything on this computer"


def cards(window: Window) -> list[str]:
    return [c.accessibleName() for c in window.findChildren(ChoiceCard) if c.isVisible()]


def test_how_to_be_helped_is_the_persons_choice(
    qtbot: QtBot, make_engine: MakeEngine, make_window: MakeWindow
) -> None:
    window = make_window(make_engine())
    [alone] = [s for s in window.findChildren(Segment) if s.text() == "On my own"]
    alone.click()
    qtbot.waitUntil(lambda: cards(window) == ["Guides", "IT portal", "Report a problem"])


def test_reporting_is_one_of_the_ways(
    make_engine: MakeEngine, make_window: MakeWindow, opened: Called
) -> None:
    window = make_window(make_engine())
    button(window, "Report a problem").click()
    button(window, "All 8 channels").click()
    assert [name for name, _ in opened] == ["open_report", "open_channels"]


def test_no_requests_says_why_and_what_will_stand_there(
    make_engine: MakeEngine, make_window: MakeWindow
) -> None:
    assert "No requests yet" in shown(make_window(make_engine()))


def test_a_request_stands_there_as_soon_as_it_is_sent(
    qtbot: QtBot, make_engine: MakeEngine, make_window: MakeWindow, opened: Called
) -> None:
    engine = make_engine()
    window = make_window(engine)
    draft = msgspec.structs.replace(engine.draft(), message="Second screen flickers")
    parcel = engine.send(engine.keep(draft))
    qtbot.waitUntil(lambda: "Waiting" in shown(window))
    button(window, "Second screen flickers").click()
    assert opened == [("open_request", (parcel.reference,))]


def hits(window: Window) -> list[RowButton]:
    return [row for row in window.findChildren(RowButton) if row.isVisible()]


def type_into(window: Window, words: str) -> SearchField:
    search = window.findChild(SearchField)
    assert isinstance(search, SearchField)
    QTest.keyClicks(search.field, words)
    return search


def test_searching_finds_in_spite_of_typing_errors_and_enter_opens(
    qtbot: QtBot, make_engine: MakeEngine, make_window: MakeWindow, opened: Called
) -> None:
    window = make_window(make_engine())
    search = type_into(window, "printr doesnt work")
    overview = window.findChild(Overview)
    assert isinstance(overview, Overview)
    assert not overview.isVisible()
    qtbot.waitUntil(lambda: bool(hits(window)))
    rows = hits(window)
    assert rows[-1].accessibleName() == "Report “printr doesnt work”"
    for _ in rows:
        QTest.keyClick(search.field, Qt.Key.Key_Down)
    assert [r.property("chosen") for r in rows] == [False] * (len(rows) - 1) + [True]
    QTest.keyClick(search.field, Qt.Key.Key_Return)
    assert opened == [("open_report", ("printr doesnt work",))]


def test_esc_clears_the_search_before_it_closes_anything(
    make_engine: MakeEngine, make_window: MakeWindow
) -> None:
    window = make_window(make_engine())
    search = type_into(window, "vpn")
    QTest.keyClick(search.field, Qt.Key.Key_Escape)
    assert search.words == ""
    assert window.isVisible()
    QTest.keyClick(search.field, Qt.Key.Key_Escape)
    assert not window.isVisible()
