"""Reporting a problem: say it in a sentence, see what goes along, send it.

What is typed is saved as it is typed. The page composes nothing itself: the engine makes the very
bytes that the preview shows and that leave.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from assistant.errors import Trouble, Troubled
from assistant.events import (
    CheckFailed,
    CheckFinished,
    Event,
    FilesChanged,
    FixFinished,
    RequestsChanged,
    SendFailed,
    TroubleArose,
)
from assistant.outbox import RequestState
from assistant.reference import new_reference
from assistant.tickets.draft import Draft
from assistant.tickets.parts import Part
from ui.pages.attached_files import AttachedFiles
from ui.pages.page import Page, Shell
from ui.pages.report_form import ReportForm
from ui.pages.report_offers import ReportOffers
from ui.pages.report_parts import PartsCard
from ui.pages.report_sent import outcome, sending
from ui.pages.requests_card import request_row
from ui.style import GAP, MARGIN
from ui.widgets.banner import Banner, trouble_banner
from ui.widgets.buttons import Button
from ui.widgets.cards import Card, SectionHeader
from ui.widgets.drop_zone import DropZone
from ui.words import say, tr

if TYPE_CHECKING:
    from assistant.engine import Engine

# A pause between two words; the disk is not bothered for each letter.
_PAUSE_MS = 250


class ReportPage(Page):
    """Goes on with the draft under way; `message` is what a new one starts with."""

    def __init__(self, engine: Engine, window: Shell, message: str = "") -> None:
        super().__init__(engine, window, tr("Report a problem"))
        draft, trouble = _under_way(engine)
        self._draft = draft if draft.message.strip() else replace(draft, message=message)
        self._sent = ""
        self._trouble: Banner | None = None
        self._along: tuple[Part, ...] = ()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._keep)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._send)
        self._buttons = self._make_buttons()
        self.add_below(self._buttons)
        DropZone(
            self,
            tr("Drop files here to add them"),
            self._take,
            lambda: self.writing,
        )
        self._show_form(trouble)
        if self._draft.message != draft.message:
            self._keep()

    @property
    def writing(self) -> bool:
        """Whether the report is still being written, and not sent."""
        return not self._sent

    def receive(self, event: Event) -> None:
        match event:
            case CheckFinished() | CheckFailed() | FixFinished() if self.writing:
                self._look_again()
            case FilesChanged() if self.writing:
                self._files.refresh()
                if self._files.any:
                    self._keep()
            case RequestsChanged() if self._sent:
                self._show_outcome()
            case RequestsChanged():
                self._offers.show_for(self._draft.message)
            case SendFailed() if event.reference == self._sent:
                self._show_form(event.trouble)
                if self.isVisible():
                    self.shown()
            case TroubleArose() if self.writing:
                self._warn(event.trouble)
            case TroubleArose():
                self.shell.say(say(event.trouble.title))
            case _:
                pass

    def shown(self) -> None:
        if self.writing:
            self._form.words.setFocus()
        else:
            self._show_outcome()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._pause.isActive():
            self._keep()

    def _warn(self, trouble: Trouble) -> None:
        """Above what is being typed, and said once: it is tried again without being asked."""
        if self._trouble is not None and self._trouble.accessibleName() == say(trouble.title):
            return
        if self._trouble is not None:
            self._trouble.deleteLater()
        self._trouble = trouble_banner(trouble)
        self.column.insertWidget(0, self._trouble)
        self._trouble.show()
        self.shell.say(say(trouble.title))

    def _show_form(self, trouble: Trouble | None = None) -> None:
        self._sent = ""
        self._form = ReportForm(self._draft, self._change)
        self._offers = ReportOffers(self.engine, self.shell, self._add_to, self._not_needed)
        self._form.between.addWidget(self._offers)
        self._parts = PartsCard(self._choose, motion=self.shell.theme.motion)
        self._files = AttachedFiles(
            self.engine, self.shell, lambda: self._draft.reference, self._keep, always=True
        )
        self._form.words.took = self._files.take
        header = SectionHeader(tr("Goes with your report"))
        header.add_link(tr("See exactly what is sent"), self.preview)
        self._trouble = trouble_banner(trouble) if trouble else None
        above = [self._trouble] if self._trouble else []
        self.show_only(*above, self._form, self._file_buttons(), self._files, header, self._parts)
        self._buttons.setVisible(True)
        self._show_what_goes_along()

    def _take(self, data: QMimeData) -> bool:
        """What was dropped anywhere on the page."""
        return self._files.take(data)

    def _file_buttons(self) -> QWidget:
        line = QHBoxLayout(buttons := QWidget())
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        for button in self._files.buttons(words=True):
            line.addWidget(button)
        line.addStretch()
        return buttons

    def _make_buttons(self) -> QWidget:
        line = QHBoxLayout(buttons := QWidget())
        line.setContentsMargins(MARGIN, GAP, MARGIN, GAP)
        line.addStretch()
        line.addWidget(Button(tr("Keep as draft"), self._keep_and_leave))
        line.addWidget(Button(tr("Send report"), self._send, kind="primary"))
        return buttons

    def _change(self, draft: Draft) -> None:
        self._draft = draft
        self._pause.start()

    def _choose(self, part: str, on: bool) -> None:
        self._draft = replace(self._draft, chosen={**self._draft.chosen, part: on})
        self._form.show_choices(self._draft.chosen)
        self._pause.start()

    def _keep(self) -> None:
        self._pause.stop()
        self._draft = self.engine.keep_soon(self._draft)
        self._form.warning.look_at(self._draft.message)
        self._show_what_goes_along()

    def _keep_and_leave(self) -> None:
        self._keep()
        self.shell.back()
        self.shell.say(tr("Your report is kept as a draft"))

    def _look_again(self) -> None:
        """What can go along has changed: compose it anew. Else the bytes that were seen stay."""
        if self.engine.parts(self._draft) != self._along:
            self._keep()
        else:
            self._show_what_goes_along()

    def _show_what_goes_along(self) -> None:
        self._along = self.engine.parts(self._draft)
        self._parts.show_parts(self._along, checking=self.engine.checking)
        self._offers.show_for(self._draft.message)

    def _not_needed(self) -> None:
        """The outage was all that there was to say."""
        self._pause.stop()
        try:
            self.engine.reports.discard(self._draft)
        except Troubled as troubled:
            self.shell.say(say(troubled.trouble.title))
            return
        self.shell.back()

    def _add_to(self, reference: str) -> None:
        """What was typed and attached goes on there, and the report ends."""
        self._keep()
        try:
            if self.engine.add_to_request(self._draft, reference):
                self.shell.back()
        except Troubled as troubled:
            self.shell.say(say(troubled.trouble.title))
            return
        self.shell.open_request(reference)

    def preview(self) -> None:
        """Show every byte of the report as it is now."""
        from ui.pages.report_preview import ReportPreviewPage

        self._keep()
        self.shell.open(
            ReportPreviewPage(self.engine, self.shell, lambda: self._draft, self._leave_out)
        )

    def _leave_out(self, part: str, on: bool) -> None:
        """Chosen beside the bytes: they are those of the draft as it is from now on."""
        self._choose(part, on)
        self._keep()

    def _send(self) -> None:
        if self._sent:
            return
        if not self._draft.message.strip():
            self._form.ask_for_words()
            return
        if self._pause.isActive():
            self._keep()
        self._sent = self._draft.reference
        self._buttons.setVisible(False)
        self.show_again(sending(motion=self.shell.theme.motion))
        self.engine.send_soon(self._draft)

    def _show_outcome(self) -> None:
        try:
            requests = self.engine.requests()
        except Troubled as troubled:
            self.show_again(trouble_banner(troubled.trouble))
            return
        request = next((r for r in requests if r.reference == self._sent), None)
        if request is not None:
            followed = outcome(request, self.engine, self.shell)
            if request.state is RequestState.SENT:
                mine = Card()
                mine.add_row(request_row(request, self.shell))
                followed += [SectionHeader(tr("Your requests")), mine]
            self.show_again(*followed)


def _under_way(engine: Engine) -> tuple[Draft, Trouble | None]:
    """The draft that was kept; a new one, and why, where nothing can be read."""
    try:
        return engine.draft(), None
    except Troubled as troubled:
        return Draft(reference=new_reference()), troubled.trouble
