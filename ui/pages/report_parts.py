"""What goes with a report: a row with a switch for each part."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from assistant.tickets.parts import Part
from ui.widgets.cards import Card, Row
from ui.widgets.symbols import Spinner, Tile
from ui.widgets.toggle import Toggle
from ui.words import say, tr


class PartsCard(Card):
    """Tells `choose` the id of a part and whether it goes along."""

    def __init__(self, choose: Callable[[str, bool], object], *, motion: bool) -> None:
        super().__init__()
        self._choose = choose
        self._motion = motion
        self._shown: tuple[Part, ...] | None = None

    def show_parts(self, parts: tuple[Part, ...], *, checking: bool) -> None:
        """Show these; those that were shown already stay, and with them the focus."""
        if parts == self._shown and parts:
            return
        self._shown = parts
        self.show_rows([self._row(part) for part in parts] or [self._nothing(checking=checking)])

    def _row(self, part: Part) -> Row:
        title, detail = say(part.title), say(part.detail)
        toggle = Toggle(title, on=part.included, choose=lambda on: self._chosen(part.id, on))
        toggle.setAccessibleDescription(detail)
        tile = Tile("list", "accent" if part.included else "mute")
        return Row(tile, title, detail, toggle)

    def _chosen(self, part: str, on: bool) -> None:
        # The row is right as it stands; making it anew would take the focus from the switch.
        self._shown = None
        self._choose(part, on)

    def _nothing(self, *, checking: bool) -> QWidget:
        if checking:
            title = tr("Looking at this computer…")
            return Row(Spinner(motion=self._motion), title, tr("What is found goes along"))
        return Row(
            Tile("list", "mute"), tr("Nothing goes along"), tr("Only what you write is sent")
        )
