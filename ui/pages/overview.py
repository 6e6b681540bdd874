"""What the home page shows unless somebody searches: this computer, the ways to help, requests."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.engine import Engine
from assistant.errors import Trouble
from assistant.events import (
    CheckFailed,
    CheckFinished,
    CheckStarted,
    Event,
    FindingArrived,
    FixFinished,
    RequestsChanged,
    SignedIn,
    SignInWanted,
    TroubleArose,
)
from ui.pages.computer_card import ComputerCard
from ui.pages.help_section import HelpSection
from ui.pages.page import Shell
from ui.pages.requests_card import MOST, RequestsCard
from ui.widgets.banner import Banner, trouble_banner
from ui.widgets.buttons import Button
from ui.widgets.cards import SectionHeader
from ui.words import ntr, tr

# Findings come a dozen at once; the card is laid out again once for those of a moment.
_GATHER_MS = 40


class Overview(QWidget):
    """Banners for what is wrong with Balie itself, then the three sections."""

    def __init__(self, engine: Engine, shell: Shell) -> None:
        super().__init__()
        self._engine = engine
        self._shell = shell
        self._troubles: list[Trouble] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        # Made in the order in which the keyboard comes to them.
        self._sign_in = self._add_sign_in() if engine.signing_in is not None else None
        self._computer = ComputerCard(engine, shell)
        self._all_checks = self._add_computer()
        self._help = HelpSection(engine, shell)
        self._requests = RequestsCard(engine, shell)
        self._column.addWidget(self._help)
        header = SectionHeader(tr("Your requests"))
        self._all_requests = header.add_link("", shell.open_requests)
        self._column.addWidget(header)
        self._column.addWidget(self._requests)
        self._gather = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._gather.timeout.connect(self._show_computer)
        for trouble in engine.troubles:
            self._add_trouble(trouble)
        self._show_computer()
        self._show_requests()

    def refresh(self) -> None:
        """Look again at what changes with the time of day."""
        self._help.refresh()

    def receive(self, event: Event) -> None:
        """Show what happened."""
        match event:
            case CheckStarted() | CheckFinished():
                self._computer.trouble = None
                self._show_computer()
            case CheckFailed():
                self._computer.trouble = event.trouble
                self._show_computer()
            case FindingArrived() | FixFinished():
                self._gather.start()
            case RequestsChanged():
                self._show_requests()
            case SignInWanted() | SignedIn() if self._sign_in is not None:
                self._sign_in.setVisible(self._wants_sign_in)
            case TroubleArose():
                self._add_trouble(event.trouble)
            case _:
                pass

    @property
    def _wants_sign_in(self) -> bool:
        return self._engine.signing_in is not None and self._engine.signing_in.wanted

    def _add_sign_in(self) -> Banner:
        banner = Banner(
            "accent",
            tr("Sign in to the service desk"),
            tr("Then IT knows that it is you, and you see here what it answers."),
            Button(tr("Sign in"), self._shell.open_sign_in, kind="primary"),
        )
        self._column.insertWidget(0, banner)
        banner.setVisible(self._wants_sign_in)
        return banner

    def _add_computer(self) -> Button:
        header = SectionHeader(tr("Your computer"))
        self._column.addWidget(header)
        self._column.addWidget(self._computer)
        return header.add_link("", self._shell.open_checks)

    def _add_trouble(self, trouble: Trouble) -> None:
        """The same trouble is told once, however often it arises."""
        if trouble not in self._troubles:
            self._column.insertWidget(len(self._troubles), trouble_banner(trouble))
            self._troubles.append(trouble)

    def _show_requests(self) -> None:
        self._requests.refresh()
        count = self._requests.count
        self._all_requests.say(ntr("{n} request", "All {n} requests", count))
        self._all_requests.setVisible(count > MOST)

    def _show_computer(self) -> None:
        self._computer.refresh()
        count = len(self._engine.findings)
        self._all_checks.say(ntr("{n} check", "All {n} checks", count))
        self._all_checks.setVisible(bool(count))
