"""What IT asks when somebody calls: the version, the settings in force, where things are."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl

from assistant import paths
from ui.pages.contact import open_link
from ui.pages.page import Page, Shell
from ui.widgets.banner import trouble_banner
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Row, SectionHeader
from ui.widgets.disclosure import Disclosure
from ui.widgets.symbols import Tile
from ui.words import say, tr

if TYPE_CHECKING:
    from assistant.engine import Engine
    from assistant.organisation import Problem

# The icons are part of Balie; all else that it is made of says its own licence.
_ICONS_LICENCE = "Lucide icons: ISC"


class AboutPage(Page):
    """Facts only; nothing here changes anything."""

    def __init__(self, engine: Engine, window: Shell) -> None:
        super().__init__(engine, window, tr("About Balie"))
        self.opens: list[Button] = []
        self.add(self._balie())
        self.add(SectionHeader(tr("Settings from IT")))
        for trouble in engine.troubles:
            self.add(trouble_banner(trouble))
        self.add(self._settings())
        self.add(SectionHeader(tr("On this computer")))
        self.add(self._places())
        self.add(Disclosure(tr("Licences"), licences))
        self.end()

    def shown(self) -> None:
        self.opens[0].setFocus()

    def _balie(self) -> Card:
        card = Card()
        caption = tr("Version {version}, under the MIT licence", version=version("balie"))
        card.add_row(Row(Tile("info", "accent"), "Balie", caption))
        return card

    def _settings(self) -> Card:
        card = Card()
        file = self.engine.organisation_file
        if file is None:
            words = tr("There is no file; Balie uses what is built in.")
            card.add_row(Row(Tile("file-text", "mute"), tr("Organisation’s file"), words))
        else:
            card.add_row(self._place(tr("Organisation’s file"), file))
        for problem in self.engine.problems:
            card.add_row(_mistake(problem))
        return card

    def _places(self) -> Card:
        card = Card()
        card.add_row(self._place(tr("Your reports and drafts"), paths.data_folder()))
        card.add_row(self._place(tr("Log"), paths.log_file()))
        return card

    def _place(self, title: str, path: Path) -> Row:
        folder = path if path.is_dir() else path.parent
        url = QUrl.fromLocalFile(str(folder)).toString()
        button = Button(tr("Open folder"), lambda: open_link(url, self.shell))
        button.setAccessibleDescription(title)
        self.opens.append(button)
        return Row(Tile("file-text", "accent"), title, breakable(path), button)


def _mistake(problem: Problem) -> Row:
    where = tr("Line {line}: {key}", line=problem.line, key=problem.key)
    return Row(Tile("triangle-alert", "warn"), where, say(problem.sentence))


def breakable(path: Path) -> str:
    """A path that may be broken at its separators (U+200B), so that a long one fits."""
    return str(path).replace("/", "/\u200b").replace("\\", "\\\u200b")


def licences() -> str:
    """What Balie is made of: a line for each part, as its own metadata say."""
    from importlib.metadata import PackageNotFoundError, metadata, requires

    lines = ["Balie: MIT", _ICONS_LICENCE]
    for requirement in requires("balie") or ():
        try:
            about = metadata(_package(requirement)).json
        except PackageNotFoundError:  # wanted on another system only
            continue
        licence = str(about.get("license_expression") or about.get("license") or "?")
        lines.append(f"{about['name']} {about['version']}: {licence.splitlines()[0]}")
    return "\n".join(lines)


def _package(requirement: str) -> str:
    """The name at the beginning of a requirement (PEP 508)."""
    import re

    return re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0]
