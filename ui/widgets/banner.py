"""A message on a coloured ground: what happened, what to do, and how."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from assistant.errors import Trouble
from ui.style import GAP
from ui.widgets.buttons import Button
from ui.widgets.labels import Bold, Label
from ui.widgets.symbols import Tile
from ui.words import say

_ICONS = {"warn": "triangle-alert", "bad": "octagon-alert", "good": "check", "accent": "lightbulb"}


class Banner(QFrame):
    """`tone` is warn, bad, good, or accent for a tip."""

    def __init__(self, tone: str, title: str, sentence: str, *actions: Button) -> None:
        super().__init__()
        self.setProperty("tone", tone)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 10, 12, 10)
        line.setSpacing(10)
        line.addWidget(Tile(_ICONS[tone], tone, bare=True), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(_words(title, sentence, actions), 1)


def trouble_banner(trouble: Trouble, *actions: Button) -> Banner:
    """What went wrong, what it means and what to do next."""
    sentence = f"{say(trouble.meaning)} {say(trouble.next_step)}"
    return Banner("warn", say(trouble.title), sentence, *actions)


def _words(title: str, sentence: str, actions: tuple[QWidget, ...]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(2)
    if title:
        column.addWidget(Bold(title))
    if sentence:
        column.addWidget(Label(sentence))
    if actions:
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 4, 0, 0)
        buttons.setSpacing(GAP)
        for action in actions:
            buttons.addWidget(action)
        buttons.addStretch()
        column.addLayout(buttons)
    return column
