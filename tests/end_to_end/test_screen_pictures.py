"""Pictures of a real screen: true pixels, of the right monitor, and nothing of Balie in them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage

from tests.support.bystander import COLOUR, COPIED
from tests.support.desktop import ran, window_manager
from tests.support.picture_taker import OWN, PLACE
from tests.support.waiting import eventually
from tools.virtual_desktop import VirtualDesktop

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
WIDTH, HEIGHT = 1280, 800
WALL = "#204060"

# Where the bystander is: partly below the window of the taker.
BESIDE = QRect(200, 150, 500, 400)


class Taking:
    """A taker that waits for its turn on a desktop, and what it says in the end."""

    def __init__(self, desktop: VirtualDesktop, process: subprocess.Popen[str], file: Path):
        self._desktop = desktop
        self._process = process
        self._file = file

    def go(self) -> None:
        """Have it begin."""
        assert self._process.stdin is not None
        self._process.stdin.write("go\n")
        self._process.stdin.flush()

    def xdotool(self, *words: str) -> str:
        return ran(self._desktop, "xdotool", *words)

    def await_question(self, words: str) -> None:
        """Wait until the overlay that says so is there."""
        eventually(lambda: self.xdotool("search", "--onlyvisible", "--name", words))

    def came(self) -> tuple[str, str, list[str]]:
        """What became of it, where its window is, and what it says of the clipboard."""
        said, _ = self._process.communicate(timeout=30)
        words, place, *clipboard = said.splitlines()
        return words, place, clipboard

    def picture(self) -> QImage:
        """The picture that was taken, after everything else was found to be in order."""
        assert self.came() == ("taken", str(place_of(PLACE)), [COPIED, "False"])
        picture = QImage(str(self._file))
        assert OWN not in colours(picture)
        return picture


def place_of(rect: QRect) -> tuple[int, int, int, int]:
    return rect.x(), rect.y(), rect.width(), rect.height()


def colours(picture: QImage) -> set[str]:
    """The colours at every fourth pixel."""
    across, down = range(0, picture.width(), 4), range(0, picture.height(), 4)
    return {QColor(picture.pixel(x, y)).name() for y in down for x in across}


@pytest.fixture(params=["openbox", "no window manager"])
def managed(request: pytest.FixtureRequest, desktop: VirtualDesktop) -> Iterator[VirtualDesktop]:
    """A desktop with a window manager, and one with none."""
    with ExitStack() as stack:
        if request.param == "openbox":
            stack.enter_context(window_manager(desktop))
        yield desktop


@pytest.fixture
def openbox(desktop: VirtualDesktop) -> Iterator[VirtualDesktop]:
    with window_manager(desktop):
        yield desktop


@contextmanager
def taking(
    desktop: VirtualDesktop,
    kind: str,
    file: Path,
    extra: Mapping[str, str] | None = None,
    *words: str,
) -> Iterator[Taking]:
    """A taker beside a bystander, both on the screen."""
    ran(desktop, "xsetroot", "-solid", WALL)
    beside = [sys.executable, "-m", "tests.support.bystander", *map(str, place_of(BESIDE))]
    with desktop.running(beside, {"PYTHONPATH": str(ROOT)}):
        await_window(desktop, "Bystander")
        argv = [sys.executable, "-m", "tests.support.picture_taker", kind, str(file), *words]
        with started(desktop, argv, extra or {}) as process:
            await_window(desktop, "Own window")
            yield Taking(desktop, process, file)


@contextmanager
def started(
    desktop: VirtualDesktop, argv: Sequence[str], extra: Mapping[str, str]
) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        argv,
        env={**desktop.environment, **extra},
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield process
        process.terminate()


def await_window(desktop: VirtualDesktop, name: str) -> None:
    eventually(lambda: ran(desktop, "xdotool", "search", "--onlyvisible", "--name", name))


def test_the_whole_screen_without_balie(managed: VirtualDesktop, tmp_path: Path) -> None:
    with taking(managed, "screen", tmp_path / "picture.png") as taker:
        taker.go()
        picture = taker.picture()
    assert (picture.width(), picture.height()) == (WIDTH, HEIGHT)
    assert picture.pixelColor(PLACE.topLeft()).name() == WALL
    assert picture.pixelColor(BESIDE.center()).name() == COLOUR
    assert picture.pixelColor(PLACE.bottomRight()).name() == COLOUR, "what was below Balie"


def test_a_window_that_the_desktop_placed_comes_back_where_it_was_moved(
    openbox: VirtualDesktop, tmp_path: Path
) -> None:
    with taking(openbox, "screen", tmp_path / "picture.png", None, "anywhere") as taker:
        number = taker.xdotool("search", "--onlyvisible", "--name", "Own window").strip()
        taker.xdotool("windowmove", "--sync", number, "700", "500")
        taker.go()
        _, place, _ = taker.came()
    left, top, *_ = map(int, place.strip("()").split(", "))
    # Its frame may be counted or not.
    assert 700 <= left <= 710
    assert 500 <= top <= 530


def test_a_region_drawn_with_the_mouse(managed: VirtualDesktop, tmp_path: Path) -> None:
    with taking(managed, "region", tmp_path / "picture.png") as taker:
        taker.go()
        taker.await_question("Draw a rectangle")
        taker.xdotool("mousemove", "180", "140", "mousedown", "1")
        taker.xdotool("mousemove", "300", "200", "mousemove", "480", "340", "mouseup", "1")
        picture = taker.picture()
    assert (picture.width(), picture.height()) == (300, 200)
    assert picture.pixelColor(5, 190).name() == WALL
    assert picture.pixelColor(295, 195).name() == COLOUR


def test_a_region_drawn_with_the_keyboard(managed: VirtualDesktop, tmp_path: Path) -> None:
    with taking(managed, "region", tmp_path / "picture.png") as taker:
        taker.go()
        taker.await_question("Draw a rectangle")
        keys = ["Right", "Left", "Left", "Up", "shift+Down", "ctrl+shift+Right"]
        taker.xdotool("key", "--delay", "60", *keys, "Return")
        picture = taker.picture()
    assert (picture.width(), picture.height()) == (WIDTH // 2 + 1, HEIGHT // 2 + 20)


def test_esc_takes_no_picture(managed: VirtualDesktop, tmp_path: Path) -> None:
    with taking(managed, "region", tmp_path / "picture.png") as taker:
        taker.go()
        taker.await_question("Draw a rectangle")
        taker.xdotool("key", "Escape")
        words, place, _ = taker.came()
    assert (words, place) == ("No picture was taken", str(place_of(PLACE)))
    assert not (tmp_path / "picture.png").exists()


def test_a_window_with_its_frame(openbox: VirtualDesktop, tmp_path: Path) -> None:
    with taking(openbox, "window", tmp_path / "picture.png") as taker:
        taker.go()
        taker.await_question("Click the window")
        middle = BESIDE.center()
        taker.xdotool("mousemove", str(middle.x()), str(middle.y()), "click", "1")
        picture = taker.picture()
    assert BESIDE.width() <= picture.width() <= BESIDE.width() + 20
    assert BESIDE.height() < picture.height() <= BESIDE.height() + 60
    assert WALL not in colours(picture)
    assert COLOUR in colours(picture)


@pytest.mark.parametrize("scales", ["1;1", "1;2", "1.5;1"])
def test_the_monitor_that_is_chosen_in_its_own_pixels(
    openbox: VirtualDesktop, tmp_path: Path, scales: str
) -> None:
    ran(openbox, "xrandr", "--setmonitor", "left", "800/212x800/212+0+0", "screen")
    ran(openbox, "xrandr", "--setmonitor", "right", "480/127x800/212+800+0", "none")
    scaled = {"QT_SCREEN_SCALE_FACTORS": scales, "QT_SCALE_FACTOR_ROUNDING_POLICY": "PassThrough"}
    with taking(openbox, "screen", tmp_path / "picture.png", scaled) as taker:
        taker.go()
        taker.await_question("Click the screen")
        taker.xdotool("mousemove", "1000", "300", "click", "1")
        words, _, _ = taker.came()
    assert words == "taken"
    picture = QImage(str(tmp_path / "picture.png"))
    assert (picture.width(), picture.height()) == (480, 800)
    assert COLOUR not in colours(picture)


@contextmanager
def portal(desktop: VirtualDesktop, *answer: str) -> Iterator[None]:
    argv = [sys.executable, "-m", "tests.fakes.screenshot_portal", *answer]
    with started(desktop, argv, {"QT_QPA_PLATFORM": "offscreen"}) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield


WAYLAND = {"WAYLAND_DISPLAY": "wayland-0", "XDG_SESSION_TYPE": "wayland"}


def test_on_wayland_the_desktop_takes_the_picture(desktop: VirtualDesktop, tmp_path: Path) -> None:
    """A program that draws through XWayland is on Wayland too, and would see nothing itself."""
    given = tmp_path / "Screenshot.png"
    whole = QImage(2 * WIDTH, 2 * HEIGHT, QImage.Format.Format_RGB32)
    whole.fill(QColor(WALL))
    whole.save(str(given))
    with (
        portal(desktop, "0", given.as_uri()),
        taking(desktop, "screen", tmp_path / "picture.png", WAYLAND) as taker,
    ):
        taker.go()
        picture = taker.picture()
    assert picture.size() == whole.size()
    assert not given.exists()


def test_on_wayland_without_a_portal_it_is_told(desktop: VirtualDesktop, tmp_path: Path) -> None:
    with taking(desktop, "screen", tmp_path / "picture.png", WAYLAND) as taker:
        taker.go()
        words, place, _ = taker.came()
    assert (words, place) == ("Balie cannot take a picture here", str(place_of(PLACE)))
