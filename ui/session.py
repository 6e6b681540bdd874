"""Everything behind the icon: the engine, and the window once somebody wants to see it."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication

from assistant.assembly import Options as EngineOptions
from assistant.assembly import assemble
from assistant.events import (
    SAFE_FIXES,
    CheckFinished,
    FindingArrived,
    FixFinished,
    FixInterrupted,
    NoticeDue,
    OutageOver,
    ReplyArrived,
    RestartNear,
)
from assistant.logs import start_log
from assistant.paths import log_file
from assistant.printable import printable
from diagnostics.text import Moment
from ui import words
from ui.bridge import Bridge
from ui.menu import Command
from ui.state_words import picture, tooltip

if TYPE_CHECKING:
    from assistant.events import Event
    from diagnostics.model import Finding
    from ui.options import Options
    from ui.tray import Tray
    from ui.window import Window

# What is older is looked at again when the window is opened.
_STALE_SECONDS = 5 * 60
# What a balloon of Windows holds (NOTIFYICONDATAW.szInfo).
_LONGEST_NOTICE = 255


class Session(QObject):
    """The engine at work for the person at this screen."""

    def __init__(self, options: Options, tray: Tray, app: QApplication) -> None:
        super().__init__()
        self._app = app
        self._tray = tray
        self._window: Window | None = None
        chosen = EngineOptions(
            organisation_file=options.organisation_file, language=options.language
        )
        start_log(log_file())
        self._engine = assemble(chosen, apart=True)
        words.use(self._engine.language.say)
        self._bridge = Bridge(self._engine)
        self._bridge.listen(self._receive)

    def begin(self, *, in_background: bool) -> None:
        """Look at the computer; without a tray, show the window at once."""
        self._show_state()
        self._engine.start()
        if not self._tray.available:
            self._do_without_tray(in_background=in_background)

    def close(self) -> None:
        """Stop the engine, and let the window go."""
        if self._window is not None:
            self._window.hide()
            self._window.deleteLater()
        self._engine.close()

    def toggle(self) -> None:
        """Show the window at the icon, or hide it."""
        if self._window is not None and self._window.isVisible():
            self._window.hide()
        else:
            self.show()

    def show(self) -> None:
        """Bring the window to the front."""
        self._shown_window()
        if self._is_stale():
            self._engine.check()

    def act(self, command: Command) -> None:
        """Do what was chosen from a menu."""
        match command:
            case Command.OPEN:
                self.show()
            case Command.REPORT:
                self._shown_window().open_report()
            case Command.CHECK:
                self._shown_window().home()
                self._engine.check()
            case Command.SENT:
                self._shown_window().open_sent()
            case Command.HEALTHY:
                self._shown_window().open_fix(SAFE_FIXES)
            case Command.FIXES:
                self._shown_window().open_fix_history()
            case Command.ABOUT:
                self._shown_window().open_about()
            case Command.QUIT:
                self._app.quit()

    def _shown_window(self) -> Window:
        if self._window is None:
            self._window = self._make_window()
        self._window.present(self._place(self._window))
        return self._window

    def _make_window(self) -> Window:
        from ui.theme import Theme
        from ui.window import Window

        theme = Theme(self._app, self._engine.organisation.branding.accent)
        return Window(self._engine, theme, self.act, frameless=self._tray.available)

    def _place(self, window: Window) -> QRect | None:
        """Beside the icon; where there is no tray, wherever the system puts windows."""
        if not self._tray.available:
            return None
        from ui.placement import ScreenArea, place

        screens = [ScreenArea(s.geometry(), s.availableGeometry()) for s in self._app.screens()]
        return place(self._tray.place, QCursor.pos(), screens, window.wanted_size())

    def _is_stale(self) -> bool:
        checked = self._engine.checked_at
        return checked is not None and time.time() - checked > _STALE_SECONDS

    def _do_without_tray(self, *, in_background: bool) -> None:
        from ui.launcher import ensure_entry

        ensure_entry(os.environ, Path.home(), words.tr("Every way to IT support"))
        if not in_background:
            self.show()

    def _receive(self, event: Event) -> None:
        if isinstance(event, FindingArrived | CheckFinished | FixFinished):
            self._show_state()
        elif isinstance(event, NoticeDue):
            self._notify(event.finding)
        elif isinstance(event, ReplyArrived):
            self._tell_answer(event)
        elif isinstance(event, OutageOver):
            self._tell_end(event)
        elif isinstance(event, FixInterrupted):
            self._tell_interrupted(event)
        elif isinstance(event, RestartNear):
            self._tell_restart(event)
        if self._window is not None:
            self._window.receive(event)

    def _notify(self, finding: Finding) -> None:
        """Say it beside the icon; pressed, it leads to what mends it."""
        title, sentence = words.say(finding.title), words.say(finding.sentence)
        self._tray.notify(title, sentence, lambda: self._lead_to(finding))

    def _tell_answer(self, arrived: ReplyArrived) -> None:
        """With the answer in it; pressed, it leads to where one replies.

        Who has it on the screen reads it there.
        """
        if self._window is not None and self._window.is_showing(arrived.number):
            return
        title = words.tr("IT answered: {subject}", subject=arrived.subject)
        said = " ".join(str(printable(arrived.entry.words)).split())[:_LONGEST_NOTICE]
        self._tray.notify(title, said, lambda: self._open_request(arrived.number))

    def _tell_interrupted(self, interrupted: FixInterrupted) -> None:
        fixes = {fix.id: fix.title for fix in self._engine.fixes()}
        if interrupted.fix not in fixes:
            return
        title = words.tr("“{fix}” was interrupted", fix=fixes[interrupted.fix])
        back = words.tr("What it had changed is as it was before.")
        stays = words.tr("What it had done by then stays done.")
        said = back if interrupted.undone else stays
        self._tray.notify(title, said, lambda: self._shown_window().open_fix_history())

    def _tell_restart(self, near: RestartNear) -> None:
        title = words.tr("This computer restarts at {when}", when=Moment(near.at))
        said = words.tr("Save your work. Another time may be chosen here.")
        self._tray.notify(title, said, lambda: self._shown_window().open_fix("restart"))

    def _tell_end(self, over: OutageOver) -> None:
        title = words.tr("It works again, says IT")
        self._tray.notify(title, over.subject, lambda: self._open_outage(over.number))

    def _open_outage(self, number: str) -> None:
        self._shown_window().open_outage(number)

    def _open_request(self, number: str) -> None:
        self._shown_window().open_request(number)

    def _lead_to(self, finding: Finding) -> None:
        window = self._shown_window()
        if finding.fix in {fix.id for fix in self._engine.offered_fixes()}:
            window.open_fix(finding.fix)
        else:
            window.open_checks()

    def _show_state(self) -> None:
        engine = self._engine
        checked = engine.examination is not None
        name = engine.language.localized(engine.organisation.support_name)
        self._tray.show_state(
            picture(engine.overall, checked=checked),
            tooltip(name, engine.findings, checked=checked),
        )
