"""The doors: who knocks is heard, and nobody else. Both kinds work on this system."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from pytestqt.qtbot import QtBot

from ui.doors import Door, pipe
from ui.doors import socket as socket_door
from ui.doors.pipe import PipeDoor
from ui.doors.socket import SocketDoor

Opened = Callable[[str, Callable[[], None]], Door]
Knock = Callable[[str, float], bool]

KINDS: dict[str, tuple[Opened, Knock]] = {
    "pipe": (PipeDoor, pipe.knock_at),
    "socket": (SocketDoor, socket_door.knock_at),
}


class Visited:
    """A door, and how often somebody had the window shown."""

    def __init__(self, kind: Opened, address: str) -> None:
        self.shown = 0
        self.address = address
        self.door = kind(address, self._show)

    def _show(self) -> None:
        self.shown += 1


@pytest.fixture(params=[PipeDoor, SocketDoor])
def visited(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path) -> Iterator[Visited]:
    visited = Visited(request.param, str(tmp_path / "door"))
    yield visited
    visited.door.close()


def test_a_door_is_open_to_this_person_only(visited: Visited) -> None:
    assert Path(visited.address).stat().st_mode & 0o077 == 0


@pytest.fixture
def by_socket(qtbot: QtBot, tmp_path: Path) -> Iterator[Visited]:
    visited = Visited(SocketDoor, str(tmp_path / "door"))
    yield visited
    visited.door.close()


def test_who_knocks_is_heard(by_socket: Visited, qtbot: QtBot) -> None:
    assert socket_door.knock_at(by_socket.address, 1.0)
    qtbot.waitUntil(lambda: by_socket.shown == 1)


@pytest.mark.parametrize("words", [b"", b"hide", b"show me everything", b"\x00" * 10_000])
def test_who_says_anything_else_is_not(by_socket: Visited, qtbot: QtBot, words: bytes) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as caller:
        caller.sendto(words, by_socket.address)
    assert socket_door.knock_at(by_socket.address, 1.0)
    qtbot.waitUntil(lambda: by_socket.shown > 0)
    assert by_socket.shown == 1


@pytest.fixture
def by_pipe(qtbot: QtBot, tmp_path: Path) -> Iterator[Visited]:
    visited = Visited(PipeDoor, str(tmp_path / "door"))
    yield visited
    visited.door.close()


def call(address: str, words: bytes) -> QLocalSocket:
    caller = QLocalSocket()
    caller.connectToServer(address)
    assert caller.waitForConnected(1000)
    caller.write(words)
    return caller


def test_who_knocks_at_a_pipe_is_answered(by_pipe: Visited, qtbot: QtBot) -> None:
    caller = call(by_pipe.address, pipe.SHOW)
    qtbot.waitUntil(lambda: caller.bytesAvailable() == len(pipe.SHOWN))
    assert by_pipe.shown == 1


@pytest.mark.parametrize("words", [b"", b"hide", b"show me everything", b"\x00" * 1_000_000])
def test_who_says_anything_else_at_a_pipe_is_shown_out(
    by_pipe: Visited, qtbot: QtBot, words: bytes
) -> None:
    caller = call(by_pipe.address, words)
    qtbot.waitUntil(lambda: caller.state() is QLocalSocket.LocalSocketState.UnconnectedState)
    assert by_pipe.shown == 0


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_is_in(tmp_path: Path, kind: str) -> None:
    _, knock = KINDS[kind]
    assert not knock(str(tmp_path / "door"), 0.1)


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_crash_left_is_no_obstacle(qtbot: QtBot, tmp_path: Path, kind: str) -> None:
    address = tmp_path / "door"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as crashed:
        crashed.bind(str(address))
    door, knock = KINDS[kind]
    assert not knock(str(address), 0.1)
    door(str(address), lambda: None).close()


def test_who_opens_a_pipe_but_does_not_answer_is_not_waited_for(
    qtbot: QtBot, tmp_path: Path
) -> None:
    deaf = QLocalServer()
    assert deaf.listen(str(tmp_path / "door"))
    with pytest.raises(TimeoutError):
        pipe.knock_at(str(tmp_path / "door"), 0.2)
    deaf.close()


def test_a_socket_whose_owner_hangs_is_not_waited_for(tmp_path: Path) -> None:
    address = str(tmp_path / "door")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as hanging:
        hanging.bind(address)
        with pytest.raises(TimeoutError):
            knock_until_full(address)


def knock_until_full(address: str) -> None:
    """The system keeps some messages for who does not read them."""
    for _ in range(10_000):
        socket_door.knock_at(address, 0.1)
