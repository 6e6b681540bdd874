"""The tray icon: how this computer is, by shape and colour and in words; a click opens the window.

It is shown before anything else of Balie is loaded, so this module imports little.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QObject, QRect, QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from ui import icons

# The tooltip of Windows holds 128 characters (NOTIFYICONDATAW.szTip), the last of them a zero.
_LONGEST_TOOLTIP = 127


# What trays show: 16 to 32 on Windows, 22 to 24 on Linux, and those twice on sharp screens.
SIZES = (16, 20, 22, 24, 32, 44, 48, 64)


class Picture(StrEnum):
    """The icons there are, by the names of their files."""

    FINE = "balie"
    ATTENTION = "balie-attention"
    PROBLEM = "balie-problem"
    UNKNOWN = "balie-unknown"
    CHECKING = "balie-checking"


class Tray(QObject):
    """`toggle` is called for a click; a right click shows the menu that `fill` fills.

    A double click is a click and then `show`: who clicks twice wants to see the window.
    """

    def __init__(
        self,
        toggle: Callable[[], None],
        show: Callable[[], None],
        fill: Callable[[QMenu], object],
    ) -> None:
        super().__init__()
        self._toggle = toggle
        self._show = show
        self._menu = QMenu()
        self._menu.aboutToShow.connect(lambda: self._refill(fill))
        # Some desktops show the menu only if there is something in it.
        self._menu.addAction("Balie")
        self._icon = QSystemTrayIcon(_drawn(Picture.CHECKING))
        self._icon.setToolTip("Balie")
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._activated)
        self._pressed: Callable[[], object] = show
        self._icon.messageClicked.connect(self._notice_pressed)
        self._icon.show()

    @property
    def available(self) -> bool:
        """Whether there is a tray for it now; it may come later, go, and come back."""
        return self._icon.isSystemTrayAvailable()

    @property
    def place(self) -> QRect:
        """Where the icon is; empty where nobody knows, as in a tray that is not there."""
        return self._icon.geometry()

    def show_state(self, picture: Picture, sentence: str) -> None:
        """Show another state, and say it in words."""
        self._icon.setIcon(_drawn(picture))
        self._icon.setToolTip(sentence[:_LONGEST_TOOLTIP])

    def notify(self, title: str, sentence: str, pressed: Callable[[], object]) -> None:
        """Show a notification; `pressed` is called when the person presses it."""
        self._pressed = pressed
        self._icon.showMessage(title, sentence, self._icon.icon())

    def hide(self) -> None:
        """Take the icon away at once, so that no ghost stays until the mouse passes over it."""
        self._icon.hide()

    def _notice_pressed(self) -> None:
        self._pressed()

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (
            QSystemTrayIcon.ActivationReason.Trigger,
            QSystemTrayIcon.ActivationReason.MiddleClick,
        ):
            self._toggle()
        elif reason is QSystemTrayIcon.ActivationReason.DoubleClick:
            self._show()

    def _refill(self, fill: Callable[[QMenu], object]) -> None:
        self._menu.clear()
        fill(self._menu)


def _drawn(picture: Picture) -> QIcon:
    icon = QIcon()
    for size in SIZES:
        icon.addFile(str(icons.tray_picture(picture, size)), QSize(size, size))
    return icon
