"""Real folders of logs."""

from __future__ import annotations

from pathlib import Path

from diagnostics.facts import log_volume
from diagnostics.facts.log_volume import FACT, LogVolume, measure
from diagnostics.system import Platform
from tests.support.machine import RecordedMachine


def test_folders_count_with_all_that_is_below_them(tmp_path: Path) -> None:
    (tmp_path / "journal/machine").mkdir(parents=True)
    (tmp_path / "journal/machine/system.journal").write_bytes(bytes(5000))
    (tmp_path / "syslog").write_bytes(bytes(1000))
    (tmp_path / "link").symlink_to(tmp_path / "journal")
    assert measure([tmp_path, tmp_path / "gone"]) == LogVolume(
        total_bytes=6000, largest="journal", largest_bytes=5000, unseen=0
    )


def test_no_logs_take_no_room(tmp_path: Path) -> None:
    assert measure([tmp_path]).total_bytes == 0


def test_each_system_has_its_folders(home: Path) -> None:
    windows = RecordedMachine(Platform.WINDOWS, environment={"SystemRoot": r"D:\Windows"})
    assert log_volume._folders(windows)[1] == r"D:\Windows\Logs"
    macos = RecordedMachine(Platform.MACOS)
    assert log_volume._folders(macos) == ["/var/log", f"{home}/Library/Logs"]
    (home / "Library/Logs").mkdir(parents=True)
    assert FACT.readers[Platform.MACOS](macos).total_bytes >= 0
