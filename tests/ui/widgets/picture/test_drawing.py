"""Marks on a picture, and the way back and forth."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage

from ui.widgets.picture.drawing import Drawing
from ui.widgets.picture.marks import Mark, State, Tool, moved, resized

SECRET = Mark(tool=Tool.BLACK_OUT, start=(10, 10), end=(60, 30))
FRAME = Mark(tool=Tool.FRAME, start=(100, 100), end=(180, 160))
CROP = Mark(tool=Tool.CROP, start=(5, 5), end=(200, 150))
EMPTY = Mark(tool=Tool.TEXT, start=(50, 50), end=(50, 50))


@pytest.fixture
def drawing(qapp: object) -> Drawing:
    return Drawing(QImage(300, 200, QImage.Format.Format_RGB32))


def marks_of(drawing: Drawing) -> tuple[Mark, ...]:
    return drawing.state.marks


def test_a_mark_counts_at_once_and_is_held(drawing: Drawing) -> None:
    drawing.add(SECRET)
    assert (drawing.state.marks, drawing.held) == ((SECRET,), SECRET)
    assert drawing.state.blacked_out == 1


def test_putting_and_moving_a_mark_is_one_step_back(drawing: Drawing) -> None:
    drawing.add(SECRET)
    drawing.change(moved(SECRET, QPoint(5, 5), drawing.area))
    drawing.undo()
    assert drawing.state.marks == ()
    drawing.redo()
    assert marks_of(drawing)[0].start == (15, 15)


def test_moving_it_later_is_a_step_of_its_own(drawing: Drawing) -> None:
    drawing.add(SECRET)
    drawing.let_go()
    assert drawing.hold_at(QPoint(20, 20))
    for _ in range(3):
        assert drawing.held is not None
        drawing.change(moved(drawing.held, QPoint(1, 0), drawing.area))
    drawing.undo()
    assert drawing.state.marks == (SECRET,)


def test_what_is_removed_comes_back(drawing: Drawing) -> None:
    drawing.add(SECRET)
    drawing.add(FRAME)
    drawing.remove()
    assert marks_of(drawing) == (SECRET,)
    drawing.undo()
    assert marks_of(drawing) == (SECRET, FRAME)


def test_a_crop_is_made_when_it_is_let_go(drawing: Drawing) -> None:
    drawing.add(CROP)
    assert drawing.area == QRect(0, 0, 300, 200)
    drawing.let_go()
    assert drawing.area == QRect(5, 5, 195, 145)
    assert drawing.state.marks == ()
    drawing.undo()
    assert drawing.area == QRect(0, 0, 300, 200)


@pytest.mark.parametrize("give_up", [Drawing.undo, Drawing.remove])
@pytest.mark.parametrize("mark", [CROP, EMPTY])
def test_what_was_nothing_yet_leaves_no_trace(
    drawing: Drawing, give_up: Callable[[Drawing], None], mark: Mark
) -> None:
    drawing.add(SECRET)
    drawing.add(mark)
    give_up(drawing)
    assert (drawing.state.marks, drawing.held) == ((SECRET,), None)
    assert not drawing.can_redo


def test_a_text_without_words_goes(drawing: Drawing) -> None:
    drawing.add(EMPTY)
    drawing.change(replace(EMPTY, words="  "))
    drawing.let_go()
    assert (drawing.state.marks, drawing.can_undo) == ((), False)


def test_a_text_whose_words_were_taken_away_goes_and_can_come_back(drawing: Drawing) -> None:
    words = replace(EMPTY, words="here")
    drawing.add(words)
    drawing.let_go()
    drawing.hold_next(1)
    drawing.change(EMPTY)
    drawing.let_go()
    assert marks_of(drawing) == ()
    drawing.undo()
    assert marks_of(drawing) == (words,)


def test_a_slip_of_the_hand_is_no_crop(drawing: Drawing) -> None:
    drawing.add(replace(CROP, end=(9, 9)))
    drawing.let_go()
    assert drawing.area == QRect(0, 0, 300, 200)


def test_keys_go_through_the_marks_around_and_around(drawing: Drawing) -> None:
    drawing.hold_next(1)
    assert drawing.held is None
    for mark in (SECRET, FRAME):
        drawing.add(mark)
    drawing.let_go()
    seen: list[Mark | None] = []
    for _ in range(3):
        drawing.hold_next(1)
        seen.append(drawing.held)
    assert seen == [SECRET, FRAME, SECRET]
    drawing.hold_next(-1)
    assert drawing.held == FRAME


points = st.tuples(st.integers(0, 300), st.integers(0, 200))
marks = st.builds(
    Mark, tool=st.sampled_from(Tool), start=points, end=points, words=st.sampled_from(["", "a"])
)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("add"), marks),
        st.tuples(st.just("change"), marks),
        st.tuples(st.sampled_from(["undo", "redo", "remove", "let_go"]), st.none()),
        st.tuples(st.just("hold_next"), st.sampled_from([-1, 1])),
    ),
    max_size=30,
)


@given(steps)
def test_every_step_can_be_taken_back_and_again(steps: list[tuple[str, object]]) -> None:
    drawing = Drawing(QImage(300, 200, QImage.Format.Format_RGB32))
    first = drawing.state
    for name, value in steps:
        getattr(drawing, name)(*(() if value is None else (value,)))
        held = drawing.held
        assert all(mark is held for mark in drawing.state.marks if mark.tool is Tool.CROP), (
            "a crop that is not under way is no mark"
        )
    drawing.let_go()
    last = drawing.state
    assert back_and_forth(drawing) == (first, last if not drawing.can_redo else drawing.state)


def back_and_forth(drawing: Drawing) -> tuple[State, State]:
    forth = 0
    while drawing.can_undo:
        drawing.undo()
        forth += 1
    first = drawing.state
    for _ in range(forth):
        drawing.redo()
    return first, drawing.state


@given(marks, points)
def test_a_mark_stays_on_its_picture(mark: Mark, by: tuple[int, int]) -> None:
    room = QRect(0, 0, 300, 200)
    for way in (QPoint(*by), -QPoint(*by)):
        there = moved(mark, way, room)
        assert room.united(there.rect) == room
        assert there.rect.size() == mark.rect.size()
        grown = resized(mark, QPoint(*mark.end) + way, room)
        assert room.united(grown.rect) == room
