"""One Balie in a session: who is first, who knocks, and who is not let in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from pytestqt.qtbot import QtBot

from tests.support.waiting import eventually
from ui.door import SHOW, SHOWN, Door, knock
from ui.instance import Instance, session_folder, session_name

Open = Callable[[Instance], Door]


@pytest.fixture
def shown() -> list[str]:
    """Grows each time somebody has the window shown."""
    return []


@pytest.fixture
def open_door(qtbot: QtBot, shown: list[str]) -> Iterator[Open]:
    doors: list[Door] = []

    def opened(instance: Instance) -> Door:
        doors.append(Door(instance.address, lambda: shown.append("shown")))
        return doors[-1]

    yield opened
    for door in doors:
        door.close()


def test_the_first_one_keeps_its_claim_until_it_gives_it_up(tmp_path: Path) -> None:
    first = Instance("balie-0", tmp_path)
    assert first.claim()
    first.give_up()
    assert Instance("balie-0", tmp_path).claim()


def test_another_session_has_another_balie(tmp_path: Path) -> None:
    assert Instance("balie-0", tmp_path).claim()
    assert Instance("balie-1", tmp_path).claim()


def call(address: str, words: bytes) -> QLocalSocket:
    caller = QLocalSocket()
    caller.connectToServer(address)
    assert caller.waitForConnected(1000)
    caller.write(words)
    return caller


def test_who_knocks_has_the_window_shown(
    qtbot: QtBot, tmp_path: Path, open_door: Open, shown: list[str]
) -> None:
    first = Instance("balie-0", tmp_path)
    open_door(first)
    caller = call(first.address, SHOW)
    qtbot.waitUntil(lambda: caller.bytesAvailable() == len(SHOWN))
    assert shown == ["shown"]


@pytest.mark.parametrize("words", [b"hide!", b"\x00" * 1_000_000, b"show me everything\n"])
def test_who_says_anything_else_is_shown_out(
    qtbot: QtBot, tmp_path: Path, open_door: Open, shown: list[str], words: bytes
) -> None:
    first = Instance("balie-0", tmp_path)
    open_door(first)
    caller = call(first.address, words)
    qtbot.waitUntil(lambda: caller.state() is QLocalSocket.LocalSocketState.UnconnectedState)
    assert shown == []


def test_who_says_nothing_is_shown_out_too(
    qtbot: QtBot, tmp_path: Path, open_door: Open, shown: list[str]
) -> None:
    first = Instance("balie-0", tmp_path)
    open_door(first)
    caller = call(first.address, b"")
    qtbot.waitUntil(
        lambda: caller.state() is QLocalSocket.LocalSocketState.UnconnectedState, timeout=5000
    )
    assert shown == []


def test_the_socket_is_open_to_this_person_only(tmp_path: Path, open_door: Open) -> None:
    first = Instance("balie-0", tmp_path)
    open_door(first)
    assert Path(first.address).stat().st_mode & 0o077 == 0


def test_what_a_crash_left_is_no_obstacle(
    tmp_path: Path, open_door: Open, shown: list[str]
) -> None:
    crashed = Instance("balie-0", tmp_path)
    Path(crashed.address).write_bytes(b"")
    (tmp_path / "balie-0.lock").write_text("999999999\nbalie\nnowhere\n")
    assert not knock(crashed.address, limit=0.1)
    door = open_door(crashed)
    assert door.listening


def test_who_opens_but_does_not_answer_is_not_waited_for(tmp_path: Path, qtbot: QtBot) -> None:
    address = str(tmp_path / "deaf")
    deaf = QLocalServer()
    assert deaf.listen(address)
    with pytest.raises(TimeoutError):
        knock(address, limit=0.2)
    deaf.close()


def test_sessions_are_told_apart_by_their_display() -> None:
    assert session_name({"DISPLAY": ":0"}) == session_name({"DISPLAY": ":0.0"})
    assert session_name({"DISPLAY": ":0"}) != session_name({"DISPLAY": ":1"})
    assert "/" not in session_name({"DISPLAY": "../../etc/passwd:0" * 50})
    assert len(session_name({"WAYLAND_DISPLAY": "w" * 500})) < 64


def test_the_folder_is_the_persons_own(home: Path) -> None:
    eventually(lambda: session_folder().stat().st_mode & 0o077 == 0)
    assert session_folder().is_relative_to(home)
