"""What is in use is left alone, so it must be seen however a program uses it."""

from __future__ import annotations

import _ctypes
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from diagnostics.system.in_use import PROC, in_use

NO_PROC = "/no/such"
LOAD = "import ctypes; ctypes.CDLL('./unpacked/library')"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "unpacked" / "deep").mkdir(parents=True)
    shutil.copy(_ctypes.__file__, tmp_path / "unpacked" / "library")
    return tmp_path


@contextmanager
def program(
    folder: Path, doing: str = "", *words: str, env: Mapping[str, str] | None = None
) -> Iterator[None]:
    """A Python program that has done something and then waits."""
    code = f"{doing}\nprint(flush=True)\ninput()"
    with subprocess.Popen(
        [sys.executable, "-c", code, *words],
        cwd=folder,
        env=env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        yield
        process.communicate(b"\n")


@pytest.mark.parametrize("proc", [PROC, NO_PROC])
def test_an_open_file_is_in_use_by_whatever_name(folder: Path, proc: str) -> None:
    path = folder / "unpacked" / "library"
    status = path.stat()
    with program(folder, "file = open('unpacked/library')"):
        used = in_use(str(folder), proc=proc)
    assert (status.st_dev, status.st_ino) in used.files
    assert "unpacked" in used.names


@pytest.mark.parametrize("proc", [PROC, NO_PROC])
def test_a_folder_that_a_program_stands_in_is_in_use(folder: Path, proc: str) -> None:
    with program(folder / "unpacked" / "deep"):
        assert in_use(str(folder), proc=proc).names == {"unpacked"}


def test_a_library_is_in_use_though_no_program_has_it_open(folder: Path) -> None:
    with program(folder, LOAD):
        assert "unpacked" in in_use(str(folder)).names


@pytest.mark.parametrize("proc", [PROC, NO_PROC])
def test_what_a_program_was_told_of_is_in_use(folder: Path, proc: str) -> None:
    told = {"XAUTHORITY": f"{folder}/key", "KRB5CCNAME": f"FILE:{folder}/tickets"}
    with program(folder, "", f"--socket={folder}/bus,guid=1", env=told):
        assert {"key", "tickets", "bus"} <= in_use(str(folder), proc=proc).names


def test_what_nobody_uses_is_not_in_use(folder: Path) -> None:
    sibling = folder.with_name(f"{folder.name}-sibling")
    sibling.mkdir()
    with program(sibling):
        assert in_use(str(folder)).names == frozenset()


def test_a_process_that_ends_while_it_is_looked_at_uses_what_was_seen(folder: Path) -> None:
    proc = folder / "proc"
    for entry in ("self", "1"):
        (proc / entry).mkdir(parents=True)
    (proc / "1" / "exe").symlink_to(folder / "unpacked")
    assert in_use(str(folder), proc=str(proc)).names == {"unpacked"}
