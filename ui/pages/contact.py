"""Takes the person to a channel: a link, a number to call, a place to go to, or the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from assistant.catalogue import Channel, Kind
from assistant.language import Language
from ui.pages.page import Shell
from ui.words import tr

if TYPE_CHECKING:
    from assistant.engine import Engine

_PAINTED_MS = 20


def reach(channel: Channel, language: Language, shell: Shell) -> None:
    """Open the channel, and say at once that it is being opened."""
    title = language.localized(channel.title)
    if channel.kind is Kind.REPORT:
        shell.open_report()
    elif channel.place:
        shell.say(tr("{channel}: {place}", channel=title, place=language.localized(channel.place)))
    elif channel.target:
        _open_soon(title, channel.target, shell)


def read_guide(guide_id: str, engine: Engine, shell: Shell) -> None:
    """Open a guide, and say at once that it is being opened."""
    guide = next(g for g in engine.organisation.guides if g.id == guide_id)
    _open_soon(engine.language.localized(guide.title), guide.target, shell)


def _open_soon(title: str, target: str, shell: Shell) -> None:
    """Only once that has been painted: finding the program to open it with may take a moment."""
    shell.say(tr("Opening “{channel}”…", channel=title))
    QTimer.singleShot(_PAINTED_MS, lambda: open_link(target, shell))


def open_link(target: str, shell: Shell) -> None:
    """Open a link; where no program takes it, copy what it leads to and say so."""
    url = QUrl(target)
    if QDesktopServices.openUrl(url):
        return
    address = url.toLocalFile() if url.isLocalFile() else target
    address = address.removeprefix("mailto:").removeprefix("tel:")
    QGuiApplication.clipboard().setText(address)
    shell.say(
        tr("No program on this computer opens it. “{address}” is copied for you.", address=address)
    )
