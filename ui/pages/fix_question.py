"""The one question after a fix; one click answers it, once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from assistant.fix_runs import Answer
from diagnostics.text import Text, text
from ui.pages.three_answers import three_answers
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import Bold, Caption
from ui.words import say, tr

_ANSWERS = (Answer.YES, Answer.PARTLY, Answer.NO)
_NO = text("No, get help")

_THANKS: dict[Answer, Text] = {
    Answer.YES: text("Good to hear. Thank you."),
    Answer.PARTLY: text("Thank you. IT can help with the rest."),
    Answer.NO: text("Thank you. IT can help."),
}


class Question(Card):
    """Asks whether it is solved; `get_help` is offered once more unless it is."""

    def __init__(self, answer: Callable[[Answer], object], get_help: Callable[[], object]) -> None:
        super().__init__(padded=True)
        self._answer = answer
        self._words = Bold(tr("Did this solve it?"))
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._choices = QWidget()
        self._help = Button(tr("Get help"), get_help)
        self._promise = Caption(tr("Goes to IT without your name"))
        self._promise.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()

    def _lay_out(self) -> None:
        line = QHBoxLayout(self._choices)
        line.setContentsMargins(0, 0, 0, 0)
        line.addStretch()
        for button in three_answers(self._take, *_ANSWERS, no_words=_NO):
            line.addWidget(button)
        line.addStretch()
        self.column.addWidget(self._words)
        self.column.addWidget(self._choices)
        self.column.addWidget(self._help, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addWidget(self._promise)
        self._help.hide()

    def _take(self, answer: Answer) -> None:
        self._choices.hide()
        self._choices.deleteLater()
        self._words.setText(say(_THANKS[answer]))
        self._words.setFocus()
        self._help.setVisible(answer is not Answer.YES)
        self._answer(answer)
