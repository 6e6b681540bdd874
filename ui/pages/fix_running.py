"""A fix under way: what it does, how far it is, and how to stop it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from diagnostics.text import Share, Text
from ui.widgets.bars import ProgressBar
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import Caption, Heading
from ui.words import say, tr


class RunningView(Card):
    """`start` is the title: a key pressed once too often must not stop the fix."""

    def __init__(self, title: str, cancel: Callable[[], object]) -> None:
        super().__init__(padded=True)
        self.start: QWidget = Heading(title)
        self._cancel = cancel
        self._doing = Caption(tr("Getting ready…"))
        self._share = Caption()
        self._bar = ProgressBar(title)
        self._button = Button(tr("Cancel"), self._stop)
        words = QHBoxLayout()
        words.addWidget(self._doing, 1)
        words.addWidget(self._share)
        self.column.addWidget(self.start)
        self.column.addWidget(self._bar)
        self.column.addLayout(words)
        self.column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignRight)
        self._show_share(0.0)

    def show_progress(self, done: float, doing: Text) -> None:
        """Say what is being done, and how much of it is: from 0.0 to 1.0."""
        if self._button.isEnabled():
            self._doing.setText(say(doing))
        self._show_share(done)

    def _show_share(self, done: float) -> None:
        self._bar.show_share(done)
        self._share.setText(tr("{share}", share=Share(done)))

    def _stop(self) -> None:
        self._button.setEnabled(False)
        self._doing.setText(tr("Stopping as soon as it is safe…"))
        self._cancel()
