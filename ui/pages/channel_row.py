"""One channel as a row: when it is open, where, in which languages, and the way there."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from assistant.catalogue import Channel, Kind
from assistant.channels.directory import Listing
from assistant.language import Language
from diagnostics.text import Text, text
from ui.pages.contact import reach
from ui.pages.page import Shell
from ui.presentation import CHANNEL_ICONS
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import Row
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


def channel_row(listing: Listing, language: Language, shell: Shell) -> Row:
    """The row; a channel that is closed says when it opens and can be taken all the same."""
    channel = listing.channel
    title = language.localized(channel.title)
    lines = [_when(listing, language), _where(channel, language), _spoken(listing, language)]
    tile = Tile(CHANNEL_ICONS[channel.kind], "accent" if listing.open_now else "mute")
    row = Row(tile, title, "\n".join(filter(None, lines)))
    way = _way(channel, language, shell)
    way.setAccessibleDescription(title)
    row.add(way)
    return row


def _when(listing: Listing, language: Language) -> str:
    when, expect = say(listing.sentence), listing.channel.expect
    if expect is None:
        return when
    return tr("{when}, {expect}", when=when, expect=language.localized(expect))


def _spoken(listing: Listing, language: Language) -> str:
    """The person's own language comes first."""
    codes = sorted(listing.speaks, key=lambda code: _base(code) != _base(language.code))
    languages = ", ".join(map(_language_name, codes))
    if listing.channel.person:
        return tr("With a person, in {languages}", languages=languages)
    return tr("On your own, in {languages}", languages=languages)


def _language_name(code: str) -> str:
    """What its speakers call it; without "-001" (the world), "en" would be American English."""
    return QLocale(f"{_base(code)}-001").nativeLanguageName() or code


def _base(code: str) -> str:
    return code.partition("-")[0]


def _where(channel: Channel, language: Language) -> str:
    """Where to go, what to dial, whom to write to; a web address says nothing to people."""
    if channel.place:
        return language.localized(channel.place)
    scheme, _, rest = channel.target.partition(":")
    return rest if scheme in ("tel", "mailto") else ""


def _way(channel: Channel, language: Language, shell: Shell) -> QWidget:
    if verb := _VERBS.get(channel.kind):
        return Button(say(verb), lambda: reach(channel, language, shell))
    # A place cannot be opened; its words can be put into an invitation or a map.
    where = _where(channel, language)
    return IconButton("copy", tr("Copy"), lambda: _copy(where, shell))


def _copy(words: str, shell: Shell) -> None:
    QGuiApplication.clipboard().setText(words)
    shell.say(tr("Copied: {words}", words=words))
