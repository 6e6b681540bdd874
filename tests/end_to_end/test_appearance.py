"""Light, dark and high contrast follow the desktop while Balie runs, by its portal's signals."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.support.balie import Balie
from tests.support.screen import Screen, Shown
from tests.support.waiting import eventually
from tools.virtual_desktop import VirtualDesktop
from ui.tokens import DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
APPEARANCE = "org.freedesktop.appearance"


class Portal:
    """The fake settings portal on a desktop's bus."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        self._process = process

    def tell(self, key: str, value: int) -> None:
        """Have the portal say that an appearance setting has changed."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{APPEARANCE} {key} {value}\n")
        self._process.stdin.flush()


@pytest.fixture
def portal(desktop: VirtualDesktop) -> Iterator[Portal]:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.fakes.settings_portal"],
        env={**desktop.environment, "QT_QPA_PLATFORM": "offscreen"},
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield Portal(process)
        process.terminate()


def background(screen: Screen, window: Shown, folder: Path) -> str:
    """The colour at the foot of the window, where nothing but its background is."""
    file = folder / "screen.png"
    subprocess.run(["scrot", "-o", file], env=screen.desktop.environment, timeout=20, check=True)
    at_foot = window.x + window.width // 2, window.y + window.height - 6
    return QImage(str(file)).pixelColor(*at_foot).name()


def becomes(colour: str, screen: Screen, window: Shown, folder: Path) -> bool:
    return eventually(lambda: background(screen, window, folder) == colour)


def test_the_window_follows_the_desktop(
    desktop: VirtualDesktop, portal: Portal, balie: Balie, tmp_path: Path
) -> None:
    screen = Screen(desktop)
    # Qt asks the portal on desktops that it knows.
    with screen.balie("--background", environment={**balie.own, "XDG_CURRENT_DESKTOP": "XFCE"}):
        screen.click(screen.icon())
        window = screen.window()
        for key, value, expected in (
            ("color-scheme", 1, DARK),
            ("color-scheme", 2, LIGHT),
            ("contrast", 1, LIGHT_CONTRAST),
            ("color-scheme", 1, DARK_CONTRAST),
            ("contrast", 0, DARK),
        ):
            portal.tell(key, value)
            assert becomes(expected.background, screen, window, tmp_path)
