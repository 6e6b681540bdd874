"""Where things stand: a column that scrolls, and a grid that makes do with one column."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.style import GAP, MARGIN, SCROLL_BAR

_NEARLY = 4
_LAID_OUT_MS = 200


class Column(QWidget):
    """What scrolls; as high as its words are at the width that it has."""

    def minimumSizeHint(self) -> QSize:
        # Qt's own counts lines as if words were laid out narrow: nothing would follow the last.
        return QSize(super().minimumSizeHint().width(), 0)


class Scroll(QScrollArea):
    """A column as wide as the window, higher than it where need be."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content = Column()
        self.column = QVBoxLayout(self._content)
        self.column.setSpacing(10)
        self.setWidget(self._content)
        self._wanted: QWidget | None = None
        self.verticalScrollBar().rangeChanged.connect(self._keep_middle)
        self.verticalScrollBar().rangeChanged.connect(self._go_there)
        self._keep_middle(0, 0)

    def clear(self) -> None:
        """Take everything out of the column."""
        self._wanted = None
        while (item := self.column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    @property
    def at_end(self) -> bool:
        """Whether the last that there is can be seen."""
        bar = self.verticalScrollBar()
        return bar.value() >= bar.maximum() - _NEARLY

    @property
    def seeks(self) -> bool:
        """Whether it is still on its way to what `reveal` was given."""
        return self._wanted is not None

    def reveal(self, widget: QWidget) -> None:
        """Bring the begin of `widget` to the top, or as near as there is room below it.

        Words find their height only once they are shown, so it is sought for a moment.
        """
        self._wanted = widget
        QTimer.singleShot(_LAID_OUT_MS, self, self._settle)
        self._go_there()

    def _settle(self) -> None:
        self._wanted = None

    def _go_there(self) -> None:
        if self._wanted is not None and self._content.isAncestorOf(self._wanted):
            self.column.activate()
            top = self._wanted.mapTo(self._content, QPoint(0, 0)).y()
            self.verticalScrollBar().setValue(top - GAP)

    def _keep_middle(self, _lowest: int, highest: int) -> None:
        """The scroll bar stands in the margin: what scrolls keeps its width."""
        bar = SCROLL_BAR if highest else 0
        self.column.setContentsMargins(MARGIN, 0, MARGIN - bar, 12)


class LowScroll(QScrollArea):
    """As high as what is in it, and no higher than `highest`: then it scrolls."""

    def __init__(self, content: QWidget, highest: int) -> None:
        super().__init__()
        self._content = content
        self._highest = highest
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setWidgetResizable(True)
        self.setWidget(content)
        content.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._content and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        wanted = self._content.sizeHint()
        return QSize(wanted.width(), min(wanted.height(), self._highest))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())


class Grid(QWidget):
    """Two columns of the same width, or one where the words need more room."""

    def __init__(self) -> None:
        super().__init__()
        self._cells: list[QWidget] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        # Its cells must not keep the window wide: they move below each other instead.
        self._grid.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)

    def show_cells(self, cells: list[QWidget]) -> None:
        """Show these instead of those there were."""
        for old in self._cells:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._cells = cells
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def _place(self) -> None:
        columns = self._columns()
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for index, cell in enumerate(self._cells):
            self._grid.addWidget(cell, index // columns, index % columns)

    def _columns(self) -> int:
        widest = max((cell.minimumSizeHint().width() for cell in self._cells), default=0)
        return 2 if 2 * widest + GAP <= self.width() else 1
