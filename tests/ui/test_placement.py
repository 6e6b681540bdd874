"""Where the window goes, for panels at any edge and screens of any size."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize

from ui.placement import GAP, ScreenArea, place

WANTED = QSize(420, 700)
WHOLE = QRect(0, 0, 1920, 1080)
PANEL = 40


def screen(edge: str, whole: QRect = WHOLE) -> ScreenArea:
    """A screen with a panel that reserves its room at one edge."""
    left, top = PANEL * (edge == "left"), PANEL * (edge == "top")
    right, bottom = -PANEL * (edge == "right"), -PANEL * (edge == "bottom")
    return ScreenArea(whole, whole.adjusted(left, top, right, bottom))


def icon_in(edge: str) -> QRect:
    """An icon in the middle of that panel's length."""
    x = {"left": 8, "right": 1920 - 32}.get(edge, 1500)
    y = {"top": 8, "bottom": 1080 - 32}.get(edge, 800)
    return QRect(x, y, 24, 24)


@pytest.mark.parametrize(
    ("edge", "expected"),
    [
        ("top", QPoint(1511 - 210, PANEL + GAP)),
        ("bottom", QPoint(1511 - 210, 1080 - PANEL - GAP - 700)),
        ("left", QPoint(PANEL + GAP, 1080 - GAP - 700)),
        ("right", QPoint(1920 - PANEL - GAP - 420, 1080 - GAP - 700)),
    ],
)
def test_next_to_the_icon_at_each_edge(edge: str, expected: QPoint) -> None:
    placed = place(icon_in(edge), QPoint(0, 0), [screen(edge)], WANTED)
    assert placed == QRect(expected, WANTED)


def test_a_panel_that_reserves_nothing() -> None:
    """In a corner both edges are near; most panels lie."""
    icon = QRect(1248, 0, 32, 32)
    bare = ScreenArea(QRect(0, 0, 1280, 800), QRect(0, 0, 1280, 800))
    placed = place(icon, QPoint(0, 0), [bare], WANTED)
    assert placed == QRect(1280 - GAP - 420, 32 + GAP, 420, 700)


def test_on_the_screen_of_the_icon() -> None:
    left, right = screen("bottom"), screen("bottom", WHOLE.translated(1920, 0))
    placed = place(icon_in("bottom").translated(1920, 0), QPoint(5, 5), [left, right], WANTED)
    assert right.available.contains(placed)


@pytest.mark.parametrize(
    ("cursor", "corner"),
    [
        (QPoint(1900, 1070), QPoint(1920 - GAP - 420, 1080 - PANEL - GAP - 700)),
        (QPoint(3, 3), QPoint(GAP, GAP)),
    ],
)
def test_nobody_knows_where_the_icon_is(cursor: QPoint, corner: QPoint) -> None:
    placed = place(QRect(), cursor, [screen("bottom")], WANTED)
    assert placed.topLeft() == corner


def test_a_small_screen_makes_a_small_window() -> None:
    tiny = ScreenArea(QRect(0, 0, 400, 300), QRect(0, 0, 400, 260))
    placed = place(QRect(380, 270, 16, 16), QPoint(0, 0), [tiny], WANTED)
    assert placed.size() == QSize(400 - 2 * GAP, 260 - 2 * GAP)


rects = st.builds(
    QRect,
    st.integers(-4000, 4000),
    st.integers(-4000, 4000),
    st.integers(200, 4000),
    st.integers(200, 4000),
)


@st.composite
def screens(draw: st.DrawFn) -> list[ScreenArea]:
    wholes = draw(st.lists(rects, min_size=1, max_size=3))
    edges = st.sampled_from(["left", "top", "right", "bottom", "none"])
    return [screen(draw(edges), whole) for whole in wholes]


@given(
    screens(),
    st.integers(-5000, 5000),
    st.integers(-5000, 5000),
    st.integers(0, 64),
    st.integers(1, 3000),
    st.integers(1, 3000),
)
def test_always_inside_what_panels_leave_of_a_screen(
    screens: list[ScreenArea], x: int, y: int, side: int, width: int, height: int
) -> None:
    placed = place(QRect(x, y, side, side), QPoint(x, y), screens, QSize(width, height))
    assert any(area.available.contains(placed) for area in screens)


@given(st.sampled_from(["left", "top", "right", "bottom"]), st.integers(0, 1000))
def test_never_over_an_icon_in_a_panel(edge: str, along: int) -> None:
    icon = icon_in(edge)
    icon.moveLeft(along) if edge in ("top", "bottom") else icon.moveTop(along)
    area = screen(edge)
    placed = place(icon, QPoint(0, 0), [area], WANTED)
    assert not placed.intersects(icon)
    assert placed.adjusted(-PANEL - GAP, -PANEL - GAP, PANEL + GAP, PANEL + GAP).intersects(icon)
