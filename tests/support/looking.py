"""What a person sees in a window, and presses there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget


def words_in(widget: QWidget) -> list[str]:
    """The words to be read in it."""
    labels = [label for label in widget.findChildren(QLabel) if label.isVisible()]
    return [label.text() for label in labels if label.text()]


def buttons_in(widget: QWidget) -> list[str]:
    """The names of what can be pressed in it."""
    return [button.accessibleName() for button in _buttons(widget)]


def button(widget: QWidget, name: str) -> QAbstractButton:
    """The one button of that name."""
    [found] = [button for button in _buttons(widget) if button.accessibleName() == name]
    return found


def tab_order(window: QWidget) -> list[str]:
    """The names of what Tab reaches, once around, from what has the focus."""
    reached: list[QWidget] = []
    while (widget := window.focusWidget()) not in reached:
        reached.append(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    return [widget.accessibleName() for widget in reached]


def _buttons(widget: QWidget) -> list[QAbstractButton]:
    return [button for button in widget.findChildren(QAbstractButton) if button.isVisible()]
