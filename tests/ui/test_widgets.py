"""The building blocks, by mouse, by keyboard and as a screen reader finds them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui import icons
from ui.widgets.bars import MeasureBar, ProgressBar
from ui.widgets.buttons import Button, ChoiceCard, IconButton
from ui.widgets.cards import Card, Row, RowButton, SectionHeader
from ui.widgets.columns import Grid
from ui.widgets.fields import Field, TextArea, TextField
from ui.widgets.labels import Highlighted, Label, Pill, marked
from ui.widgets.search_field import SearchField
from ui.widgets.segments import Segment, Segments
from ui.widgets.symbols import Dot, Spinner, Tile
from ui.widgets.toggle import Toggle


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_is_pressed_by_keyboard(qtbot: QtBot, key: Qt.Key) -> None:
    pressed: list[str] = []
    button = Button("Free up space", lambda: pressed.append("yes"), kind="primary")
    qtbot.addWidget(button)
    QTest.keyClick(button, key)
    assert pressed == ["yes"]


def test_a_click_leaves_the_focus_alone(qtbot: QtBot) -> None:
    button = Button("Fix", lambda: None)
    qtbot.addWidget(button)
    assert button.focusPolicy() is Qt.FocusPolicy.TabFocus


def test_an_icon_button_says_what_it_is(qtbot: QtBot) -> None:
    button = IconButton("x", "Close", lambda: None)
    qtbot.addWidget(button)
    assert QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name) == "Close"


def test_a_card_that_is_a_button_is_one_to_a_screen_reader_too(qtbot: QtBot) -> None:
    card = ChoiceCard("Chat with IT", lambda: None)
    card.add(Label("Open until 18:00"))
    qtbot.addWidget(card)
    interface = QAccessible.queryAccessibleInterface(card)
    assert interface.role() is QAccessible.Role.Button
    assert interface.text(QAccessible.Text.Name) == "Chat with IT"


def test_a_row_is_pressed_anywhere(qtbot: QtBot) -> None:
    pressed: list[str] = []
    row = RowButton(Tile("check", "good"), "12 checks", "Network", press=lambda: pressed.append(""))
    qtbot.addWidget(row)
    row.resize(300, 60)
    row.show()
    assert row.childAt(60, 30) is None
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=row.rect().center())
    assert pressed == [""]


def test_rows_that_stay_are_not_made_anew(qtbot: QtBot) -> None:
    card = Card()
    qtbot.addWidget(card)
    first, second, third = Row(None, "1"), Row(None, "2"), Row(None, "3")
    card.show_rows([first, second])
    card.show_rows([third, second])
    assert card.rows == [third, second]
    assert card.column.count() == 3


def test_segments_are_radio_buttons_that_arrows_move_between(qtbot: QtBot) -> None:
    chosen: list[str] = []
    segments = Segments(
        "How", [("any", "Any way"), ("person", "With a person")], "any", chosen.append
    )
    qtbot.addWidget(segments)
    segments.show()
    segments.activateWindow()
    first, second = segments.findChildren(Segment)
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert chosen == ["person"]
    assert second.isChecked()
    role = QAccessible.queryAccessibleInterface(second).role()
    assert role is QAccessible.Role.RadioButton


def test_a_toggle_is_a_check_box(qtbot: QtBot) -> None:
    chosen: list[bool] = []
    toggle = Toggle("Screenshot", on=True, choose=chosen.append)
    qtbot.addWidget(toggle)
    QTest.keyClick(toggle, Qt.Key.Key_Space)
    assert chosen == [False]
    assert QAccessible.queryAccessibleInterface(toggle).role() is QAccessible.Role.CheckBox


def test_on_and_off_differ_in_shape(qtbot: QtBot) -> None:
    """Seen without any colour, the switch still says which it is."""
    pictures = []
    for on in (True, False):
        toggle = Toggle("Screenshot", on=on, choose=lambda _on: None)
        qtbot.addWidget(toggle)
        pictures.append(toggle.grab().toImage().convertToFormat(toggle.grab().toImage().format()))
    assert pictures[0] != pictures[1]


def test_open_and_closed_differ_in_shape(qtbot: QtBot) -> None:
    middle = []
    for is_open in (True, False):
        dot = Dot(is_open=is_open)
        qtbot.addWidget(dot)
        dot.resize(8, 8)
        ground = dot.palette().window().color()
        middle.append(dot.grab().toImage().pixelColor(4, 4) != ground)
    assert middle == [True, False]


def test_what_looks_like_markup_is_shown_as_it_is(qtbot: QtBot) -> None:
    label = Label("<b>not bold</b>")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_marks_are_escaped(qtbot: QtBot) -> None:
    assert marked("a<b>c", [(1, 4)], "x") == 'a<span style="x">&lt;b&gt;</span>c'
    label = Highlighted("printing", [(0, 5)])
    qtbot.addWidget(label)
    assert label.accessibleName() == "printing"


def test_the_search_field_sends_the_keys_that_move(qtbot: QtBot) -> None:
    search = SearchField("What do you need help with?")
    qtbot.addWidget(search)
    moved: list[int] = []
    search.moved.connect(moved.append)
    with qtbot.waitSignal(search.entered):
        for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return):
            QTest.keyClick(search.field, key)
    assert moved == [1, -1]


def test_the_search_field_takes_no_more_than_it_should(qtbot: QtBot) -> None:
    search = SearchField("?")
    qtbot.addWidget(search)
    search.field.setText("x" * 100_000)
    assert len(search.words) == 200


def card_saying(words: str) -> ChoiceCard:
    card = ChoiceCard(words, lambda: None)
    card.add(Label(words))
    return card


def test_a_grid_makes_do_with_one_column_where_words_are_long(qtbot: QtBot) -> None:
    grid = Grid()
    qtbot.addWidget(grid)
    wide, narrow = card_saying("Donaudampfschifffahrtsgesellschaftskapitän"), card_saying("Chat")
    grid.show_cells([wide, narrow])
    grid.show()
    grid.resize(400, 300)
    qtbot.waitUntil(lambda: narrow.y() > wide.y())
    grid.resize(700, 300)
    qtbot.waitUntil(lambda: narrow.y() == wide.y())


def test_a_spinner_costs_nothing_while_nobody_sees_it(qtbot: QtBot) -> None:
    spinner = Spinner(motion=True)
    qtbot.addWidget(spinner)
    spinner.show()
    assert spinner.turning
    spinner.hide()
    assert not spinner.turning


def test_a_spinner_stands_still_where_motion_is_unwanted(qtbot: QtBot) -> None:
    spinner = Spinner(motion=False)
    qtbot.addWidget(spinner)
    spinner.show()
    assert not spinner.turning


def test_bars_keep_within_their_ends(qtbot: QtBot) -> None:
    measure, progress = MeasureBar(0.9, 0.5, "Before 3.1 GB free"), ProgressBar("Freeing space")
    for bar in (measure, progress):
        qtbot.addWidget(bar)
    measure.resize(100, 8)
    measure.grab()
    progress.show_share(0.25)
    assert progress.value() == 250
    assert measure.accessibleName() == "Before 3.1 GB free"


def test_a_pill_says_another_state(qtbot: QtBot) -> None:
    pill = Pill("Waiting", "warn")
    qtbot.addWidget(pill)
    pill.show_state("Sent", "good")
    assert (pill.text(), pill.property("tone")) == ("Sent", "good")


def test_a_question_belongs_to_its_answer(qtbot: QtBot) -> None:
    area = TextArea("What is going wrong?")
    field = Field("What is going wrong?", area)
    qtbot.addWidget(field)
    assert area.tabChangesFocus()
    assert TextField("Number", longest=20).maxLength() == 20


def test_a_section_links_to_the_rest(qtbot: QtBot) -> None:
    opened: list[str] = []
    header = SectionHeader("Your computer")
    qtbot.addWidget(header)
    header.add_link("All 23 checks", lambda: opened.append("checks")).click()
    assert opened == ["checks"]


def test_every_icon_can_be_drawn_in_any_colour() -> None:
    names = [path.stem for path in icons.FOLDER.glob("*.svg")]
    for name in names:
        drawn = icons.image(name, "#ff0000", 32)
        assert not drawn.isNull(), name
        assert drawn.width() == 32


def test_an_icon_takes_the_colour_it_is_given() -> None:
    drawn = icons.image("minus", "#ff0000", 24)
    assert drawn.pixelColor(12, 12).name() == "#ff0000"
