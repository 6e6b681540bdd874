"""What is attached to a report: files, pictures of the screen, what is pasted or dropped."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from assistant.errors import Trouble, Troubled
from assistant.tickets.files import file_of
from diagnostics.text import Size
from ui.capture import ICONS, WORDS, Kind, advice, capture, offered
from ui.pages.page import Shell
from ui.style import GAP
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Row
from ui.widgets.symbols import Tile
from ui.words import say, tr

if TYPE_CHECKING:
    from assistant.desks.desk import FileNote
    from assistant.engine import Engine
    from assistant.tickets.draft import Draft
    from ui.widgets.picture.file import EditedPicture


class ReportFiles(QWidget):
    """The files of the draft that `current` gives; `changed` is told when there are others."""

    def __init__(
        self,
        engine: Engine,
        shell: Shell,
        current: Callable[[], Draft],
        changed: Callable[[], object],
    ) -> None:
        super().__init__()
        self._engine = engine
        self._shell = shell
        self._current = current
        self._changed = changed
        self._card = Card()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._card)
        column.addWidget(self._buttons())
        self.refresh()

    def refresh(self) -> None:
        """Show what is attached now."""
        try:
            notes = self._engine.reports.files(self._current())
        except Troubled:
            notes = ()
        self._card.show_rows([self._row(note) for note in notes])
        self._card.setVisible(bool(notes))

    def take(self, data: QMimeData) -> bool:
        """Attach what was pasted or dropped; whether there was anything to attach."""
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        for path in paths:
            self._engine.reports.attach_soon(self._current(), path)
        if not paths and data.hasImage():
            self._picture(QImage(data.imageData()))
        return bool(paths) or data.hasImage()

    def _buttons(self) -> QWidget:
        line = QHBoxLayout(buttons := QWidget())
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        line.addWidget(Button(tr("Add a file"), self._choose, icon="file-text"))
        self._shoot = Button(tr("Picture of the screen"), self._kinds, icon=ICONS[Kind.SCREEN])
        line.addWidget(self._shoot)
        line.addStretch()
        return buttons

    def _kinds(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for kind in offered(self._engine.platform):
            take = partial(capture, kind, self._picture, self._complain)
            menu.addAction(say(WORDS[kind]), take)
        menu.popup(self._shoot.mapToGlobal(self._shoot.rect().bottomLeft()))

    def _row(self, note: FileNote) -> Row:
        tile = Tile("file-text", "accent")
        remove = Button(tr("Remove"), partial(self._remove, note), kind="inline")
        remove.setAccessibleName(tr("Remove {name}", name=note.name))
        return Row(tile, note.name, say_size(note.size), remove)

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(self, tr("Add a file"))
        for path in chosen:
            self._engine.reports.attach_soon(self._current(), Path(path))

    def _picture(self, picture: QImage) -> None:
        """Nobody sends a picture that they could not look at, and black out, before."""
        from ui.pages.picture_editor import PictureEditorPage

        hint = advice(self._engine.platform)
        page = PictureEditorPage(
            self._engine, self._shell, picture, self._edited, advice=say(hint) if hint else ""
        )
        self._shell.open(page)

    def _edited(self, picture: EditedPicture) -> None:
        try:
            self._engine.reports.attach(self._current(), file_of("picture.png", picture.png))
        except Troubled as troubled:
            self._complain(troubled.trouble)
        self._told()

    def _remove(self, note: FileNote) -> None:
        try:
            self._engine.reports.detach(note.id)
        except Troubled as troubled:
            self._complain(troubled.trouble)
        self._told()

    def _told(self) -> None:
        self.refresh()
        self._changed()

    def _complain(self, trouble: Trouble) -> None:
        self._shell.say(f"{say(trouble.title)}. {say(trouble.meaning)}")


def say_size(size: int) -> str:
    """How large it is."""
    return tr("{size}", size=Size(size))
