"""A picture from the desktop itself: what it is asked, and what its answers mean."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection
from pytestqt.qtbot import QtBot

from assistant.errors import Trouble
from tools.virtual_desktop import session_bus
from ui.capture.portal import Portal
from ui.capture.troubles import NO_PORTAL, REFUSED, SILENT, STOPPED

ROOT = Path(__file__).resolve().parents[3]

Answer = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A session bus for these tests alone."""
    with Path(os.devnull).open("wb") as nowhere, session_bus(nowhere) as address:
        yield address


@pytest.fixture
def bus(address: str) -> Iterator[QDBusConnection]:
    yield QDBusConnection.connectToBus(address, "pictures")
    QDBusConnection.disconnectFromBus("pictures")


@pytest.fixture
def desktop_that_answers(address: str) -> Iterator[Answer]:
    """Start a portal with this answer on the bus."""
    with ExitStack() as stack:

        def start(*answer: str) -> subprocess.Popen[str]:
            process = subprocess.Popen(
                [sys.executable, "-m", "tests.fakes.screenshot_portal", *answer],
                env={"DBUS_SESSION_BUS_ADDRESS": address, "PATH": "/usr/bin:/bin"},
                cwd=ROOT,
                stdout=subprocess.PIPE,
                text=True,
            )
            stack.enter_context(process)
            stack.callback(process.terminate)
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            return process

        yield start


class Asked(QObject):
    """A question to the portal, and what came of it."""

    def __init__(self, bus: QDBusConnection, *, interactive: bool = False, ms: int = 20_000):
        super().__init__()
        self.came: list[str | Trouble] = []
        self._portal = Portal(self, bus, self.came.append, self.came.append, patience_ms=ms)
        self._portal.ask(interactive=interactive)


def came_of(qtbot: QtBot, asked: Asked) -> str | Trouble:
    qtbot.waitUntil(lambda: bool(asked.came), timeout=15_000)
    [came] = asked.came
    return came


@pytest.mark.parametrize("interactive", [True, False])
def test_the_desktop_says_where_the_picture_is(
    qtbot: QtBot, bus: QDBusConnection, desktop_that_answers: Answer, interactive: bool
) -> None:
    portal = desktop_that_answers("0", "file:///tmp/picture.png")
    assert came_of(qtbot, Asked(bus, interactive=interactive)) == "file:///tmp/picture.png"
    assert portal.stdout is not None
    assert json.loads(portal.stdout.readline())["interactive"] is interactive


@pytest.mark.parametrize(
    ("answer", "trouble"),
    [(("1", ""), STOPPED), (("2", ""), REFUSED), (("0", ""), REFUSED), (("denied",), REFUSED)],
)
def test_no_is_told_in_words(
    qtbot: QtBot,
    bus: QDBusConnection,
    desktop_that_answers: Answer,
    answer: tuple[str, ...],
    trouble: Trouble,
) -> None:
    desktop_that_answers(*answer)
    assert came_of(qtbot, Asked(bus)) == trouble


def test_a_desktop_that_never_answers_is_not_waited_for_forever(
    qtbot: QtBot, bus: QDBusConnection, desktop_that_answers: Answer
) -> None:
    portal = desktop_that_answers("silent")
    assert came_of(qtbot, Asked(bus, ms=1500)) == SILENT
    assert portal.stdout is not None
    assert portal.stdout.readline().startswith("{")
    assert portal.stdout.readline() == "closed\n"


def test_a_desktop_without_a_portal_is_told(qtbot: QtBot, bus: QDBusConnection) -> None:
    assert came_of(qtbot, Asked(bus)) == NO_PORTAL


def test_a_desktop_without_a_bus_is_told(qtbot: QtBot) -> None:
    assert came_of(qtbot, Asked(QDBusConnection("nobody made this one"))) == NO_PORTAL
