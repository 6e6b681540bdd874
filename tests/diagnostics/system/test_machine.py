"""This computer, as facts see it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from diagnostics.system import Platform, machine, this_machine


@pytest.mark.parametrize(
    ("system", "platform"),
    [("linux", Platform.LINUX), ("darwin", Platform.MACOS), ("win32", Platform.WINDOWS)],
)
def test_the_platform_is_one_of_three(
    monkeypatch: pytest.MonkeyPatch, system: str, platform: Platform
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert this_machine().platform is platform


def test_a_file_is_read_up_to_the_limit_and_never_fails_to_decode(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(machine, "LARGEST_FILE", 100_000)
    big = tmp_path / "big"
    big.write_bytes(b"\xff" + b"x" * 200_000)
    assert this_machine().read(str(big)) == "\N{REPLACEMENT CHARACTER}" + "x" * 99_999


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_the_kernels_own_files_can_be_read() -> None:
    """The kernel refuses to be asked for megabytes below /proc/sys."""
    assert this_machine().read("/proc/sys/kernel/osrelease").strip()


def test_a_file_tells_when_it_changed(tmp_path: Path) -> None:
    os.utime(tmp_path, (0, 1_790_000_000.5))
    assert this_machine().modified(str(tmp_path)) == 1_790_000_000.5
    with pytest.raises(FileNotFoundError):
        this_machine().modified(str(tmp_path / "nothing"))


def test_the_names_in_a_folder_come_sorted(tmp_path: Path) -> None:
    for name in ("b", "a", "c"):
        (tmp_path / name).touch()
    assert this_machine().names(str(tmp_path)) == ["a", "b", "c"]
    with pytest.raises(FileNotFoundError):
        this_machine().names(str(tmp_path / "nothing"))
