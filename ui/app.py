"""Starts the window's program: the icon first, everything else once it is seen."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QMenu

from ui.instance import Instance, session_folder, session_name
from ui.options import Mistyped, Options, parse
from ui.tray import Tray

if TYPE_CHECKING:
    from ui.doors import Door
    from ui.session import Session
    from ui.signals import Signals

# The icon needs some turns of the event loop to dock; what is loaded meanwhile would hold it up.
_AFTER_DOCKING_MS = 150


def run(arguments: Sequence[str]) -> int:
    """Start, or bring up the window of the Balie that runs already; returns the exit code."""
    try:
        options = parse(arguments)
    except Mistyped as error:
        print(f"balie: {error}. balie --help lists what there is.", file=sys.stderr)
        return 2
    # Until the event loop can be told of it (ui.signals), Ctrl-C simply ends the program.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    app = QApplication(["balie"])
    app.setApplicationName("balie")
    app.setApplicationDisplayName("Balie")
    app.setDesktopFileName("balie")
    app.setQuitOnLastWindowClosed(False)
    instance = Instance(session_name(os.environ), session_folder())
    try:
        first = instance.claim()
    except TimeoutError:
        print("balie: Balie runs here already, but does not answer.", file=sys.stderr)
        return 1
    return _run_first(app, instance, options) if first else 0


def _run_first(app: QApplication, instance: Instance, options: Options) -> int:
    program = Program(app, instance, options)
    try:
        return app.exec()
    finally:
        program.close()
        instance.give_up()


class Program(QObject):
    """The icon, and behind it everything else, loaded when the icon is seen or first needed."""

    def __init__(self, app: QApplication, instance: Instance, options: Options) -> None:
        super().__init__()
        self._app = app
        self._options = options
        self._session: Session | None = None
        self._tray = Tray(self._toggle, self._show, self._fill)
        self._address = instance.address
        self._door: Door | None = None
        self._signals: Signals | None = None
        QTimer.singleShot(_AFTER_DOCKING_MS, self, self._begin)

    @property
    def session(self) -> Session:
        """Everything behind the icon."""
        if self._session is None:
            from ui.session import Session

            self._session = Session(self._options, self._tray, self._app)
        return self._session

    def close(self) -> None:
        """End everything, within the two seconds that the engine takes at most."""
        self._tray.hide()
        if self._door is not None and self._signals is not None:
            self._door.close()
            self._signals.close()
        if self._session is not None:
            self._session.close()

    def _begin(self) -> None:
        from ui.doors import open_door
        from ui.signals import Signals

        self._signals = Signals(self._app.quit)
        self._door = open_door(self._address, self._show)
        self.session.begin(in_background=self._options.background)

    def _toggle(self) -> None:
        self.session.toggle()

    def _show(self) -> None:
        self.session.show()

    def _fill(self, menu: QMenu) -> None:
        from ui.menu import TRAY
        from ui.popup import fill

        fill(menu, TRAY, self.session.act)
