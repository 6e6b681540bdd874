"""The questions of a report: what is wrong, how bad it is, how to reach the person."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.tickets.draft import LONGEST_CONTACT, LONGEST_MESSAGE, Draft, Reach
from assistant.tickets.message import IMPACTS, REACHES
from diagnostics.text import Text, text
from ui.pages.secret_warning import SecretWarning
from ui.widgets.banner import Banner
from ui.widgets.fields import Field, TextArea, TextField
from ui.widgets.segments import Segments
from ui.words import say, tr

_CONTACTS: dict[Reach, Text] = {
    Reach.CALL: text("Your number"),
    Reach.COME_BY: text("Where you sit"),
}


class ReportForm(QWidget):
    """Shows a draft and tells `changed` each new one."""

    def __init__(self, draft: Draft, changed: Callable[[Draft], object]) -> None:
        super().__init__()
        self._draft = draft
        self._changed = changed
        self.words = TextArea(tr("What is going wrong?"), lines=4)
        self.words.setPlainText(draft.message)
        self.words.moveCursor(QTextCursor.MoveOperation.End)
        self.words.textChanged.connect(self._typed)
        self._hint = tr("Write at least a sentence, so that IT knows what is wrong.")
        self._missing = Banner("warn", self._hint, "")
        self._missing.setVisible(False)
        self.between = QVBoxLayout()
        self.warning = SecretWarning()
        self.between.addWidget(self.warning)
        self._contact = TextField(tr("How should we reach you?"), longest=LONGEST_CONTACT)
        self._contact.setText(draft.contact)
        self._contact.textChanged.connect(lambda words: self._change(contact=words))
        self._lay_out()
        self._show_contact()

    def ask_for_words(self) -> None:
        """Say that nothing has been typed, and where to type it."""
        self._missing.setVisible(True)
        self.words.setAccessibleDescription(self._hint)
        self.words.setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        question = Field(tr("What is going wrong?"), self.words)
        question.layout().addWidget(self._missing)  # type: ignore[union-attr]  # a Field has one
        column.addWidget(question)
        column.addLayout(self.between)
        column.addWidget(
            Field(
                tr("How much does it hold you up?"),
                Segments(
                    tr("How much does it hold you up?"),
                    [(impact, say(words)) for impact, words in IMPACTS.items()],
                    self._draft.impact,
                    lambda impact: self._change(impact=impact),
                ),
            )
        )
        column.addWidget(
            Field(
                tr("How should we reach you?"),
                Segments(
                    tr("How should we reach you?"),
                    [(reach, say(words)) for reach, words in REACHES.items()],
                    self._draft.reach,
                    self._choose_reach,
                ),
            )
        )
        column.addWidget(self._contact)

    def _typed(self) -> None:
        words = self.words.toPlainText()
        if len(words) > LONGEST_MESSAGE:
            words = words[:LONGEST_MESSAGE]
            self.words.setPlainText(words)
            self.words.moveCursor(QTextCursor.MoveOperation.End)
        self._missing.setVisible(False)
        self.words.setAccessibleDescription("")
        self._change(message=words)

    def _choose_reach(self, reach: Reach) -> None:
        self._change(reach=reach)
        self._show_contact()

    def _show_contact(self) -> None:
        prompt = _CONTACTS.get(self._draft.reach)
        self._contact.setVisible(prompt is not None)
        if prompt is not None:
            self._contact.setPlaceholderText(say(prompt))
            self._contact.setAccessibleName(say(prompt))

    def _change(self, **values: object) -> None:
        self._draft = replace(self._draft, **values)
        self._changed(self._draft)

    def show_choices(self, chosen: dict[str, bool]) -> None:
        """Take over which parts go along, chosen elsewhere on the page."""
        self._draft = replace(self._draft, chosen=chosen)
