"""What is attached to a report or a reply: chosen, taken of the screen, pasted or dropped."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QMenu, QSizePolicy, QVBoxLayout, QWidget

from assistant.errors import Trouble, Troubled
from assistant.tickets.files import CLEANED, file_of
from diagnostics.text import Size
from ui.capture import ICONS, WORDS, Kind, advice, capture, offered
from ui.pages.page import Shell
from ui.widgets.base import show_if
from ui.widgets.buttons import Button, IconButton, Pressable
from ui.widgets.cards import Card, Row
from ui.widgets.columns import LowScroll
from ui.widgets.drop_zone import holds_files
from ui.widgets.labels import Caption
from ui.widgets.symbols import Tile
from ui.words import say, tr

# Two and a half rows: who sees half a one knows that there are more.
_LOW = 126

if TYPE_CHECKING:
    from assistant.engine import Engine
    from assistant.tickets.files import Attached
    from ui.widgets.picture.file import EditedPicture


class AttachedFiles(QWidget):
    """The files of what `reference` gives; `changed` is told when there are others.

    What adds one, `buttons` makes; it is placed by who shows this. `always`: what the desk takes
    is said even where nothing is attached yet; else a screen reader and the mouse find it.
    """

    def __init__(
        self,
        engine: Engine,
        shell: Shell,
        reference: Callable[[], str],
        changed: Callable[[], object],
        *,
        always: bool,
    ) -> None:
        super().__init__()
        self._engine = engine
        self._shell = shell
        self._reference = reference
        self._changed = changed
        self._always = always
        self._notes: tuple[Attached, ...] = ()
        self._card = Card()
        self._limits = Caption(say(engine.attachments.limits))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        # Above a reply they leave room for the conversation.
        self._list = self._card if always else LowScroll(self._card, _LOW)
        column.addWidget(self._list)
        column.addWidget(self._limits)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.refresh()

    @property
    def any(self) -> bool:
        """Whether anything is attached."""
        return bool(self._notes)

    def refresh(self) -> None:
        """Show what is attached now."""
        try:
            self._notes = self._engine.attachments.of(self._reference())
        except Troubled:
            self._notes = ()
        self._card.show_rows([self._row(note) for note in self._notes])
        show_if(self._list, self.any)
        show_if(self._limits, self._always or self.any)
        show_if(self, self._always or self.any)

    def buttons(self, *, words: bool) -> tuple[Pressable, ...]:
        """To add a file and a picture of the screen: with words, or where they have no room."""
        add, shoot = tr("Add a file"), tr("Picture of the screen")
        icon = ICONS[Kind.SCREEN]
        if words:
            made: tuple[Pressable, ...] = (
                Button(add, self._choose, icon="paperclip"),
                Button(shoot, lambda: self._kinds(made[1]), icon=icon),
            )
        else:
            made = (
                IconButton("paperclip", add, self._choose),
                IconButton(icon, shoot, lambda: self._kinds(made[1])),
            )
        made[0].setAccessibleDescription(say(self._engine.attachments.limits))
        if not words:
            hint = tr("{what}. {limits}", what=add, limits=say(self._engine.attachments.limits))
            made[0].setToolTip(hint)
        return made

    def take(self, data: QMimeData) -> bool:
        """Attach what was pasted or dropped; whether there was anything to attach."""
        if not holds_files(data):
            return False
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        for path in paths:
            self._engine.attachments.attach_soon(self._reference(), path)
        if not paths:
            self._picture(QImage(data.imageData()))
        return True

    def _kinds(self, below: QWidget) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for kind in offered(self._engine.platform):
            take = partial(capture, kind, self._picture, self._complain)
            menu.addAction(say(WORDS[kind]), take)
        menu.popup(below.mapToGlobal(below.rect().bottomLeft()))

    def _row(self, note: Attached) -> Row:
        remove = Button(tr("Remove"), partial(self._remove, note), kind="inline")
        remove.setAccessibleName(tr("Remove {name}", name=note.name))
        return Row(Tile("file-text", "accent"), note.name, _caption(note), remove)

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(self, tr("Add a file"))
        for path in chosen:
            self._engine.attachments.attach_soon(self._reference(), Path(path))

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
            self._engine.attachments.attach(self._reference(), file_of("picture.png", picture.png))
        except Troubled as troubled:
            self._complain(troubled.trouble)
        self._told()

    def _remove(self, note: Attached) -> None:
        try:
            self._engine.attachments.detach(note.id)
        except Troubled as troubled:
            self._complain(troubled.trouble)
        self._told()

    def _told(self) -> None:
        self.refresh()
        self._changed()

    def _complain(self, trouble: Trouble) -> None:
        self._shell.say(f"{say(trouble.title)}. {say(trouble.meaning)}")


def _caption(note: Attached) -> str:
    """How large it is, and what was left out of it."""
    size = tr("{size}", size=Size(note.size))
    return tr("{size}. {what}", size=size, what=say(CLEANED)) if note.cleaned else size
