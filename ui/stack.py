"""Pages over pages: a new one slides in over the one that opened it, and out again."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QPoint, QPropertyAnimation, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.pages.page import Page

_SLIDE_MS = 160


class Stack(QWidget):
    """The first page stays; `turned` tells that another page is on top."""

    turned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._pages: list[Page] = []
        self._slide: QPropertyAnimation | None = None

    @property
    def top(self) -> Page:
        return self._pages[-1]

    @property
    def pages(self) -> tuple[Page, ...]:
        """From the first to the one on top."""
        return tuple(self._pages)

    def push(self, page: Page, *, motion: bool) -> None:
        """Show a page over the others."""
        self.settle()
        page.setParent(self)
        page.resize(self.size())
        self._pages.append(page)
        page.show()
        page.raise_()
        self.turned.emit()
        if motion and len(self._pages) > 1:
            self._animate(page, QPoint(self.width(), 0), QPoint(0, 0))
        else:
            self.settle()

    def pop(self, *, motion: bool) -> None:
        """Take the page on top away; the first one stays."""
        if len(self._pages) == 1:
            return
        self.settle()
        leaving = self._pages.pop()
        self.top.resize(self.size())
        self.top.show()
        self.turned.emit()
        leaving.raise_()
        if motion and self.isVisible():
            self._animate(leaving, QPoint(0, 0), QPoint(self.width(), 0))
            self._slide_then_drop(leaving)
        else:
            _drop(leaving)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._pages:
            self.top.resize(self.size())

    def _animate(self, page: Page, start: QPoint, end: QPoint) -> None:
        page.move(start)
        self._slide = QPropertyAnimation(page, b"pos", self)
        self._slide.setDuration(_SLIDE_MS)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._slide.setEndValue(end)
        self._slide.finished.connect(self.settle)
        self._slide.start()

    def _slide_then_drop(self, leaving: Page) -> None:
        if self._slide is not None:
            self._slide.finished.connect(lambda: _drop(leaving))

    def settle(self) -> None:
        """End a slide, and hide what is covered, so that Tab does not wander there."""
        slide, self._slide = self._slide, None
        if slide is not None:
            slide.setCurrentTime(slide.duration())
            slide.deleteLater()
        for page in self._pages[:-1]:
            page.hide()


def _drop(page: Page) -> None:
    page.hide()
    page.deleteLater()
