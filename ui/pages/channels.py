"""Every way to get help: what it is, whether it is open now, what to expect, how to take it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.catalogue import Kind
from assistant.channels.directory import Listing, Preference, suits
from ui.pages.channel_row import channel_row
from ui.pages.page import Page, Shell
from ui.style import MARGIN
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Row
from ui.widgets.segments import Segment, Segments
from ui.widgets.symbols import Tile
from ui.words import tr

if TYPE_CHECKING:
    from assistant.engine import Engine

# "Open until 18:00" is looked at again this often, while it is seen.
_MINUTE_MS = 60_000


class ChannelsPage(Page):
    """The channels in the order of the engine: open ones first. The choice filters them."""

    def __init__(self, engine: Engine, window: Shell) -> None:
        super().__init__(engine, window, tr("Get help your way"))
        self._preference = Preference.ANY
        self._listings: list[Listing] = []
        self._card = Card()
        self.add_above(self._choice())
        self.add(self._card)
        self.end()
        self._clock = QTimer(self, interval=_MINUTE_MS)
        self._clock.timeout.connect(self._refresh)
        self._refresh()

    def shown(self) -> None:
        chosen = next((s for s in self.findChildren(Segment) if s.isChecked()), None)
        if chosen is not None:
            chosen.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clock.stop()

    def _choice(self) -> QWidget:
        choices = [
            (Preference.ANY, tr("Any way")),
            (Preference.WITH_A_PERSON, tr("With a person")),
            (Preference.ON_MY_OWN, tr("On my own")),
        ]
        name = tr("How do you like to be helped?")
        margins = QWidget()
        column = QVBoxLayout(margins)
        column.setContentsMargins(MARGIN, 4, MARGIN, 10)
        column.addWidget(Segments(name, choices, self._preference, self._prefer))
        return margins

    def _prefer(self, preference: Preference) -> None:
        self._preference = preference
        self._refresh()

    def _refresh(self) -> None:
        """Show what is open now; rows that would say the same stay, and with them the focus."""
        found = self.engine.channels(datetime.now(UTC))
        listings = [one for one in found if suits(one.channel, self._preference)]
        if listings and listings == self._listings:
            return
        self._listings = listings
        self._card.show_rows(self._rows(found, listings))

    def _rows(self, found: tuple[Listing, ...], listings: list[Listing]) -> list[QWidget]:
        language = self.engine.language
        rows: list[QWidget] = [channel_row(one, language, self.shell) for one in listings]
        if not found:
            rows.append(_none_at_all())
        elif not listings:
            rows.append(_none_of_these())
        if not any(one.channel.kind is Kind.REPORT for one in found):
            rows.append(self._report())
        return rows

    def _report(self) -> Row:
        """Reporting is always possible, whether or not IT lists it among its channels."""
        button = Button(tr("Report"), self.shell.open_report)
        return Row(Tile("square-pen", "accent"), tr("Report a problem"), tr("Any time"), button)


def _none_at_all() -> Row:
    return Row(
        Tile("inbox", "mute"),
        tr("IT has not set up any channels yet"),
        tr("They stand here as soon as IT has listed them"),
    )


def _none_of_these() -> Row:
    return Row(
        Tile("inbox", "mute"),
        tr("IT has no channel of this kind"),
        tr("“Any way” shows all the others"),
    )
