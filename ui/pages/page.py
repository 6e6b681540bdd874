"""What every page is: a title, a column that scrolls, and what it does when something happens."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.columns import Scroll

if TYPE_CHECKING:
    from assistant.engine import Engine
    from assistant.events import Event
    from assistant.outbox import Composed
    from ui.theme import Theme


# What stands beside each other is centred on one line, give or take the rounding of odd heights.
_SAME_LINE = 4


class Shell(Protocol):
    """What a page may ask of the window it is in."""

    @property
    def theme(self) -> Theme: ...

    def open(self, page: Page) -> None:
        """Slide a page over this one."""

    def back(self) -> None:
        """Close this page; on the home page, hide the window."""

    def say(self, sentence: str) -> None:
        """Show a sentence at the foot of the page, and have a screen reader say it."""

    def open_fix(self, fix_id: str) -> None:
        """Show what a fix would do, or all that are safe (`assistant.safe_fixes`)."""

    def open_report(self, message: str = "") -> None:
        """Write a report; `message` is what it starts with where no draft is under way."""

    def open_preview(self, parcel: Composed) -> None:
        """Show every byte of a report."""

    def open_request(self, reference: str, answer: str = "") -> None:
        """Show one of the person's requests; `answer` stands where one answers."""

    def open_outage(self, number: str) -> None:
        """Show what is down for many."""

    def open_requests(self) -> None:
        """List every request of the person's own."""

    def open_channels(self) -> None:
        """List every way to get help."""

    def open_checks(self) -> None:
        """List every check."""

    def open_sign_in(self) -> None:
        """Sign in at the service desk, where it wants that."""


class Page(QWidget):
    """A page: its `title` stands in the header, its `footnote` below it."""

    noted = Signal()

    def __init__(self, engine: Engine, window: Shell, title: str) -> None:
        super().__init__()
        self.engine = engine
        self.shell = window
        self.title = title
        self.footnote = ""
        self.setAccessibleName(title)
        self._scroll = Scroll()
        self.column = self._scroll.column
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addWidget(self._scroll)

    def add(self, widget: QWidget) -> None:
        """One more widget, below the others."""
        self.column.addWidget(widget)

    def end(self) -> None:
        """Nothing more follows: leave the rest of the height empty."""
        self.column.addStretch(1)

    def show_only(self, *widgets: QWidget) -> None:
        """Show these in the column, instead of all there was."""
        self._scroll.clear()
        for widget in widgets:
            self.add(widget)
        self.end()

    def show_again(self, *widgets: QWidget) -> None:
        """Show what is true now; the focus stays on what is called the same, or starts anew."""
        had = _focus(self.window())
        mine = self.isVisible() and (had is None or self._scroll.isAncestorOf(had))
        name = had.accessibleName() if had is not None else ""
        self.show_only(*widgets)
        for widget in widgets:
            widget.show()  # only what is shown can have the focus; the layout would do it later
        if mine:
            shown = (w for top in widgets for w in (top, *top.findChildren(QWidget)))
            next((w for w in shown if name and w.accessibleName() == name), widgets[0]).setFocus()

    def add_above(self, widget: QWidget) -> None:
        """A widget that stays above what scrolls."""
        self._whole.insertWidget(self._whole.indexOf(self._scroll), widget)

    def add_below(self, widget: QWidget) -> None:
        """A widget that stays below what scrolls."""
        self._whole.addWidget(widget)

    def note(self, sentence: str) -> None:
        """Say something quiet at the foot of the page; nothing leaves no footer."""
        self.footnote = sentence
        self.noted.emit()

    def receive(self, event: Event) -> None:
        """Something happened; a page that shows it overrides this."""

    def shown(self) -> None:
        """The page has come to rest in the window; put the focus where people start."""

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab was pressed in the page: it goes by what is seen, not by what was made first."""
        stops = [w for w in self.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
        stops.sort(key=lambda stop: _place(stop, self))
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        return super().focusNextPrevChild(forward)

    def is_about(self, reference: str) -> bool:
        """Whether it shows the request of that reference, or of that number."""
        return False

    def escape(self) -> bool:
        """Esc was pressed; a page that has something to close first says True."""
        return False


def _focus(window: QWidget) -> QWidget | None:
    # Qt's stubs do not say that there may be none.
    return window.focusWidget()


def _place(widget: QWidget, page: QWidget) -> tuple[int, int]:
    middle = widget.mapTo(page, widget.rect().center()).y()
    return middle // _SAME_LINE, widget.mapTo(page, widget.rect().topLeft()).x()
