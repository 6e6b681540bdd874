"""The ways to get help: with a person or without is the person's choice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.catalogue import Kind
from assistant.channels.directory import Listing, Preference, suits
from assistant.engine import Engine
from ui.pages.contact import reach
from ui.pages.page import Shell
from ui.presentation import channel_caption
from ui.widgets.buttons import ChoiceCard
from ui.widgets.cards import SectionHeader
from ui.widgets.columns import Grid
from ui.widgets.labels import Caption, Strong
from ui.widgets.segments import Segments
from ui.widgets.symbols import Dot
from ui.words import ntr, tr

# Beside the report these fill two lines of two.
_MOST_CARDS = 3


class HelpSection(QWidget):
    """The channels that suit the person, those that are open first, and the report."""

    def __init__(self, engine: Engine, shell: Shell) -> None:
        super().__init__()
        self._engine = engine
        self._shell = shell
        self._preference = Preference.ANY
        self._grid = Grid()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._header())
        column.addWidget(self._segments())
        column.addWidget(self._grid)
        self.refresh()

    def refresh(self) -> None:
        """Show what is open now."""
        listings = self._engine.channels(datetime.now(UTC))
        report = next((x for x in listings if x.channel.kind is Kind.REPORT), None)
        suited = [x for x in listings if x is not report and suits(x.channel, self._preference)]
        cards: list[QWidget] = [self._card(listing) for listing in suited[:_MOST_CARDS]]
        self._grid.show_cells([*cards, self._report_card(report)])

    def _header(self) -> SectionHeader:
        header = SectionHeader(tr("Get help your way"))
        count = len(self._engine.organisation.channels)
        if count > _MOST_CARDS:
            words = ntr("The {n} channel", "All {n} channels", count)
            header.add_link(words, self._shell.open_channels)
        return header

    def _segments(self) -> Segments[Preference]:
        choices = [
            (Preference.ANY, tr("Any way")),
            (Preference.WITH_A_PERSON, tr("With a person")),
            (Preference.ON_MY_OWN, tr("On my own")),
        ]
        name = tr("How do you like to be helped?")
        return Segments(name, choices, self._preference, self._prefer)

    def _prefer(self, preference: Preference) -> None:
        self._preference = preference
        self.refresh()

    def _card(self, listing: Listing) -> ChoiceCard:
        title = self._engine.language.localized(listing.channel.title)
        caption = channel_caption(listing, self._engine.language)
        return card(
            title,
            caption,
            is_open=listing.open_now,
            press=lambda: reach(listing.channel, self._engine.language, self._shell),
        )

    def _report_card(self, listing: Listing | None) -> ChoiceCard:
        """Reporting is always possible, whether or not IT lists it among its channels."""
        if listing is not None:
            return self._card(listing)
        press = self._shell.open_report
        return card(tr("Report a problem"), tr("Any time"), is_open=True, press=press)


def card(title: str, caption: str, *, is_open: bool, press: Callable[[], object]) -> ChoiceCard:
    """A channel as a card: the dot says whether it is open, as do the words."""
    made = ChoiceCard(title, press)
    made.setAccessibleDescription(caption)
    top = QWidget()
    line = QHBoxLayout(top)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    line.addWidget(Dot(is_open=is_open), 0, Qt.AlignmentFlag.AlignVCenter)
    line.addWidget(Strong(title), 1)
    made.add(top)
    made.add(Caption(caption))
    return made
