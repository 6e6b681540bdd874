"""Where the person answers IT; it stays below the conversation.

What is typed is kept as it is typed, until it is sent; before that every byte of it can be seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.errors import Trouble, Troubled
from assistant.events import Event, FilesChanged, RequestsChanged, SendFailed, TroubleArose
from assistant.sent import What
from assistant.tickets.draft import LONGEST_MESSAGE
from ui.pages.attached_files import AttachedFiles
from ui.pages.page import Shell
from ui.pages.secret_warning import SecretWarning
from ui.style import GAP, MARGIN
from ui.widgets.buttons import Button
from ui.widgets.fields import TextArea
from ui.words import say, tr

if TYPE_CHECKING:
    from assistant.engine import Engine
    from assistant.replies import Reply

# As in a report: a pause between two words.
_PAUSE_MS = 250
_MOST_LINES = 6


class ReplyBox(QWidget):
    """Goes on with the reply under way to the request that it is told of."""

    def __init__(self, engine: Engine, shell: Shell) -> None:
        super().__init__()
        self._engine = engine
        self._shell = shell
        self._reply: Reply | None = None
        self._sending = ""
        self._warning = SecretWarning()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._keep)
        self._words = TextArea(tr("Your answer"), tr("Answer IT"), lines=2, most_lines=_MOST_LINES)
        self._words.textChanged.connect(self._typed)
        self._words.took = self.take
        self._files = AttachedFiles(engine, shell, self._reference, self._keep, always=False)
        self._seen = Button(tr("See exactly what is sent"), self._preview, kind="inline")
        self._go = Button(tr("Send"), self.send, kind="primary", icon="send")
        self._lay_out()
        self.hide()

    def answer(self, number: str, begun: str = "") -> None:
        """Show the reply to that request as it was left; `begun` is added to it."""
        if self._reply is not None:
            self._call(number)
            self._begin_with(begun)
            return
        try:
            self._reply = self._engine.own_requests.replies.draft(number)
        except Troubled as troubled:
            self._shell.say(say(troubled.trouble.title))
            return
        self._show()
        self._begin_with(begun)
        self.show()

    def receive(self, event: Event) -> None:
        """Follow the files, and the sending."""
        match event:
            case FilesChanged():
                self._files.refresh()
                if self._files.any:
                    self._keep()
            case RequestsChanged() if self._sending:
                self._look_whether_it_left()
            case SendFailed() if event.reference == self._sending:
                self._stay(event.trouble)
            case TroubleArose():
                self._shell.say(f"{say(event.trouble.title)}. {say(event.trouble.meaning)}")
            case _:
                pass

    def begin(self) -> None:
        """Put the focus where one types."""
        self._words.setFocus()

    def take(self, data: QMimeData) -> bool:
        """Attach what was pasted or dropped; whether there was anything to attach."""
        return self._files.take(data)

    def send(self, what: What = What.REPLY) -> None:
        """What there is; to open a request again needs no words."""
        if self._reply is None or self._sending:
            return
        if what is What.REPLY and not self._anything:
            self._shell.say(tr("Type your answer first"))
            self._words.setFocus()
            return
        if self._pause.isActive() or not self._reply.changed_at:
            self._keep()  # else what leaves are the very bytes that may have been looked at
        self._sending = self._reply.reference
        self._words.setReadOnly(True)
        self._go.setEnabled(False)
        self._engine.own_requests.replies.send_soon(self._reply, what)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the field itself leaves: Ctrl+Enter sends."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.send()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._pause.isActive():
            self._keep()

    @property
    def _anything(self) -> bool:
        return bool(self._words.toPlainText().strip()) or self._files.any

    def _reference(self) -> str:
        return "" if self._reply is None else self._reply.reference

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 8, MARGIN, 10)
        column.setSpacing(GAP)
        column.addWidget(self._warning)
        column.addWidget(self._files)
        column.addWidget(self._words)
        # On a line of its own: beside the buttons it has no room in every language.
        column.addWidget(self._seen, 0, Qt.AlignmentFlag.AlignLeft)
        line = QHBoxLayout()
        line.setSpacing(4)
        for button in self._files.buttons(words=False):
            line.addWidget(button)
        line.addStretch()
        line.addWidget(self._go)
        column.addLayout(line)

    def _call(self, number: str) -> None:
        """The desk may call the request otherwise from now on; what is typed is about the same."""
        if self._reply is not None and self._reply.number != number:
            self._reply = replace(self._reply, number=number)
            self._keep()

    def _begin_with(self, words: str) -> None:
        """Below what was typed already, which is nobody's to throw away."""
        typed = self._words.toPlainText()
        if words.strip() and words.strip() not in typed:
            self._words.setPlainText(f"{typed.rstrip()}\n\n{words}".strip())
            self._keep()

    def _show(self) -> None:
        if self._reply is not None:
            self._words.blockSignals(True)
            self._words.setPlainText(self._reply.words)
            self._words.moveCursor(QTextCursor.MoveOperation.End)
            self._words.blockSignals(False)
        self._files.refresh()
        self._show_what_there_is()

    def _typed(self) -> None:
        if len(self._words.toPlainText()) > LONGEST_MESSAGE:
            self._words.setPlainText(self._words.toPlainText()[:LONGEST_MESSAGE])
            return
        self._seen.setVisible(self._anything)
        self._pause.start()

    def _keep(self) -> None:
        self._pause.stop()
        if self._reply is None or self._sending:
            return
        reply = replace(self._reply, words=self._words.toPlainText())
        self._reply = self._engine.own_requests.replies.keep_soon(reply)
        self._show_what_there_is()

    def _show_what_there_is(self) -> None:
        self._seen.setVisible(self._anything)
        self._warning.look_at(self._words.toPlainText())

    def _preview(self) -> None:
        self._keep()
        if self._reply is None:
            return
        try:
            parcel = self._engine.own_requests.replies.compose(self._reply)
        except Troubled as troubled:
            self._shell.say(say(troubled.trouble.title))
            return
        self._shell.open_preview(parcel)

    def _look_whether_it_left(self) -> None:
        """It is in the outbox once there is another reply to begin."""
        try:
            next_one = self._engine.own_requests.replies.draft(self._number)
        except Troubled:
            return
        if next_one.reference == self._sending:
            return
        self._end_sending()
        self._reply = next_one
        self._show()

    def _stay(self, trouble: Trouble) -> None:
        self._end_sending()
        self._keep()
        self._shell.say(f"{say(trouble.title)}. {say(trouble.next_step)}")

    def _end_sending(self) -> None:
        self._sending = ""
        self._words.setReadOnly(False)
        self._go.setEnabled(True)

    @property
    def _number(self) -> str:
        return "" if self._reply is None else self._reply.number
