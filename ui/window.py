"""The window: header, pages that slide over each other, footer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import (
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from assistant.events import SAFE_FIXES
from ui import frame
from ui.footer import Footer
from ui.header import Header
from ui.menu import WINDOW, Act
from ui.popup import popup
from ui.stack import Stack
from ui.widgets.base import paint_box
from ui.widgets.symbols import Logo

if TYPE_CHECKING:
    from assistant.engine import Engine
    from assistant.events import Event
    from assistant.outbox import Composed
    from ui.pages.page import Page
    from ui.theme import Theme

SIZE = QSize(420, 700)
_SMALLEST = QSize(320, 320)


class Window(QWidget):
    """Shows the home page and what is opened from it. `act` carries out commands of the menu.

    `frameless` is for a desktop with a tray, where the window belongs to the icon.
    """

    def __init__(self, engine: Engine, theme: Theme, act: Act, *, frameless: bool) -> None:
        super().__init__()
        self.engine = engine
        self.theme = theme
        self._frameless = frameless
        self._support_name = engine.language.localized(engine.organisation.support_name)
        self.setWindowTitle(self._support_name)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        if frameless:
            frame.drop_frame(self)
        self._header = Header(
            logo=Logo(engine.organisation.branding.logo, engine.logo_file),
            back=self.back,
            menu=lambda button: popup(button, WINDOW, act),
            close=self.hide if frameless else None,
        )
        self._stack = Stack()
        self._footer = Footer()
        self._lay_out()
        self._stack.turned.connect(self._show_page)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._open_home()

    # What a page may ask for (ui.pages.page.Shell)

    def open(self, page: Page) -> None:
        """Slide a page over the one on top."""
        page.noted.connect(self._show_note)
        self._stack.push(page, motion=self.theme.motion and self.isVisible())
        page.shown()

    def back(self) -> None:
        """Close the page on top; on the home page, hide the window."""
        if len(self._stack.pages) == 1:
            self.hide()
        else:
            self._stack.pop(motion=self.theme.motion)
            self._stack.top.shown()

    def say(self, sentence: str) -> None:
        """Show a sentence at the foot of the window for a while, and announce it."""
        self._footer.say(sentence)

    def open_fix(self, fix_id: str) -> None:
        """Show what a fix would do, or all that are safe."""
        from ui.pages.fix import FixPage
        from ui.pages.safe_fixes import SafeFixesPage

        if fix_id == SAFE_FIXES:
            self.open(SafeFixesPage(self.engine, self))
        else:
            self.open(FixPage(self.engine, self, fix_id))

    def open_report(self, message: str = "") -> None:
        """Write a report; a page that is at it comes back, for there is only one draft."""
        from ui.pages.report import ReportPage

        pages = [p for p in self._stack.pages if isinstance(p, ReportPage) and p.writing]
        if pages:
            self._go_back_to(pages[0])
        else:
            # One that is still sliding away hands over what was typed in it last.
            self._stack.settle()
            self.open(ReportPage(self.engine, self, message))

    def open_preview(self, parcel: Composed) -> None:
        """Show every byte of a report."""
        from ui.pages.preview import PreviewPage

        self.open(PreviewPage(self.engine, self, parcel))

    def open_outage(self, number: str) -> None:
        """Show what is down for many."""
        from ui.pages.outage import OutagePage

        self.open(OutagePage(self.engine, self, number))

    def open_request(self, reference: str, answer: str = "") -> None:
        """Show one of the person's requests; `answer` stands where one answers.

        A page that is at it comes back, with what is typed there.
        """
        from ui.pages.request import RequestPage

        pages = [p for p in self._stack.pages if p.is_about(reference)]
        if pages and isinstance(page := pages[0], RequestPage):
            page.add_to_reply(answer)
            self._go_back_to(page)
        else:
            self._stack.settle()
            self.open(RequestPage(self.engine, self, reference, answer))

    def open_requests(self) -> None:
        """List every request of the person's own."""
        from ui.pages.requests import RequestsPage

        self.open(RequestsPage(self.engine, self))

    def open_channels(self) -> None:
        """List every way to get help."""
        from ui.pages.channels import ChannelsPage

        self.open(ChannelsPage(self.engine, self))

    def open_checks(self) -> None:
        """List every check."""
        from ui.pages.checks import ChecksPage

        self.open(ChecksPage(self.engine, self))

    def open_sign_in(self) -> None:
        """Sign in at the service desk, where it wants that."""
        from ui.pages.sign_in import SignInPage

        asked = self.engine.desk.sign_in
        if asked is not None and not isinstance(self._stack.pages[-1], SignInPage):
            self.open(SignInPage(self.engine, self, asked))

    def open_fix_history(self) -> None:
        """Show what fixes did on this computer, and take it back."""
        from ui.pages.fix_history import FixHistoryPage

        self.open(FixHistoryPage(self.engine, self))

    def open_sent(self) -> None:
        """Show everything that ever left this computer."""
        from ui.pages.sent import SentPage

        self.open(SentPage(self.engine, self))

    def open_about(self) -> None:
        """Say which version this is, and where things are."""
        from ui.pages.about import AboutPage

        self.open(AboutPage(self.engine, self))

    # What the program asks for

    def present(self, where: QRect | None = None) -> None:
        """Come to the front, at `where` if the window belongs to an icon."""
        if where is not None:
            self.setGeometry(where)
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def is_showing(self, number: str) -> bool:
        """Whether the request of that number is in front of the person right now."""
        in_front = self.isVisible() and self.isActiveWindow() and not self.isMinimized()
        return in_front and self._stack.top.is_about(number)

    def home(self) -> None:
        """Close every page but the home page."""
        self._go_back_to(self._stack.pages[0])

    def wanted_size(self) -> QSize:
        """How large the window would be: larger text needs a larger window."""
        return SIZE * min(1.5, self.theme.scale)

    def receive(self, event: Event) -> None:
        """Pass on what happened to every page that is open."""
        for page in self._stack.pages:
            page.receive(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if not self._stack.top.escape():
                self.back()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        edges = frame.edges_at(event.position().toPoint(), self.rect())
        handle = self.windowHandle()
        if self._frameless and edges and handle is not None:
            handle.startSystemResize(edges)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_box(self, QPainter(self))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.engine.own_requests.following.watched(watched=True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.engine.own_requests.following.watched(watched=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._frameless:
            frame.round_corners(self)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self._stack, 1)
        column.addWidget(self._footer)
        self.setMinimumSize(_SMALLEST)
        self.resize(self.wanted_size())

    def _open_home(self) -> None:
        from ui.pages.home import HomePage

        self.open(HomePage(self.engine, self))

    def _go_back_to(self, page: Page) -> None:
        while self._stack.top is not page:
            self._stack.pop(motion=False)
        page.shown()

    def _show_page(self) -> None:
        page = self._stack.top
        home = len(self._stack.pages) == 1
        self._header.show_page(page.title, self._support_name, home=home)
        self._show_note()

    def _show_note(self) -> None:
        self._footer.show_note(self._stack.top.footnote)

    def _restyle(self) -> None:
        self.setStyleSheet(self.theme.sheet)
