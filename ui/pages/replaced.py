"""What was taken out of a report, and what the names in its place stand for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.redaction import NAMES
from ui.widgets.base import show_if
from ui.widgets.cards import Card, RowButton
from ui.widgets.fold import Fold
from ui.widgets.symbols import Tile
from ui.words import ntr, tr

if TYPE_CHECKING:
    from assistant.redaction import Replacement

# A key or a letter is not read to its end; its beginning is enough to know it again.
_LONGEST = 60


class ReplacedCard(Card):
    """A row for each pseudonym; pressed, it tells `find` to show where that stands.

    What a pseudonym stands for is shown here, and never leaves this computer.
    """

    def __init__(self, find: Callable[[str], object]) -> None:
        super().__init__()
        self._find = find
        self._shown: Sequence[Replacement] | None = None

    def show_replaced(self, replaced: Sequence[Replacement]) -> None:
        """Show these; nothing taken out takes no room."""
        if replaced == self._shown:
            return
        self._shown = replaced
        show_if(self, bool(replaced))
        self.show_rows([self._fold()])

    def _fold(self) -> Fold:
        names = len({replacement.pseudonym for replacement in self._shown or ()})
        title = ntr("{n} name or number is taken out", "{n} names and numbers are taken out", names)
        caption = tr("Marked above. Only this computer knows what they stand for.")
        return Fold(Tile("shield", "good"), title, caption, self._rows)

    def _rows(self) -> QWidget:
        column = QVBoxLayout(rows := QWidget())
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for replacement in self._shown or ():
            column.addWidget(self._row(replacement))
        return rows

    def _row(self, replacement: Replacement) -> RowButton:
        original = " ".join(replacement.original.split())
        if len(original) > _LONGEST:
            original = f"{original[:_LONGEST]}…"
        caption = tr(
            "{kind}: stands for “{original}”", kind=NAMES[replacement.kind], original=original
        )
        return RowButton(
            None, replacement.pseudonym, caption, press=lambda: self._find(replacement.pseudonym)
        )
