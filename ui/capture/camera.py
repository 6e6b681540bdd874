"""From the question for a picture to the picture: hide, look, let choose, come back."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QGuiApplication, QImage

from assistant.errors import Trouble, Troubled
from diagnostics.system import Machine
from ui.capture.chooser import Chooser, overlays
from ui.capture.curtain import Curtain
from ui.capture.kinds import Kind
from ui.capture.shots import Shot, divided, take
from ui.capture.troubles import STOPPED, nothing_seen
from ui.capture.windows import open_windows


class Camera(QObject):
    """Takes one picture; tells one of its two listeners, once Balie's windows are back."""

    def __init__(
        self,
        kind: Kind,
        machine: Machine,
        on_picture: Callable[[QImage], object],
        on_trouble: Callable[[Trouble], object],
    ) -> None:
        super().__init__(QGuiApplication.instance())
        self._kind = kind
        self._machine = machine
        self._on_picture = on_picture
        self._on_trouble = on_trouble
        self._by_portal = on_wayland(QGuiApplication.platformName(), os.environ)
        self._curtain = Curtain(self, look=not self._by_portal)
        self._asked_at = 0.0

    def begin(self) -> None:
        """Take it; returns at once."""
        self._curtain.open(self._ask_portal if self._by_portal else self._look)

    def _look(self) -> None:
        shots = take()
        if any(shot.picture.isNull() for shot in shots):
            self._fail(nothing_seen(self._machine.platform))
            return
        known = self._kind is Kind.WINDOW and sys.platform == "linux"
        self._let_choose(shots, open_windows(self._machine) if known else ())

    def _let_choose(self, shots: Sequence[Shot], windows: Sequence[QRect] = ()) -> None:
        if self._kind is Kind.SCREEN and len(shots) == 1:
            self._succeed(shots[0].picture)
            return
        Chooser(
            self,
            overlays(self._kind, shots, windows),
            self._succeed,
            lambda: self._fail(STOPPED),
        ).open()

    def _ask_portal(self) -> None:
        from PySide6.QtDBus import QDBusConnection

        from ui.capture.portal import Portal

        self._asked_at = time.time()
        portal = Portal(self, QDBusConnection.sessionBus(), self._read, self._fail)
        portal.ask(interactive=self._kind is Kind.WINDOW)

    def _read(self, uri: str) -> None:
        from ui.capture.portal_file import read_picture

        try:
            picture = read_picture(uri, self._asked_at)
        except Troubled as troubled:
            self._fail(troubled.trouble)
            return
        if self._kind is Kind.WINDOW:
            self._succeed(picture)
        else:
            places = [screen.geometry() for screen in QGuiApplication.screens()]
            self._let_choose(divided(picture, places))

    def _succeed(self, picture: QImage) -> None:
        self._end()
        self._on_picture(picture)

    def _fail(self, trouble: Trouble) -> None:
        self._end()
        self._on_trouble(trouble)

    def _end(self) -> None:
        self._curtain.close()
        self.deleteLater()


def on_wayland(platform: str, environment: Mapping[str, str]) -> bool:
    """Whether only the desktop itself may look; a program that draws by X11 would see nothing."""
    return platform.startswith("wayland") or (
        platform == "xcb" and "WAYLAND_DISPLAY" in environment
    )
