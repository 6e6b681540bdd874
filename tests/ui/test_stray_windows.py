"""What is shown before it has its place is a window of its own: it flashes and takes the focus."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import FINE, FULL, OVERDUE, UNKNOWN, MakeEngine, MakeWindow
from tests.ui.test_accessible import OPEN
from ui.window import Window


class Watch(QObject):
    """Notes what is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.strays: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and not isinstance(watched, Window)
        ):
            self.strays.append(type(watched).__name__)
        return False


@pytest.mark.parametrize("page", OPEN)
def test_nothing_is_shown_before_it_has_its_place(
    qapp: QApplication, qtbot: QtBot, make_engine: MakeEngine, make_window: MakeWindow, page: str
) -> None:
    watch = Watch()
    qapp.installEventFilter(watch)
    try:
        engine = make_engine(FULL, OVERDUE, UNKNOWN, FINE)
        engine.check_here()
        window = make_window(engine)
        OPEN[page](window)
        qtbot.wait(100)
    finally:
        qapp.removeEventFilter(watch)
    assert watch.strays == []
