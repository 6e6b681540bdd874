"""The tools beside each other, one of them in use: radio buttons with an icon and a word."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QRadioButton, QSizePolicy

from diagnostics.text import Text, text
from ui import icons
from ui.widgets.base import icon_size, ink, paint_box, restyle
from ui.widgets.picture.marks import Mark, Tool
from ui.words import say, tr

NAMES: dict[Tool, Text] = {
    Tool.BLACK_OUT: text("Black out"),
    Tool.ARROW: text("Arrow"),
    Tool.FRAME: text("Frame"),
    Tool.TEXT: text("Text"),
    Tool.CROP: text("Crop"),
}
HINTS: dict[Tool, Text] = {
    Tool.BLACK_OUT: text("Drag over what nobody should see. What is under it is not sent."),
    Tool.ARROW: text("Drag to where the arrow should point."),
    Tool.FRAME: text("Drag around what matters."),
    Tool.TEXT: text("Click where the text should stand, then type it."),
    Tool.CROP: text("Drag around what should be kept, then press Apply."),
}
_ICONS = {
    Tool.BLACK_OUT: "eye-off",
    Tool.ARROW: "move-up-right",
    Tool.FRAME: "square",
    Tool.TEXT: "type",
    Tool.CROP: "crop",
}
_GAP = 4


def described(mark: Mark) -> str:
    """What a mark is and where, in the pixels of the picture, for those who hear it."""
    place = mark.rect
    if mark.words:
        words, left, top = mark.words, place.x(), place.y()
        return tr(
            "“{words}”, {left} from the left, {top} from the top", words=words, left=left, top=top
        )
    return tr(
        "{tool}, {width} wide and {height} high, {left} from the left, {top} from the top",
        tool=NAMES[mark.tool],
        width=place.width(),
        height=place.height(),
        left=place.x(),
        top=place.y(),
    )


class ToolButton(QRadioButton):
    """A tool: its icon over its name, which gives way where there is no room for all of them."""

    def __init__(self, tool: Tool) -> None:
        super().__init__(say(NAMES[tool]))
        self._icon = _ICONS[tool]
        self._worded = True
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(say(HINTS[tool]))
        self.setToolTip(self.text())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.toggled.connect(lambda on: restyle(self, chosen=on))

    @property
    def words_width(self) -> int:
        """How wide it is with its name."""
        return self.fontMetrics().horizontalAdvance(self.text()) + 12

    def show_words(self, *, on: bool) -> None:
        """Whether there is room for names."""
        self._worded = on
        self.update()

    def sizeHint(self) -> QSize:
        height = icon_size(self) + _GAP + self.fontMetrics().height() + 12
        return QSize(icon_size(self) + 12, height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_box(self, painter)
        size = icon_size(self)
        if not self._worded:
            icons.paint(painter, self._icon, ink(self), self.rect(), size)
            return
        words = self.fontMetrics().height()
        top = (self.height() - size - _GAP - words) // 2
        icons.paint(painter, self._icon, ink(self), QRect(0, top, self.width(), size), size)
        painter.setPen(ink(self))
        below = QRect(0, top + size + _GAP, self.width(), words)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.text())


class ToolRow(QFrame):
    """All tools; `choose` is told which one is in use. The arrow keys move between them."""

    def __init__(self, chosen: Tool, choose: Callable[[Tool], object]) -> None:
        super().__init__()
        self.setAccessibleName(tr("Tools"))
        self._buttons = {tool: ToolButton(tool) for tool in Tool}
        line = QHBoxLayout(self)
        line.setContentsMargins(2, 2, 2, 2)
        line.setSpacing(2)
        for tool, button in self._buttons.items():
            button.setChecked(tool is chosen)
            button.toggled.connect(lambda on, tool=tool: choose(tool) if on else None)
            line.addWidget(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        buttons = self._buttons.values()
        room = event.size().width() // len(buttons) - 4
        worded = all(button.words_width <= room for button in buttons)
        for button in buttons:
            button.show_words(on=worded)
