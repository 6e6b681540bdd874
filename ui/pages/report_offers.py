"""What may spare the person the report that they write, shown between the words and the rest."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.errors import Troubled
from assistant.offers import Kind, Offer
from ui.pages.contact import read_guide
from ui.pages.page import Shell
from ui.style import GAP
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.words import say, tr

if TYPE_CHECKING:
    from assistant.engine import Engine


class ReportOffers(QWidget):
    """Follows the words; `add_to` goes on in a request, `not_needed` drops the report."""

    def __init__(
        self,
        engine: Engine,
        shell: Shell,
        add_to: Callable[[str], object],
        not_needed: Callable[[], object],
    ) -> None:
        super().__init__()
        self._engine = engine
        self._shell = shell
        self._add_to = add_to
        self._not_needed = not_needed
        self._shown: tuple[Offer, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self.hide()

    def show_for(self, message: str) -> None:
        """Offer what the words are about; what is offered already stays as it is."""
        try:
            offers = self._engine.offers(message)
        except Troubled:  # the report itself says that nothing can be read
            return
        if offers == self._shown:
            return
        self._shown = offers
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for offer in offers:
            self._column.addWidget(self._banner(offer))
        self.setVisible(bool(offers))

    def _banner(self, offer: Offer) -> Banner:
        match offer.kind:
            case Kind.OUTAGE:
                return self._outage(offer)
            case Kind.REQUEST:
                add = Button(tr("Add to that request"), lambda: self._add_to(offer.id))
                title = tr("You reported this already, it seems")
                return Banner("accent", title, offer.title, add)
            case Kind.FIX:
                fix = Button(tr("Try the fix first"), lambda: self._shell.open_fix(offer.id))
                return Banner("accent", offer.title, offer.about, fix)
            case Kind.GUIDE:
                guide = (offer.id, self._engine, self._shell)
                read = Button(tr("Read the guide"), lambda: read_guide(*guide))
                title = tr("A guide may help: {title}", title=offer.title)
                return Banner("accent", title, offer.about, read)

    def _outage(self, offer: Offer) -> Banner:
        title = tr("IT knows about this: {subject}", subject=offer.title)
        if offer.known:
            sentence = tr("IT knows that it affects you too. You hear when it works again.")
            drop = Button(tr("Drop this report"), self._not_needed)
            return Banner("accent", title, sentence, drop)
        sentence = tr("IT works on it. You can say that it affects you, without a report.")
        join = Button(tr("This affects me too"), lambda: self._join(offer.id))
        return Banner("accent", title, sentence, join)

    def _join(self, number: str) -> None:
        try:
            self._engine.own_requests.join(number)
        except Troubled as troubled:
            self._shell.say(say(troubled.trouble.title))
