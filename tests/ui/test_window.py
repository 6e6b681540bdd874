"""The window: pages over pages, the way back, what every control must have."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import FINE, FULL, MakeEngine, MakeWindow
from ui import frame
from ui.footer import Footer
from ui.header import Header
from ui.pages.page import Page
from ui.theme import text_scale
from ui.tokens import DARK, LIGHT
from ui.widgets.buttons import Button
from ui.window import Window


@pytest.fixture
def window(make_engine: MakeEngine, make_window: MakeWindow) -> Window:
    return make_window(make_engine(FULL, FINE))


class Second(Page):
    """A page with one thing on it."""

    def __init__(self, window: Window) -> None:
        super().__init__(window.engine, window, "Second page")
        self.add(Button("Something", lambda: None))
        self.end()
        self.note("A note")


def titles(window: Window) -> list[str]:
    header = window.findChild(Header)
    assert isinstance(header, Header)
    return [header.title, *(["Back"] if header.back.isVisible() else [])]


def test_the_home_page_greets_the_person(window: Window) -> None:
    assert titles(window)[0].endswith(", Anna")
    assert len(titles(window)) == 1


def test_a_page_slides_over_and_goes_back(qtbot: QtBot, window: Window) -> None:
    page = Second(window)
    window.open(page)
    assert titles(window) == ["Second page", "Back"]
    assert page.x() > 0
    qtbot.waitUntil(lambda: page.pos() == QPoint(0, 0))
    with qtbot.waitSignal(page.destroyed):
        window.back()
    assert titles(window)[0].endswith(", Anna")


def test_esc_goes_back_and_on_the_home_page_hides_the_window(qtbot: QtBot, window: Window) -> None:
    window.open(Second(window))
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert len(titles(window)) == 1
    assert window.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
    qtbot.waitUntil(lambda: not window.findChildren(Second))


def test_what_is_covered_cannot_be_reached_by_tab(qtbot: QtBot, window: Window) -> None:
    window.open(Second(window))
    qtbot.waitUntil(lambda: not [w for w in focus_order(window) if isinstance(w, QLineEdit)])
    assert "Something" in [w.accessibleName() for w in focus_order(window)]


def focus_order(window: Window) -> Iterator[QWidget]:
    """What Tab reaches, one after the other."""
    widget = window.nextInFocusChain()
    while widget is not None and widget is not window:
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget
        widget = widget.nextInFocusChain()


def test_every_control_has_a_name_and_is_reached_by_tab(window: Window) -> None:
    controls = [w for w in window.findChildren(QAbstractButton) if w.isVisible()]
    assert controls
    assert [c for c in controls if not c.accessibleName()] == []
    reached = list(focus_order(window))
    assert [c.accessibleName() for c in controls if c not in reached] == []


def test_a_sentence_at_the_foot_gives_way_to_the_note(window: Window) -> None:
    window.open(Second(window))
    window.say("Kept as draft")
    footer = window.findChild(Footer)
    assert isinstance(footer, Footer)
    assert footer.words == "Kept as draft"
    footer.timed_out()
    assert footer.words == "A note"


def test_the_window_follows_the_system_while_running(
    window: Window, qapp: QApplication, light_again: None
) -> None:
    qapp.setPalette(QPalette(QColor("black")))
    assert DARK.card in window.styleSheet()
    qapp.setPalette(QPalette(QColor("white")))
    assert LIGHT.background in window.styleSheet()


@pytest.fixture
def light_again(qapp: QApplication) -> Iterator[None]:
    """Puts the colours of the desktop back; it names no scheme, so they decide."""
    before = qapp.palette()
    yield
    qapp.setPalette(before)


@pytest.mark.parametrize(
    ("pixels", "platform", "scale"),
    [
        (12, "win32", 1.0),
        (24, "win32", 2.0),
        (12, "linux", 1.0),
        (20, "linux", 1.5),
        (99, "darwin", 2.5),
    ],
)
def test_text_is_as_large_as_the_system_wants(pixels: int, platform: str, scale: float) -> None:
    assert text_scale(pixels, platform) == pytest.approx(scale)


def test_the_edges_of_a_frameless_window_can_be_held() -> None:
    rect = QRect(0, 0, 420, 700)
    assert frame.edges_at(QPoint(210, 350), rect) == Qt.Edge(0)
    assert frame.edges_at(QPoint(2, 350), rect) == Qt.Edge.LeftEdge
    assert frame.edges_at(QPoint(418, 698), rect) == Qt.Edge.RightEdge | Qt.Edge.BottomEdge
    assert frame.edges_at(QPoint(210, 1), rect) == Qt.Edge.TopEdge
