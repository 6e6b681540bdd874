"""Everything that the keyboard reaches has a name that a screen reader says, on every page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import FINE, FULL, OVERDUE, UNKNOWN, MakeEngine, MakeWindow
from ui.window import Window

OPEN: dict[str, Callable[[Window], None]] = {
    "home": lambda _window: None,
    "report": lambda window: window.open_report("The printer is offline"),
    "preview": lambda window: window.open_preview(window.engine.compose(window.engine.draft())),
    "fix": lambda window: window.open_fix("free_space"),
    "channels": lambda window: window.open_channels(),
    "checks": lambda window: window.open_checks(),
    "requests": lambda window: window.open_requests(),
}


@pytest.mark.parametrize("page", OPEN)
def test_every_control_has_a_name(
    qtbot: QtBot, make_engine: MakeEngine, make_window: MakeWindow, page: str
) -> None:
    engine = make_engine(FULL, OVERDUE, UNKNOWN, FINE)
    engine.check_here()
    window = make_window(engine)
    OPEN[page](window)
    qtbot.waitUntil(lambda: len(reachable(window)) > 2)
    assert [describe(widget) for widget in reachable(window) if not widget.accessibleName()] == []


def reachable(window: Window) -> list[QWidget]:
    """What Tab can reach, shown now."""
    widgets = window.findChildren(QWidget)
    return [w for w in widgets if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus]


def describe(widget: QWidget) -> str:
    """Enough to find it in the code."""
    return f"{type(widget).__name__} in {type(widget.parent()).__name__}"
