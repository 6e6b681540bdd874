"""What would be sent, with a switch for each part that goes along: seen here, left out here."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from assistant.events import CheckFailed, CheckFinished, Event, FixFinished
from ui.pages.page import Shell
from ui.pages.preview import PreviewPage
from ui.pages.report_parts import PartsCard
from ui.widgets.cards import SectionHeader
from ui.words import tr

if TYPE_CHECKING:
    from assistant.engine import Engine
    from assistant.tickets.draft import Draft


class ReportPreviewPage(PreviewPage):
    """The bytes of the draft that `current` gives; `choose` changes what goes along with it."""

    def __init__(
        self,
        engine: Engine,
        window: Shell,
        current: Callable[[], Draft],
        choose: Callable[[str, bool], object],
    ) -> None:
        super().__init__(engine, window, engine.compose(current()))
        self._current = current
        self._choose = choose
        self._parts = PartsCard(self._leave_out, motion=window.theme.motion, whole=True)
        self.add(SectionHeader(tr("Goes with your report")))
        self.add(self._parts)
        self._show_parts()

    def receive(self, event: Event) -> None:
        if isinstance(event, CheckFinished | CheckFailed | FixFinished):
            self._show_bytes()
            self._show_parts()

    def _leave_out(self, part: str, on: bool) -> None:
        self._choose(part, on)
        self._show_bytes()

    def _show_bytes(self) -> None:
        self.show_parcel(self.engine.compose(self._current()))

    def _show_parts(self) -> None:
        parts = self.engine.parts(self._current())
        self._parts.show_parts(parts, checking=self.engine.checking)
