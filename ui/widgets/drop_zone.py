"""Shows, while files are dragged over a page, that they can be dropped anywhere on it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.base import ink
from ui.widgets.labels import Heading
from ui.widgets.symbols import Tile

_INSET, _RADIUS = 10, 10
_VEIL = 235


def holds_files(data: QMimeData) -> bool:
    """Whether there are files in it, or a picture that is not just what words look like."""
    return any(url.isLocalFile() for url in data.urls()) or (data.hasImage() and not data.hasText())


class DropZone(QWidget):
    """Lies over `page` while something is dragged there that `take` may want.

    `wanted` says whether the page takes anything now.
    """

    def __init__(
        self,
        page: QWidget,
        words: str,
        take: Callable[[QMimeData], object],
        wanted: Callable[[], bool] = lambda: True,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._take = take
        self._wanted = wanted
        self.setAccessibleName(words)
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.addStretch()
        column.addWidget(Tile("paperclip", "accent"), 0, Qt.AlignmentFlag.AlignHCenter)
        title = Heading(words)
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(title)
        column.addStretch()
        self.hide()
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What comes over the page, be it over a field in it, brings this up."""
        if not isinstance(event, QDragEnterEvent):
            return super().eventFilter(watched, event)
        if self._wanted() and holds_files(event.mimeData()):
            self._cover()
            event.acceptProposedAction()
        return True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.hide()
        event.acceptProposedAction()
        self._take(event.mimeData())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(self.palette().window().color())
        veil.setAlpha(_VEIL)
        painter.fillRect(self.rect(), veil)
        painter.setPen(QPen(ink(self), 2, Qt.PenStyle.DashLine))
        inside = QRectF(self.rect()).adjusted(_INSET, _INSET, -_INSET, -_INSET)
        painter.drawRoundedRect(inside, _RADIUS, _RADIUS)

    def _cover(self) -> None:
        self.resize(self._page.size())
        self.show()
        self.raise_()
