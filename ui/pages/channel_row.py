"""One channel in full, and what it is taken by."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from assistant.catalogue import Channel, Kind
from assistant.channels.directory import Listing
from assistant.engine import Engine
from diagnostics.text import Text, text
from ui.contact import reach
from ui.pages.page import Shell
from ui.presentation import CHANNEL_ICONS
from ui.style import GAP
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import ROW_MARGINS, ROW_SPACING
from ui.widgets.labels import Caption, Label, Pill, Strong
from ui.widgets.symbols import Tile
from ui.words import say, tr

_VERBS: dict[Kind, Text] = {
    Kind.CHAT: text("Chat"),
    Kind.PHONE: text("Call"),
    Kind.CALL_BACK: text("Ask for a call"),
    Kind.PORTAL: text("Open"),
    Kind.EMAIL: text("Write"),
    Kind.GUIDES: text("Read"),
    Kind.REPORT: text("Report"),
}


class ChannelRow(QWidget):
    """What it is called, when it is open, what to expect, in which languages, and where."""

    def __init__(self, listing: Listing, engine: Engine, shell: Shell) -> None:
        super().__init__()
        self._listing = listing
        self._language = engine.language
        self._shell = shell
        tone = "accent" if listing.open_now else "mute"
        line = QHBoxLayout(self)
        line.setContentsMargins(*ROW_MARGINS)
        line.setSpacing(ROW_SPACING)
        tile = Tile(CHANNEL_ICONS[listing.channel.kind], tone)
        line.addWidget(tile, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(self._words(), 1)

    def _words(self) -> QVBoxLayout:
        title = self._language.localized(self._listing.channel.title)
        column = QVBoxLayout()
        column.setSpacing(1)
        top = QHBoxLayout()
        top.addWidget(Strong(title), 1)
        top.addWidget(self._pill(), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        for words in self._sentences():
            column.addWidget(Caption(words))
        column.addLayout(self._ways(title))
        return column

    def _pill(self) -> Pill:
        return Pill(tr("Open"), "good") if self._listing.open_now else Pill(tr("Closed"), "mute")

    def _sentences(self) -> list[str]:
        channel = self._listing.channel
        when = say(self._listing.sentence)
        if channel.expect:
            when = tr(
                "{when}, {expect}", when=when, expect=self._language.localized(channel.expect)
            )
        return [when, _spoken(self._listing)]

    def _ways(self, title: str) -> QHBoxLayout:
        channel = self._listing.channel
        line = QHBoxLayout()
        line.setContentsMargins(0, 4, 0, 2)
        line.setSpacing(GAP)
        if words := _VERBS.get(channel.kind):
            button = Button(say(words), lambda: reach(channel, self._language, self._shell))
            button.setAccessibleDescription(title)
            line.addWidget(button)
        if where := self._where(channel):
            line.addWidget(Label(where), 1)
            line.addWidget(IconButton("copy", tr("Copy"), lambda: self._copy(where)))
        line.addStretch()
        return line

    def _where(self, channel: Channel) -> str:
        """Where to go, what to dial or whom to write to; a web address says nothing to people."""
        if channel.place:
            return self._language.localized(channel.place)
        scheme, _, rest = channel.target.partition(":")
        return rest if scheme in ("tel", "mailto") else ""

    def _copy(self, words: str) -> None:
        QGuiApplication.clipboard().setText(words)
        self._shell.say(tr("Copied: {words}", words=words))


def _spoken(listing: Listing) -> str:
    languages = ", ".join(_language_name(code) for code in listing.speaks)
    if listing.channel.person:
        return tr("With a person, in {languages}", languages=languages)
    return tr("On your own, in {languages}", languages=languages)


def _language_name(code: str) -> str:
    """What its speakers call it, whatever the region; "en" alone would be American English."""
    name = QLocale(f"{code.partition('-')[0]}-001").nativeLanguageName()
    return name or code
