"""A choice of one out of a few, side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from ui.widgets.base import ink, paint_box, restyle

T = TypeVar("T")


class Segment(QRadioButton):
    """One of the choices: a radio button, to the keyboard and to a screen reader."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.toggled.connect(lambda on: restyle(self, chosen=on))

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().size(0, self.text())
        return QSize(words.width() + 12, words.height() + 11)

    def minimumSizeHint(self) -> QSize:
        wrapped = self.fontMetrics().boundingRect(
            0, 0, 1, 1000, Qt.TextFlag.TextWordWrap, self.text()
        )
        return QSize(wrapped.width() + 12, self.sizeHint().height())

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_box(self, painter)
        painter.setPen(ink(self))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(self.rect().adjusted(4, 0, -4, 0), flags, self.text())


class Segments(QFrame, Generic[T]):
    """Choices side by side; the arrow keys move between them. `choose` is told the value."""

    def __init__(
        self,
        name: str,
        choices: Sequence[tuple[T, str]],
        chosen: T,
        choose: Callable[[T], object],
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        line = QHBoxLayout(self)
        line.setContentsMargins(2, 2, 2, 2)
        line.setSpacing(2)
        for value, words in choices:
            segment = Segment(words, self)
            segment.setChecked(value == chosen)
            segment.toggled.connect(lambda on, value=value: choose(value) if on else None)
            line.addWidget(segment)
