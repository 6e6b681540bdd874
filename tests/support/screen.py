"""What a person does at a screen: look for windows, click, type; by real X events (xdotool)."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

from tests.support.waiting import eventually
from tools.virtual_desktop import VirtualDesktop

# The icon in the tray is small; the window of the program is not.
_LARGEST_ICON = 64


class Shown(NamedTuple):
    """A window on the screen: its number, and where it is in pixels."""

    window: str
    x: int
    y: int
    width: int
    height: int


class Screen:
    """The screen of a virtual desktop, seen and touched from outside of the program."""

    def __init__(self, desktop: VirtualDesktop) -> None:
        self.desktop = desktop

    @contextmanager
    def balie(
        self, *options: str, environment: Mapping[str, str] | None = None
    ) -> Iterator[subprocess.Popen[bytes]]:
        """The tray program, for as long as the block; it ends with it."""
        argv = [sys.executable, "-m", "ui", *options]
        with self.desktop.running(argv, environment) as process:
            yield process

    def windows(self) -> list[Shown]:
        """What Balie shows: its icon where it is docked, and its window."""
        found = self._xdotool("search", "--onlyvisible", "--class", "balie").split()
        return [shown for number in found if (shown := self._place(number))]

    def icon(self) -> Shown:
        """The icon in the tray, once it is there."""
        icon = eventually(lambda: next((w for w in self.windows() if _is_icon(w)), None))
        assert icon is not None
        return icon

    def window(self) -> Shown:
        """The program's window, once it is there and listens to the keyboard."""
        shown = eventually(lambda: next((w for w in self.windows() if not _is_icon(w)), None))
        assert shown is not None
        eventually(lambda: self._xdotool("getwindowfocus").strip() == shown.window)
        return shown

    def window_is_gone(self) -> bool:
        """Whether no window is shown, however long that takes."""
        return eventually(lambda: all(map(_is_icon, self.windows())))

    def click(self, where: Shown) -> None:
        """Click into the middle of something."""
        x, y = where.x + where.width // 2, where.y + where.height // 2
        self._xdotool("mousemove", str(x), str(y), "click", "1")

    def type(self, words: str) -> None:
        """Type on the keyboard, into whatever has the focus."""
        self._xdotool("type", "--delay", "5", words)

    def press(self, *keys: str) -> None:
        """Press keys by their X names ("Tab", "ctrl+Return")."""
        self._xdotool("key", "--delay", "30", *keys)

    def _place(self, window: str) -> Shown | None:
        lines = self._xdotool("getwindowgeometry", "--shell", window).split()
        found = dict(line.split("=") for line in lines)
        if "WIDTH" not in found:  # it went away meanwhile
            return None
        return Shown(window, *(int(found[key]) for key in ("X", "Y", "WIDTH", "HEIGHT")))

    def _xdotool(self, *words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words],
            env=self.desktop.environment,
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )
        return done.stdout


def _is_icon(shown: Shown) -> bool:
    return max(shown.width, shown.height) <= _LARGEST_ICON
