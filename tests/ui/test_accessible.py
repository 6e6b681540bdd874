"""Everything that the keyboard reaches has a name that a screen reader says, and all can be seen.

Both hold on every page, and the second in every language.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from assistant.events import SAFE_FIXES
from tests.ui.conftest import FINE, FULL, OVERDUE, UNKNOWN, MakeEngine, MakeWindow
from tools.annas_laptop import FREED
from ui.pages.fix_outcome import OutcomeView
from ui.pages.fix_question import Question
from ui.pages.page import Page
from ui.widgets.buttons import Button
from ui.widgets.columns import Scroll
from ui.window import Window

LANGUAGES = ("en", "nl", "fr", "de")


def open_history(window: Window) -> None:
    """With a fix that ran, and one that was interrupted."""
    runs = window.engine.repairs.runner.runs
    runs.end(runs.begin("free_space", None, 1.0), FREED, 2.0)
    runs.interrupted(runs.begin("restart_audio", None, 3.0), 4.0)
    window.open_fix_history()


OPEN: dict[str, Callable[[Window], None]] = {
    "home": lambda _window: None,
    "report": lambda window: window.open_report("The printer is offline"),
    "preview": lambda window: window.open_preview(window.engine.compose(window.engine.draft())),
    "fix": lambda window: window.open_fix("free_space"),
    "what was fixed": open_history,
    "all safe fixes": lambda window: window.open_fix(SAFE_FIXES),
    "after a fix": lambda window: window.open(AfterFix(window)),
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


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", OPEN)
def test_nothing_is_wider_than_the_window(
    qtbot: QtBot, make_engine: MakeEngine, make_window: MakeWindow, page: str, language: str
) -> None:
    """Put buttons that do not fit beside each other into Choices, or below each other."""
    engine = make_engine(FULL, OVERDUE, UNKNOWN, FINE, language=language)
    engine.check_here()
    window = make_window(engine)
    OPEN[page](window)
    qtbot.waitUntil(lambda: len(reachable(window)) > 2)
    columns = [scroll for scroll in window.findChildren(Scroll) if scroll.isVisible()]
    assert columns
    for column in columns:
        content = column.widget()
        assert content is not None
        assert content.minimumSizeHint().width() <= column.width()


class AfterFix(Page):
    """What came of a fix, at its second question."""

    def __init__(self, window: Window) -> None:
        super().__init__(window.engine, window, "After a fix")
        taken: list[object] = []
        view = OutcomeView(
            FREED,
            answer=taken.append,
            cost=taken.append,
            get_help=taken.clear,
            again=taken.clear,
            undo=taken.clear,
        )
        self.show_only(view)
        question = view.findChild(Question)
        assert question is not None
        question.findChildren(Button)[0].click()


def reachable(window: Window) -> list[QWidget]:
    """What Tab can reach, shown now."""
    widgets = window.findChildren(QWidget)
    return [w for w in widgets if w.isVisible() and w.focusPolicy() & Qt.FocusPolicy.TabFocus]


def describe(widget: QWidget) -> str:
    """Enough to find it in the code."""
    return f"{type(widget).__name__} in {type(widget.parent()).__name__}"
