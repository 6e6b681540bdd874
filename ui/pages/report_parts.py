"""What goes with a report: a row with a switch for each part, and for all that is inside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.tickets.parts import FIXES, Part
from diagnostics.model import Topic
from ui.presentation import topic_icon
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, Row
from ui.widgets.fold import Fold
from ui.widgets.symbols import Spinner, Tile
from ui.widgets.toggle import Toggle
from ui.words import ntr, say, tr

_INDENT = 24


class PartsCard(Card):
    """Tells `choose` the id of a part and whether it goes along.

    Parts that go along are shown, the others one click away. `whole`: rows open to what is inside.
    """

    def __init__(
        self, choose: Callable[[str, bool], object], *, motion: bool, whole: bool = False
    ) -> None:
        super().__init__()
        self._choose = choose
        self._motion = motion
        self._whole = whole
        self._shown: tuple[Part, ...] | None = None
        self._offered: set[str] = set()

    def show_parts(self, parts: tuple[Part, ...], *, checking: bool) -> None:
        """Show these; those that were shown already stay, and with them the focus."""
        if parts == self._shown and parts:
            return
        self._shown = parts
        self._offered |= {part.id for part in parts if part.included}
        rows: list[QWidget] = [self._row(part) for part in parts if part.id in self._offered]
        if not rows:
            rows = [self._nothing(checking=checking)]
        rest = sum(part.id not in self._offered for part in parts)
        if rest and not self._whole:
            rows.append(self._link_to_rest(rest))
        self.show_rows(rows)

    def _row(self, part: Part) -> QWidget:
        title, detail = say(part.title), say(part.detail)
        toggle = Toggle(title, on=part.included, choose=lambda on: self._chosen(part.id, on))
        toggle.setAccessibleDescription(detail)
        if self._whole and part.inside:
            return Fold(_tile(part), title, detail, lambda: self._inside(part), beside=toggle)
        return Row(_tile(part), title, detail, toggle)

    def _inside(self, part: Part) -> QWidget:
        column = QVBoxLayout(inside := QWidget())
        column.setContentsMargins(_INDENT, 0, 0, 0)
        column.setSpacing(0)
        for inner in part.inside:
            column.addWidget(self._row(inner))
        return inside

    def _link_to_rest(self, rest: int) -> QWidget:
        words = ntr("{n} more part can go along", "{n} more parts can go along", rest)
        return Row(
            Tile("list", "mute"),
            words,
            tr("Only if you add it"),
            Button(tr("Show"), self._offer_all),
        )

    def _offer_all(self) -> None:
        parts, self._shown = self._shown or (), None
        self._offered |= {part.id for part in parts}
        self.show_parts(parts, checking=False)

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


def _tile(part: Part) -> Tile:
    tone = "accent" if part.included else "mute"
    if part.id == FIXES:
        return Tile("wrench", tone)
    return Tile(topic_icon(Topic(part.id)) if part.id in set(Topic) else "list", tone)
