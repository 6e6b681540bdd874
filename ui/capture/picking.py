"""Choosing one of several things on a screen: a window, or the screen itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from ui.capture.overlay import Overlay
from ui.capture.shots import Shot

_STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}


class PickOverlay(Overlay):
    """Marks what the pointer is on; the arrow keys go through `targets`, given from the top."""

    def __init__(self, shot: Shot, hint: str, targets: Sequence[QRect]) -> None:
        super().__init__(shot, hint)
        self._targets = targets

    def use(self, *, on: bool) -> None:
        super().use(on=on)
        if not on:
            self.show_part(QRect())
        elif self.part.isEmpty() and self._targets:
            self.show_part(self._targets[0])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = QPoint(*self.in_picture(event.position()))
        found = next((target for target in self._targets if target.contains(point)), None)
        self.taken_up.emit()
        if found is not None and found != self.part:
            self.show_part(found)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.mouseMoveEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self.take()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not self._targets:
            super().keyPressEvent(event)
            return
        shown = [target.intersected(self.picture.rect()) for target in self._targets]
        at = shown.index(self.part) if self.part in shown else -1
        self.show_part(self._targets[(at + step) % len(shown)])
