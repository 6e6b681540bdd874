"""What can be pressed: reached by Tab, pressed by Space or Enter; a click moves no focus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui import icons
from ui.widgets.base import icon_size, ink


class Pressable(QPushButton):
    """A button that Enter presses too, as people expect; Qt itself leaves that to dialogs."""

    def __init__(
        self, words: str, press: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(words, parent)
        self.setAccessibleName(words)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._press = press
        self.clicked.connect(self._pressed)

    def _pressed(self) -> None:
        self._press()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class Button(Pressable):
    """A button with words, and an `icon` before them where one helps.

    `kind` is primary (one a card at most), secondary, link, or inline (a link among captions).
    """

    def __init__(
        self,
        words: str,
        press: Callable[[], object],
        *,
        kind: str = "secondary",
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, press, parent)
        self._icon = icon
        self.setProperty("kind", kind)
        # The style sheet leaves room for it. ("icon" is a property of Qt's own.)
        self.setProperty("pictured", bool(icon))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, words: str) -> None:
        """Say something else."""
        self.setText(words)
        self.setAccessibleName(words)

    def show_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._icon:
            inset = 0 if self.property("kind") == "inline" else 8
            size = icon_size(self)
            place = QRect(inset, 0, size, self.height())
            icons.paint(QPainter(self), self._icon, ink(self), place, size)


class IconButton(Pressable):
    """A button with an icon only; `name` is what a screen reader says and the tooltip shows."""

    def __init__(
        self, icon: str, name: str, press: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__("", press, parent)
        self._icon = icon
        self.setAccessibleName(name)
        self.setToolTip(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        icons.paint(QPainter(self), self._icon, ink(self), self.rect(), icon_size(self))


class Surface(Pressable):
    """A button as large as what is laid out in it; `name` is what a screen reader says."""

    def __init__(
        self, name: str, press: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__("", press, parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.column = QVBoxLayout(self)

    def add(self, widget: QWidget) -> None:
        """Lay out one more widget; the mouse goes through it to the button."""
        widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.column.addWidget(widget)

    def sizeHint(self) -> QSize:
        return self.column.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.column.totalMinimumSize()


class ChoiceCard(Surface):
    """A card that is pressed as a whole."""

    def __init__(
        self, name: str, press: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(name, press, parent)
        self.column.setContentsMargins(12, 10, 12, 10)
        self.column.setSpacing(2)
        self.column.addStretch()

    def add(self, widget: QWidget) -> None:
        """Lay out one more widget, from the top."""
        widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.column.insertWidget(self.column.count() - 1, widget)
