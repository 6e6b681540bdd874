"""The question once a request is solved: two clicks at most, and never again."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from assistant.desks.desk import Helped, Rating
from ui.pages.three_answers import three_answers
from ui.pages.time_cost import QUESTION, time_costs
from ui.widgets.cards import Card
from ui.widgets.choices import Choices
from ui.widgets.labels import Bold, Caption
from ui.words import say, tr


class RatingCard(Card):
    """Asks whether it helped, then what it cost; `rate` gets both, the second where it is given."""

    def __init__(self, rate: Callable[[Rating], object], *, in_words: bool) -> None:
        super().__init__(padded=True)
        self._rate = rate
        self._question = Bold(tr("Did this help?"))
        self._choices = Choices()
        self.column.addWidget(self._question)
        self.column.addWidget(self._choices)
        if in_words:
            self.column.addWidget(Caption(tr("Your rating is added as an answer")))
        self._choices.show_buttons(three_answers(self._cost, Helped.YES, Helped.PARTLY, Helped.NO))

    def _cost(self, helped: Helped) -> None:
        self._question.setText(say(QUESTION))
        self._choices.show_buttons(time_costs(partial(self._give, helped)))

    def _give(self, helped: Helped, minutes: int | None) -> None:
        self._rate(Rating(helped=helped, minutes=minutes))
