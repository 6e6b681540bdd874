"""Working on a picture before it goes along: by mouse, by keyboard alone, and what comes out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.support.looking import button, tab_order, words_in
from tests.ui.conftest import MakeEngine, MakeWindow
from ui.pages.picture_editor import PictureEditorPage
from ui.pages.picture_room import WANTED
from ui.widgets.picture.file import EditedPicture
from ui.widgets.picture.marks import Mark, Tool
from ui.window import Window

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton

# As wide as a screen: it is made small to be seen as a whole.
WIDTH, HEIGHT = 1600, 900


@pytest.fixture
def window(make_engine: MakeEngine, make_window: MakeWindow) -> Window:
    return make_window(make_engine())


class Editing:
    """The page, and what came out of it."""

    def __init__(self, window: Window, **options: int | str) -> None:
        self.done: list[EditedPicture] = []
        self.window = window
        picture = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
        picture.fill(QColor("white"))
        add: Callable[[EditedPicture], None] = self.done.append
        self.page = PictureEditorPage(window.engine, window, picture, add, **options)  # type: ignore[arg-type]  # each option has one type
        window.open(self.page)
        self.canvas = self.page.view.canvas
        self.drawing = self.page.drawing

    @property
    def marks(self) -> tuple[Mark, ...]:
        return self.drawing.state.marks

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        QTest.keyClick(self.canvas, key, modifier or Qt.KeyboardModifier.NoModifier)

    def choose(self, tool: str) -> None:
        button(self.page, tool).click()

    def at(self, x: int, y: int) -> QPoint:
        """Where a pixel of the picture is shown."""
        return self.canvas.to_window(x, y).toPoint()

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        QTest.mousePress(self.canvas, LEFT, pos=self.at(*start))
        QTest.mouseMove(self.canvas, self.at(*end))
        QTest.mouseRelease(self.canvas, LEFT, pos=self.at(*end))

    def finish(self, qtbot: QtBot) -> QImage:
        """Use the picture; returns it as it would be received."""
        button(self.page, "Use this picture").click()
        qtbot.waitUntil(lambda: bool(self.done))
        return QImage.fromData(self.done[0].png)


@pytest.fixture
def editing(qtbot: QtBot, window: Window) -> Editing:
    editing = Editing(window)
    qtbot.waitUntil(lambda: editing.page.pos() == QPoint(0, 0))
    window.activateWindow()  # what has no focus has no shortcuts either
    qtbot.waitUntil(window.isActiveWindow)
    return editing


def near(a: tuple[int, int], b: tuple[int, int], editing: Editing) -> bool:
    """The same pixel, as precisely as the mouse can say on a picture made small."""
    off = 1 + 1 / editing.canvas.scale
    return abs(a[0] - b[0]) <= off and abs(a[1] - b[1]) <= off


def test_what_is_blacked_out_with_the_mouse_is_black_in_the_file(
    qtbot: QtBot, editing: Editing
) -> None:
    editing.drag((200, 100), (800, 400))
    picture = editing.finish(qtbot)
    assert (picture.width(), picture.height()) == (WIDTH, HEIGHT)
    assert picture.pixelColor(500, 250).name() == "#000000"
    assert picture.pixelColor(100, 50).name() == "#ffffff"
    assert editing.done[0].blacked_out == 1
    assert editing.window.findChild(PictureEditorPage) is not editing.window.focusWidget()


def test_a_part_is_blacked_out_with_the_keyboard_alone(qtbot: QtBot, editing: Editing) -> None:
    editing.press(Qt.Key.Key_Return)
    [before] = editing.marks
    for _ in range(3):
        editing.press(Qt.Key.Key_Left)
    editing.press(Qt.Key.Key_Up, CTRL)
    editing.press(Qt.Key.Key_Right, SHIFT)
    [after] = editing.marks
    assert after.start[0] < before.start[0]
    assert after.start[1] == before.start[1] - 1
    assert after.rect.width() > before.rect.width()
    editing.press(Qt.Key.Key_Return)
    assert editing.drawing.held is None
    QTest.keyClick(editing.canvas, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: bool(editing.done))
    picture = QImage.fromData(editing.done[0].png)
    assert picture.pixelColor(after.rect.center()).name() == "#000000"


def test_a_mark_is_moved_and_made_larger_with_the_mouse(editing: Editing) -> None:
    editing.drag((200, 100), (800, 400))
    editing.drag((500, 250), (600, 350))
    [mark] = editing.marks
    assert near(mark.start, (300, 200), editing)
    assert near(mark.end, (900, 500), editing)
    editing.drag((300, 200), (100, 100))
    [mark] = editing.marks
    assert near((mark.rect.left(), mark.rect.top()), (100, 100), editing)
    assert near((mark.rect.right(), mark.rect.bottom()), (900, 500), editing)


@pytest.mark.parametrize(("name", "tool"), [("Arrow", Tool.ARROW), ("Frame", Tool.FRAME)])
def test_each_tool_draws_what_it_says(editing: Editing, name: str, tool: Tool) -> None:
    editing.choose(name)
    editing.drag((200, 100), (800, 400))
    editing.press(Qt.Key.Key_Escape)
    assert editing.drawing.held is None
    editing.press(Qt.Key.Key_Return)
    assert [mark.tool for mark in editing.marks] == [tool, tool]


def test_a_text_is_typed_where_it_stands(editing: Editing) -> None:
    editing.choose("Text")
    QTest.mouseClick(editing.canvas, LEFT, pos=editing.at(400, 300))
    [field] = [w for w in editing.page.findChildren(QLineEdit) if w.isVisible()]
    QTest.keyClicks(field, "It hangs here")
    QTest.keyClick(field, Qt.Key.Key_Return)
    [mark] = editing.marks
    assert mark.words == "It hangs here"
    assert near(mark.start, (400, 300), editing)
    assert not field.isVisible()
    QTest.mouseClick(editing.canvas, LEFT, pos=editing.at(410, 310))
    assert (editing.drawing.held, field.text()) == (mark, "It hangs here")
    QTest.mouseClick(editing.canvas, LEFT, pos=editing.at(50, 50))
    assert editing.marks == (mark,), "a click beside it ends it, and begins no other"


def test_a_crop_shows_and_sends_only_what_is_kept(qtbot: QtBot, editing: Editing) -> None:
    editing.choose("Crop")
    editing.drag((400, 300), (800, 500))
    button(editing.page, "Apply").click()
    area = editing.drawing.area
    picture = editing.finish(qtbot)
    assert (picture.width(), picture.height()) == (area.width(), area.height())
    assert near((area.left(), area.top()), (400, 300), editing)


def test_another_tool_lets_go_of_what_is_held(editing: Editing) -> None:
    editing.drag((200, 100), (800, 400))
    editing.choose("Frame")
    assert editing.drawing.held is None
    assert len(editing.marks) == 1


def test_undo_and_redo_by_key_and_button(editing: Editing) -> None:
    editing.drag((200, 100), (800, 400))
    for undo, redo in (
        (button(editing.page, "Undo").click, button(editing.page, "Redo").click),
        (
            lambda: editing.press(Qt.Key.Key_Z, CTRL),
            lambda: editing.press(Qt.Key.Key_Z, CTRL | SHIFT),
        ),
    ):
        undo()
        assert editing.marks == ()
        assert not button(editing.page, "Undo").isEnabled()
        redo()
        assert len(editing.marks) == 1


def test_esc_lets_go_first_and_then_goes_back(editing: Editing) -> None:
    editing.drag((200, 100), (800, 400))
    assert editing.page.escape()
    assert len(editing.marks) == 1
    assert not editing.page.escape()


def test_delete_removes_what_page_up_takes_hold_of(editing: Editing) -> None:
    editing.drag((200, 100), (800, 400))
    editing.press(Qt.Key.Key_Return)
    editing.press(Qt.Key.Key_PageUp)
    editing.press(Qt.Key.Key_Delete)
    assert editing.marks == ()


def test_all_of_it_is_seen_until_somebody_looks_closer(editing: Editing) -> None:
    view = editing.page.view
    assert view.fits
    assert editing.canvas.width() <= view.viewport().width()
    fitting = editing.canvas.scale
    button(editing.page, "Larger").click()
    assert editing.canvas.scale == pytest.approx(1.5 * fitting)
    assert editing.canvas.width() > view.viewport().width()
    button(editing.page, "Show all of it").click()
    assert editing.canvas.scale == pytest.approx(fitting)


def test_what_is_held_stays_in_sight_when_looked_at_closely(editing: Editing) -> None:
    editing.drag((1400, 800), (1500, 880))
    for _ in range(4):
        button(editing.page, "Larger").click()
    [mark] = editing.marks
    assert editing.canvas.visibleRegion().contains(editing.at(*mark.rect.center().toTuple()))


def test_the_corner_that_keys_move_stays_in_sight(editing: Editing) -> None:
    editing.drag((100, 100), (1500, 800))
    for _ in range(4):
        button(editing.page, "Larger").click()
    editing.press(Qt.Key.Key_Left, SHIFT)
    [mark] = editing.marks
    assert editing.canvas.visibleRegion().contains(editing.at(*mark.end))


def test_nothing_moves_below_the_mouse(editing: Editing) -> None:
    editing.drag((100, 100), (1500, 800))
    for _ in range(4):
        button(editing.page, "Larger").click()
    bar = editing.page.view.horizontalScrollBar()
    bar.setValue(0)
    QTest.mousePress(editing.canvas, LEFT, pos=editing.at(150, 150))
    QTest.mouseMove(editing.canvas, editing.at(180, 180))
    assert bar.value() == 0
    QTest.mouseRelease(editing.canvas, LEFT, pos=editing.at(180, 180))
    [mark] = editing.marks
    assert near(mark.start, (130, 130), editing)


def test_tab_reaches_everything_in_the_order_in_which_it_stands(editing: Editing) -> None:
    editing.drag((200, 100), (800, 400))
    editing.canvas.setFocus()
    around = tab_order(editing.window)
    start = around.index("Black out")
    order = around[start:] + around[:start]
    seen = [name for name in order if name in EXPECTED]
    assert seen == EXPECTED


EXPECTED = ["Black out", "Picture", "Undo", "Remove", "Smaller", "Larger", "Use this picture"]


def test_every_tool_says_what_it_does(editing: Editing) -> None:
    for name in ("Black out", "Arrow", "Frame", "Text", "Crop"):
        assert button(editing.page, name).accessibleDescription()
    editing.choose("Arrow")
    assert "Drag to where the arrow should point." in words_in(editing.page)
    assert "arrow keys" in editing.canvas.accessibleDescription()
    buttons = [w for w in editing.page.findChildren(QAbstractButton) if w.isVisible()]
    assert all(w.accessibleName() for w in buttons)


def test_a_screen_reader_hears_what_is_held_and_where(editing: Editing) -> None:
    editing.press(Qt.Key.Key_Return)
    [mark] = editing.marks
    assert editing.canvas.accessibleDescription() == (
        f"Black out, {mark.rect.width()} wide and {mark.rect.height()} high,"
        f" {mark.rect.x()} from the left, {mark.rect.y()} from the top"
    )


def test_too_large_a_picture_is_told_and_not_made_smaller(qtbot: QtBot, window: Window) -> None:
    editing = Editing(window, most_bytes=100)
    button(editing.page, "Use this picture").click()
    sentence = "Crop it to the part that matters."
    qtbot.waitUntil(lambda: sentence in words_in(editing.page))
    assert editing.done == []
    assert any("is the most" in words for words in words_in(editing.page))


def test_going_back_while_the_file_is_made_drops_it(qtbot: QtBot, editing: Editing) -> None:
    button(editing.page, "Use this picture").click()
    with qtbot.waitSignal(editing.page.destroyed):
        editing.window.back()
    assert editing.done == []
    assert editing.window.isVisible()


def test_advice_stands_above(window: Window) -> None:
    editing = Editing(window, advice="Is your window missing?")
    assert "Is your window missing?" in words_in(editing.page)


def test_the_window_makes_room_and_takes_it_back(qtbot: QtBot, window: Window) -> None:
    before = window.geometry()
    editing = Editing(window)
    room = window.screen().availableGeometry()
    assert before.width() < window.width() <= WANTED.width()
    assert room.contains(window.geometry())
    with qtbot.waitSignal(editing.page.destroyed):
        window.back()
    assert window.geometry() == before


def test_the_clipboard_is_left_alone(qtbot: QtBot, editing: Editing) -> None:
    changed: list[QWidget | None] = []
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("what I copied before")
    clipboard.changed.connect(lambda: changed.append(None))
    editing.drag((200, 100), (800, 400))
    editing.finish(qtbot)
    assert clipboard.text() == "what I copied before"
    assert changed == []
