"""A picture before it goes along: black out what is private, point at what matters.

What is made here is a file in which nothing is left of what is black. Nothing leaves this page
but that file, by `on_done`; going back drops it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QHideEvent,
    QImage,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from assistant.errors import Trouble
from diagnostics.text import Size
from ui.pages.page import Page, Shell
from ui.pages.picture_bar import PictureBar
from ui.pages.picture_room import Room
from ui.style import GAP, MARGIN
from ui.widgets.banner import Banner, trouble_banner
from ui.widgets.buttons import Button
from ui.widgets.fields import TextField
from ui.widgets.labels import Caption
from ui.widgets.picture.drawing import Drawing
from ui.widgets.picture.file import EditedPicture, FileMaker
from ui.widgets.picture.marks import Mark, Tool
from ui.widgets.picture.tools import HINTS, ToolRow, described
from ui.widgets.picture.view import PictureView
from ui.words import say, tr

if TYPE_CHECKING:
    from assistant.engine import Engine

# What most service desks take, and mail servers too once it is encoded as text.
MOST_BYTES = 10_000_000

_LONGEST_TEXT = 80
_LOWEST = 200

# Longer than a page takes to slide.
_SLIDE_MS = 300


class PictureEditorPage(Page):
    """`on_done` gets an EditedPicture of `most_bytes` at most, after the page has gone back.

    `advice` is a sentence to know of the picture, shown above it.
    """

    def __init__(
        self,
        engine: Engine,
        window: Shell,
        picture: QImage,
        on_done: Callable[[EditedPicture], object],
        *,
        most_bytes: int = MOST_BYTES,
        advice: str = "",
    ) -> None:
        super().__init__(engine, window, tr("Your picture"))
        self._on_done = on_done
        self._most_bytes = most_bytes
        self._banner: Banner | None = None
        self._room = Room()
        self._maker = FileMaker()
        self._maker.made.connect(self._made)
        self._maker.failed.connect(self._failed)
        self.drawing = Drawing(picture)
        self.view = PictureView(self.drawing)
        self.view.setMinimumHeight(_LOWEST)
        self._tools = ToolRow(Tool.BLACK_OUT, self._choose)
        self._hint = Caption()
        self._words = TextField(
            tr("Text on the picture"), tr("What should it say?"), longest=_LONGEST_TEXT
        )
        self._bar = PictureBar(self.drawing, self.view)
        self._use = Button(tr("Use this picture"), self._finish, kind="primary")
        self._lay_out(advice)
        self._listen()
        self._show_hint()
        self._show_state()

    def shown(self) -> None:
        self._room.make(self.window())
        self.view.canvas.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.isHidden():  # and not only the window
            self._room.give_back(self.window())

    def escape(self) -> bool:
        if self.drawing.held is None:
            return False
        if self.drawing.held.tool is Tool.CROP:
            self.drawing.remove()
        else:
            self.drawing.let_go()
        self.view.canvas.setFocus()
        return True

    def _lay_out(self, advice: str) -> None:
        if advice:
            self.add(Banner("accent", "", advice))
        self.add(self._tools)
        self._line = QStackedLayout(line_of_words := QWidget())
        self._line.addWidget(self._hint)
        self._line.addWidget(self._words)
        self.add(line_of_words)
        self.column.addWidget(self.view, 1)
        self.add(self._bar)
        line = QHBoxLayout(buttons := QWidget())
        line.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        line.addStretch()
        line.addWidget(self._use)
        self.add_below(buttons)
        self.note(
            tr(
                "By keyboard: Enter puts one there, arrow keys move it, Shift and arrow keys change"
                " its size, Enter again leaves it, Page Up takes hold of another."
            )
        )

    def _listen(self) -> None:
        self.drawing.changed.connect(self._show_state)
        self.view.canvas.wanted.connect(self._words.setFocus)
        self._words.textEdited.connect(self._write)
        self._words.returnPressed.connect(self._written)
        for keys, act in (
            (("Ctrl+Z",), self.drawing.undo),
            (("Ctrl+Shift+Z", "Ctrl+Y"), self.drawing.redo),
            (("Ctrl++", "Ctrl+="), self.view.closer),
            (("Ctrl+-",), self.view.farther),
            (("Ctrl+0",), self.view.fit),
            (("Ctrl+Return",), self._finish),
        ):
            for key in keys:
                QShortcut(QKeySequence(key), self, act)

    def _choose(self, tool: Tool) -> None:
        self.drawing.let_go()
        self.view.canvas.tool = tool
        self._show_hint()

    def _show_hint(self) -> None:
        self._hint.setText(say(HINTS[self.view.canvas.tool]))

    def _show_state(self) -> None:
        held = self.drawing.held
        texting = held is not None and held.tool is Tool.TEXT
        if texting and held is not None and held.words != self._words.text():
            self._words.setText(held.words)
        self._line.setCurrentWidget(self._words if texting else self._hint)
        self._describe(held)

    def _describe(self, held: Mark | None) -> None:
        """Have a screen reader say what is held and where, as often as that changes."""
        canvas = self.view.canvas
        words = described(held) if held is not None else self.footnote
        if words != canvas.accessibleDescription():
            canvas.setAccessibleDescription(words)
            if held is not None:
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(canvas, words))

    def _write(self, words: str) -> None:
        if self.drawing.held is not None:
            self.drawing.change(replace(self.drawing.held, words=words))

    def _written(self) -> None:
        self.view.canvas.setFocus()
        self.drawing.let_go()

    def _finish(self) -> None:
        if not self._use.isEnabled():
            return
        self.drawing.let_go()
        self._use.setEnabled(False)
        self.shell.say(tr("Making the picture ready…"))
        self._maker.start(self.drawing.picture, self.drawing.state)

    def _made(self, made: EditedPicture) -> None:
        if self.pos() != QPoint(0, 0):
            # It slides: in, and will be there, or out, and will be gone.
            QTimer.singleShot(_SLIDE_MS, self, lambda: self._made(made))
            return
        self._use.setEnabled(True)
        if len(made.png) > self._most_bytes:
            self._say_too_large(len(made.png))
            return
        self.shell.back()
        self._on_done(made)

    def _say_too_large(self, size: int) -> None:
        title = tr(
            "This picture is {size}; {most} is the most",
            size=Size(size),
            most=Size(self._most_bytes),
        )
        self._show_banner(Banner("warn", title, tr("Crop it to the part that matters.")))
        self.shell.say(title)

    def _failed(self, trouble: Trouble) -> None:
        self._use.setEnabled(True)
        self._show_banner(trouble_banner(trouble))

    def _show_banner(self, banner: Banner) -> None:
        if self._banner is not None:
            self._banner.deleteLater()
        self._banner = banner
        self.column.insertWidget(0, banner)
        banner.show()
