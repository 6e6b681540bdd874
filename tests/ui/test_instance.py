"""One Balie in a session: who is first, and in which session."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ui.doors import open_door
from ui.instance import Instance, session_folder, session_name


def test_the_first_one_keeps_its_claim_until_it_gives_it_up(tmp_path: Path) -> None:
    first = Instance("balie-0", tmp_path)
    assert first.claim()
    first.give_up()
    assert Instance("balie-0", tmp_path).claim()


def test_another_session_has_another_balie(tmp_path: Path) -> None:
    assert Instance("balie-0", tmp_path).claim()
    assert Instance("balie-1", tmp_path).claim()


def test_who_is_not_first_has_the_first_show_its_window(qtbot: QtBot, tmp_path: Path) -> None:
    shown: list[str] = []
    first, second = Instance("balie-0", tmp_path), Instance("balie-0", tmp_path)
    assert first.claim()
    door = open_door(first.address, lambda: shown.append("shown"))
    assert not second.claim()
    qtbot.waitUntil(lambda: shown == ["shown"])
    door.close()
    first.give_up()


def test_a_lock_whose_number_went_to_another_program_is_no_obstacle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in containers, where the numbers of processes begin anew."""
    first = Instance("balie-0", tmp_path)
    assert first.claim()
    monkeypatch.setattr("ui.doors.LIMIT", 0.1)
    assert Instance("balie-0", tmp_path).claim()


def test_sessions_are_told_apart_by_their_display() -> None:
    assert session_name({"DISPLAY": ":0"}) == session_name({"DISPLAY": ":0.0"})
    assert session_name({"DISPLAY": ":0"}) != session_name({"DISPLAY": ":1"})
    assert "/" not in session_name({"DISPLAY": "../../etc/passwd:0" * 50})
    assert len(session_name({"WAYLAND_DISPLAY": "w" * 500})) < 64


def test_the_folder_is_the_persons_own(home: Path) -> None:
    assert session_folder().stat().st_mode & 0o077 == 0
    assert session_folder().is_relative_to(home)
