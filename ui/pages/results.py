"""What was found for the words in the search field."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from assistant.catalogue import Channel, Kind
from assistant.channels.directory import Listing
from assistant.engine import Engine
from assistant.search import Group, Hit
from diagnostics.text import Text, text
from ui.pages.contact import reach, read_guide
from ui.pages.page import Shell
from ui.presentation import CHANNEL_ICONS, channel_caption
from ui.widgets.base import restyle
from ui.widgets.cards import Card, RowButton, SectionHeader
from ui.widgets.columns import Scroll
from ui.widgets.labels import Face, Highlighted
from ui.widgets.symbols import Tile
from ui.words import say, tr

# What stands under which heading, in this order.
_SECTIONS: tuple[tuple[Text, frozenset[Group]], ...] = (
    (text("IT works on this"), frozenset({Group.OUTAGE})),
    (text("Fix it now"), frozenset({Group.FIX})),
    (text("Read how"), frozenset({Group.GUIDE})),
    (text("Your requests"), frozenset({Group.REQUEST})),
    (text("Ask someone"), frozenset({Group.CHANNEL, Group.REPORT})),
)

_ICONS: dict[Group, str] = {
    Group.OUTAGE: "triangle-alert",
    Group.FIX: "wrench",
    Group.GUIDE: CHANNEL_ICONS[Kind.GUIDES],
    Group.REQUEST: "send",
    Group.REPORT: "square-pen",
}
_VERBS: dict[Group, Text] = {
    Group.OUTAGE: text("Show"),
    Group.FIX: text("Fix"),
    Group.GUIDE: text("Read"),
    Group.CHANNEL: text("Open"),
    Group.REQUEST: text("Show"),
    Group.REPORT: text("Report"),
}


class Results(Scroll):
    """Hits by group, one of them chosen; the words typed keep the focus all the while."""

    def __init__(self, engine: Engine, shell: Shell) -> None:
        super().__init__()
        self._engine = engine
        self._shell = shell
        self._rows: list[RowButton] = []
        self._chosen = 0

    def show_for(self, query: str) -> None:
        """Show what is found for `query`."""
        self.clear()
        self._rows = []
        hits = self._with_somebody(self._engine.search(query))
        for title, groups in _SECTIONS:
            if found := [hit for hit in hits if hit.group in groups]:
                self._add_section(say(title), found)
        self.column.addStretch(1)
        self._choose(0)

    def choose_next(self, by: int) -> None:
        """Choose the next hit, or the one before."""
        self._choose(min(max(self._chosen + by, 0), len(self._rows) - 1))
        row = self._rows[self._chosen]
        self.ensureWidgetVisible(row)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(row, row.accessibleName()))

    def enter(self) -> None:
        """Open the chosen hit."""
        self._rows[self._chosen].click()

    def _choose(self, index: int) -> None:
        for position, row in enumerate(self._rows):
            restyle(row, chosen=position == index)
        self._chosen = index

    def _with_somebody(self, hits: tuple[Hit, ...]) -> list[Hit]:
        """Where the words name no way to reach IT, the best one that is open now stands there."""
        if any(hit.group is Group.CHANNEL for hit in hits):
            return list(hits)
        listings = self._engine.channels(datetime.now(UTC))
        somebody = [x for x in listings if x.open_now and x.channel.person][:1]
        return [*hits[:-1], *(self._hit_of(listing) for listing in somebody), *hits[-1:]]

    def _hit_of(self, listing: Listing) -> Hit:
        channel, language = listing.channel, self._engine.language
        return Hit(
            group=Group.CHANNEL,
            id=channel.id,
            title=language.localized(channel.title),
            about=channel_caption(listing, language),
            score=0.0,
        )

    def _add_section(self, title: str, hits: list[Hit]) -> None:
        card = Card()
        for hit in hits:
            row = self._row(hit, first=not self._rows)
            self._rows.append(row)
            card.add_row(row)
        self.column.addWidget(SectionHeader(title))
        self.column.addWidget(card)

    def _row(self, hit: Hit, *, first: bool) -> RowButton:
        title, caption = hit.title, hit.about
        if hit.group is Group.REPORT:
            title = tr("Report “{words}”", words=hit.title)
            caption = tr("Sent with what Balie found on this computer")
        return RowButton(
            Tile(self._icon(hit), "accent"),
            Highlighted(title, list(hit.ranges)),
            caption,
            Face(say(_VERBS[hit.group]), "primary" if first else "secondary"),
            press=lambda: self._open(hit),
        )

    def _icon(self, hit: Hit) -> str:
        if hit.group is Group.CHANNEL:
            return CHANNEL_ICONS[self._channel(hit).kind]
        return _ICONS[hit.group]

    def _channel(self, hit: Hit) -> Channel:
        return next(c for c in self._engine.organisation.channels if c.id == hit.id)

    def _open(self, hit: Hit) -> None:
        match hit.group:
            case Group.FIX:
                self._shell.open_fix(hit.id)
            case Group.OUTAGE:
                self._shell.open_outage(hit.id)
            case Group.GUIDE:
                read_guide(hit.id, self._engine, self._shell)
            case Group.CHANNEL:
                reach(self._channel(hit), self._engine.language, self._shell)
            case Group.REQUEST:
                self._shell.open_request(hit.id)
            case Group.REPORT:
                self._shell.open_report(hit.title)
