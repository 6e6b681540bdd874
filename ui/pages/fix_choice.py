"""A choice of exactly one step out of a group, before a fix begins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup

from diagnostics.model import Step
from ui.widgets.cards import Card, Row
from ui.widgets.labels import SectionTitle
from ui.widgets.radio import Radio
from ui.words import say


class ChoiceOfOne(Card):
    """Radio buttons below what is to be chosen; none is, until the person does.

    `choose` is told of each step whether it is the one. `start` is the first of them.
    """

    def __init__(
        self, title: str, steps: Sequence[Step], choose: Callable[[str, bool], object]
    ) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.add_row(Row(None, SectionTitle(title)))
        group = QButtonGroup(self)
        for step in steps:
            name, detail = say(step.title), say(step.detail)
            about = f"{title}. {detail}" if detail else title
            radio = Radio(name, about, partial(choose, step.id))
            group.addButton(radio)
            self.add_row(_Row(radio, name, detail))
        self.start = group.buttons()[0]


class _Row(Row):
    """A row that is chosen wherever it is pressed."""

    def __init__(self, radio: Radio, name: str, detail: str) -> None:
        super().__init__(radio, name, detail)
        self._radio = radio

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self._radio.click()
