"""Shows, while files are dragged over a page, that they can be dropped anywhere on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.base import paint_box
from ui.widgets.labels import Heading
from ui.widgets.symbols import Tile

_INSET = 2


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
        """What comes over the page, be it over a field in it, brings this up.

        From then on this lies under the mouse; only who drops or leaves at once is still there.
        """
        match event.type():
            case QEvent.Type.DragEnter:
                self.dragEnterEvent(cast("QDragEnterEvent", event))
            case QEvent.Type.DragLeave:
                self.hide()
            case QEvent.Type.Drop:
                self.dropEvent(cast("QDropEvent", event))
            case _:
                return super().eventFilter(watched, event)
        return True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._wanted() and holds_files(event.mimeData()):
            self._cover()
            event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.hide()
        event.acceptProposedAction()
        self._take(event.mimeData())

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_box(self, QPainter(self))

    def _cover(self) -> None:
        self.setGeometry(self._page.rect().adjusted(_INSET, _INSET, -_INSET, -_INSET))
        self.show()
        self.raise_()
