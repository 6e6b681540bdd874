"""A menu on the screen, made from what menu.py says stands in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QMenu, QWidget

from ui.menu import Act, Command, Item
from ui.words import say


def fill(menu: QMenu, items: Sequence[Item], act: Act) -> QMenu:
    """Put the items into the menu; `act` is told which command was chosen."""
    for item in items:
        if item.command is None:
            menu.addSeparator()
        else:
            _add(menu, item.command, say(item.words), act)
    return menu


def popup(parent: QWidget, items: Sequence[Item], act: Act) -> None:
    """Show a menu below `parent` until something is chosen."""
    menu = fill(QMenu(parent), items, act)
    menu.aboutToHide.connect(menu.deleteLater)
    corner = parent.rect().bottomRight()
    corner.setX(corner.x() - menu.sizeHint().width())
    menu.popup(parent.mapToGlobal(corner))


def _add(menu: QMenu, command: Command, words: str, act: Act) -> None:
    menu.addAction(words).triggered.connect(lambda: act(command))
