"""Cards and the rows in them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.style import GAP
from ui.widgets.base import show_if
from ui.widgets.buttons import Button, Surface
from ui.widgets.labels import Caption, Label, SectionTitle, Strong

ROW_MARGINS = (12, 8, 12, 8)
ROW_HEIGHT = 48
ROW_SPACING = 10


class Line(QFrame):
    """A hair between two rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)


class Card(QFrame):
    """A surface that holds what belongs together: rows with lines between them, or `padded`."""

    def __init__(self, *, padded: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*((16, 14, 16, 14) if padded else (1, 1, 1, 1)))
        self.column.setSpacing(GAP if padded else 0)

    @property
    def rows(self) -> list[QWidget]:
        """From top to bottom, without the lines between them."""
        items = (self.column.itemAt(at) for at in range(self.column.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [w for w in widgets if w is not None and not isinstance(w, Line)]

    def add_row(self, row: QWidget) -> None:
        """One more row, with a line above it unless it is the first."""
        if self.column.count():
            self.column.addWidget(Line())
        self.column.addWidget(row)

    def show_rows(self, rows: list[QWidget]) -> None:
        """Show just these rows; one that is shown already stays, and with it the focus."""
        while (item := self.column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget not in rows:
                widget.hide()
                widget.deleteLater()
        for row in rows:
            self.add_row(row)
            row.show()


class Words(QWidget):
    """A title over a caption; an empty caption takes no room."""

    def __init__(self, title: str | Label, caption: str = "") -> None:
        super().__init__()
        self.title = Strong(title) if isinstance(title, str) else title
        self.caption = Caption(caption)
        show_if(self.caption, bool(caption))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addStretch()
        column.addWidget(self.title)
        column.addWidget(self.caption)
        column.addStretch()

    def say(self, title: str, caption: str) -> None:
        """Say something else."""
        self.title.setText(title)
        self.caption.setText(caption)
        show_if(self.caption, bool(caption))


class Row(QWidget):
    """A tile, a title over a caption, and what stands at the end: buttons or a pill."""

    def __init__(
        self, tile: QWidget | None, title: str | Label, caption: str = "", *trailing: QWidget
    ) -> None:
        super().__init__()
        self.words = Words(title, caption)
        self.setMinimumHeight(ROW_HEIGHT)
        self._line = lay_out(self, tile, self.words, trailing)

    def add(self, widget: QWidget) -> None:
        """One more widget at the end."""
        self._line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)


class RowButton(Surface):
    """A row that is pressed as a whole."""

    def __init__(
        self,
        tile: QWidget | None,
        title: str | Label,
        caption: str = "",
        *trailing: QWidget,
        press: Callable[[], object],
    ) -> None:
        self.words = Words(title, caption)
        name = title if isinstance(title, str) else title.accessibleName()
        super().__init__(name, press)
        self.setAccessibleDescription(caption)
        self.setMinimumHeight(ROW_HEIGHT)
        self.column.setContentsMargins(0, 0, 0, 0)
        content = QWidget()
        lay_out(content, tile, self.words, trailing)
        self.add(content)


class SectionHeader(QWidget):
    """What a group is about, and where to find the rest of it."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 4, 0, 0)
        self._line.addWidget(SectionTitle(title), 1)

    def add_link(self, words: str, press: Callable[[], object]) -> Button:
        """A link at the end of the line."""
        link = Button(words, press, kind="inline")
        self._line.addWidget(link)
        return link


def lay_out(
    row: QWidget, tile: QWidget | None, words: QWidget, trailing: tuple[QWidget, ...]
) -> QHBoxLayout:
    """Put a row's parts side by side."""
    line = QHBoxLayout(row)
    line.setContentsMargins(*ROW_MARGINS)
    line.setSpacing(ROW_SPACING)
    if tile is not None:
        line.addWidget(tile, 0, Qt.AlignmentFlag.AlignVCenter)
    line.addWidget(words, 1)
    for widget in trailing:
        line.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
    return line
