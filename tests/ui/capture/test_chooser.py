"""Choosing what goes into the picture, by mouse and by keyboard, to the pixel."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from hashlib import shake_128

import pytest
from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.capture.chooser import Chooser, overlays
from ui.capture.kinds import Kind
from ui.capture.overlay import Overlay
from ui.capture.shots import Shot

WINDOWS = [QRect(300, 100, 200, 200), QRect(0, 0, 400, 200), QRect(700, 10, 9, 9)]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def noise(width: int, height: int) -> QImage:
    """No part of it looks like another."""
    pixels = shake_128(b"noise").digest(width * height * 4)
    return QImage(pixels, width, height, QImage.Format.Format_RGB32).copy()


# A screen twice as dense as Qt's logical pixels say, and an ordinary one beside it.
DENSE = Shot(QRect(0, 0, 400, 200), noise(800, 400))
PLAIN = Shot(QRect(400, 0, 300, 200), noise(300, 200))


class Choice:
    """Overlays that are open, and what has come of them."""

    def __init__(self, parent: QObject, kind: Kind, windows: Sequence[QRect]) -> None:
        self.came: list[QImage | None] = []
        self.overlays = overlays(kind, [DENSE, PLAIN], windows)
        Chooser(parent, self.overlays, self.came.append, lambda: self.came.append(None)).open()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        """A key, to whichever overlay the desktop thinks is active."""
        QTest.keyClick(self.overlays[1], key, modifier or Qt.KeyboardModifier.NoModifier)

    def drag(self, overlay: Overlay, start: QPoint, end: QPoint) -> None:
        left = Qt.MouseButton.LeftButton
        QTest.mousePress(overlay, left, pos=start)
        QTest.mouseMove(overlay, end)
        QTest.mouseRelease(overlay, left, pos=end)


Choose = Callable[..., Choice]


@pytest.fixture
def choose(qtbot: QtBot, qapp: QApplication) -> Iterator[Choose]:
    made: list[Choice] = []

    def make(kind: Kind, windows: Sequence[QRect] = ()) -> Choice:
        choice = Choice(qapp, kind, windows)
        made.append(choice)
        for overlay in choice.overlays:
            # The one screen of these tests is smaller.
            overlay.showNormal()
            overlay.setGeometry(DENSE.place if overlay is choice.overlays[0] else PLAIN.place)
        choice.overlays[0].taken_up.emit()
        return choice

    yield make
    for choice in made:
        assert choice.came, "the overlays are still open"


def test_a_region_drawn_with_the_mouse_has_the_pixels_of_the_screen(choose: Choose) -> None:
    choice = choose(Kind.REGION)
    choice.drag(choice.overlays[0], QPoint(150, 90), QPoint(50, 20))
    assert choice.came == [DENSE.picture.copy(100, 40, 200, 140)]


def test_a_region_is_drawn_with_keys_alone(choose: Choose) -> None:
    choice = choose(Kind.REGION)
    choice.press(Qt.Key.Key_Right)
    choice.press(Qt.Key.Key_Right)
    choice.press(Qt.Key.Key_Up, CTRL)
    choice.press(Qt.Key.Key_Down, SHIFT)
    choice.press(Qt.Key.Key_Left, SHIFT | CTRL)
    choice.press(Qt.Key.Key_Return)
    assert choice.came == [DENSE.picture.copy(220, 99, 399, 220)]


def test_a_region_stays_on_its_screen(choose: Choose) -> None:
    choice = choose(Kind.REGION)
    for _ in range(40):
        choice.press(Qt.Key.Key_Right)
    choice.press(Qt.Key.Key_Right, SHIFT)
    choice.press(Qt.Key.Key_Return)
    assert choice.came == [DENSE.picture.copy(400, 100, 400, 200)]


def test_a_click_draws_nothing(choose: Choose) -> None:
    choice = choose(Kind.REGION)
    choice.drag(choice.overlays[0], QPoint(50, 50), QPoint(51, 50))
    assert choice.came == []
    choice.press(Qt.Key.Key_Return)
    assert choice.came == []
    choice.press(Qt.Key.Key_Escape)


def test_tab_goes_to_the_other_screen(choose: Choose) -> None:
    choice = choose(Kind.SCREEN)
    choice.press(Qt.Key.Key_Tab)
    choice.press(Qt.Key.Key_Return)
    assert choice.came == [PLAIN.picture]


def test_the_screen_that_is_clicked_is_taken(choose: Choose) -> None:
    choice = choose(Kind.SCREEN)
    QTest.mouseClick(choice.overlays[0], Qt.MouseButton.LeftButton, pos=QPoint(9, 9))
    assert choice.came == [DENSE.picture]


def test_the_window_on_top_of_others_is_taken(choose: Choose) -> None:
    choice = choose(Kind.WINDOW, WINDOWS)
    QTest.mouseClick(choice.overlays[0], Qt.MouseButton.LeftButton, pos=QPoint(160, 60))
    assert choice.came == [DENSE.picture.copy(WINDOWS[0])]


def test_arrow_keys_go_through_the_windows(choose: Choose) -> None:
    choice = choose(Kind.WINDOW, WINDOWS)
    choice.press(Qt.Key.Key_Down)
    choice.press(Qt.Key.Key_Return)
    assert choice.came == [DENSE.picture.copy(WINDOWS[1])]


def test_a_part_is_drawn_where_no_window_is_known(choose: Choose) -> None:
    choice = choose(Kind.WINDOW, [])
    choice.drag(choice.overlays[1], QPoint(10, 10), QPoint(60, 50))
    assert choice.came == [PLAIN.picture.copy(10, 10, 50, 40)]


@pytest.mark.parametrize("kind", Kind)
def test_esc_stops(choose: Choose, kind: Kind) -> None:
    choice = choose(kind, WINDOWS)
    choice.press(Qt.Key.Key_Escape)
    assert choice.came == [None]
    assert not any(overlay.isVisible() for overlay in choice.overlays)


def test_a_screen_reader_hears_what_to_do_and_what_is_marked(choose: Choose) -> None:
    choice = choose(Kind.REGION)
    assert "Arrow keys" in choice.overlays[0].accessibleName()
    choice.press(Qt.Key.Key_Right)
    assert choice.overlays[0].accessibleDescription() == "400 × 200"
    choice.press(Qt.Key.Key_Escape)
