"""The question once a request is solved: two clicks at most, and never again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QGridLayout, QWidget

from assistant.desks.desk import Helped, Rating
from ui.pages.three_answers import three_answers
from ui.pages.time_cost import QUESTION, time_costs
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import Bold, Caption
from ui.words import say, tr

# As many as the window has room for, in each language.
_ABREAST = 3


class RatingCard(Card):
    """Asks whether it helped, then what it cost; `rate` gets both, the second where it is given."""

    def __init__(self, rate: Callable[[Rating], object], *, in_words: bool) -> None:
        super().__init__(padded=True)
        self._rate = rate
        self._question = Bold(tr("Did this help?"))
        self._choices = QWidget()
        self._grid = QGridLayout(self._choices)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(_ABREAST, 1)
        self.column.addWidget(self._question)
        self.column.addWidget(self._choices)
        if in_words:
            self.column.addWidget(Caption(tr("Your rating is added as an answer")))
        self._ask(three_answers(self._cost, Helped.YES, Helped.PARTLY, Helped.NO))

    def _cost(self, helped: Helped) -> None:
        self._question.setText(say(QUESTION))
        self._ask(time_costs(partial(self._give, helped)))

    def _ask(self, buttons: list[Button]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for index, button in enumerate(buttons):
            row, column = divmod(index, _ABREAST)
            self._grid.addWidget(button, row, column)
            button.show()

    def _give(self, helped: Helped, minutes: int | None) -> None:
        self._rate(Rating(helped=helped, minutes=minutes))
