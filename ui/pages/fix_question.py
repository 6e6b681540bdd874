"""The two questions after a fix; one click answers each, once, and nobody has to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from assistant.fix_runs import Answer
from diagnostics.text import Text, text
from ui.pages.three_answers import three_answers
from ui.pages.time_cost import QUESTION, time_costs
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.choices import Choices
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
    """Asks whether it is solved, then what it cost; `get_help` is offered unless it is.

    Both answers are given on as soon as they are there: whoever leaves has answered the first.
    """

    def __init__(
        self,
        answer: Callable[[Answer], object],
        cost: Callable[[int], object],
        get_help: Callable[[], object],
    ) -> None:
        super().__init__(padded=True)
        self._answer = answer
        self._cost = cost
        self._thanks = ""
        self._words = Bold(tr("Did this solve it?"))
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._choices = Choices(centred=True)
        self._help = Button(tr("Get help"), get_help)
        self._promise = Caption(tr("Goes to IT without your name"))
        self._promise.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self._choices.show_buttons(three_answers(self._take, *_ANSWERS, no_words=_NO))

    def _lay_out(self) -> None:
        self.column.addWidget(self._words)
        self.column.addWidget(self._choices)
        self.column.addWidget(self._help, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addWidget(self._promise)
        self._help.hide()

    def _take(self, answer: Answer) -> None:
        self._thanks = say(_THANKS[answer])
        self._words.setText(say(QUESTION))
        self._choices.show_buttons(time_costs(self._take_cost))
        self._words.setFocus()
        self._help.setVisible(answer is not Answer.YES)
        self._answer(answer)

    def _take_cost(self, minutes: int | None) -> None:
        self._choices.hide()
        self._words.setText(self._thanks)
        self._words.setFocus()
        if minutes is not None:
            self._cost(minutes)
