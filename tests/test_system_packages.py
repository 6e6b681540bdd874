"""Whoever may not install packages is told in one message what is missing and what to run."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[1] / "tools" / "system-packages"
USED = ("sh", "cat", "dirname", "sed", "tr")


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A folder of programs as on a Debian with one library and no Python, seen by a user."""
    for program in USED:
        (tmp_path / program).symlink_to(str(shutil.which(program)))
    _program(tmp_path / "id", "echo 1000")
    _program(tmp_path / "dpkg-query", "echo 'installed libegl1 '; echo 'installed a libgl1, b'")
    return tmp_path


def _program(path: Path, does: str) -> None:
    path.write_text(f"#!/bin/sh\n{does}\n")
    path.chmod(0o755)


def ask(machine: Path, *groups: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [SCRIPT, *groups], env={"PATH": str(machine)}, capture_output=True, text=True,
        timeout=20, check=False,
    )  # fmt: skip


def test_one_message_names_everything_that_is_missing(machine: Path) -> None:
    done = ask(machine, "env", "desktop", "headless")
    assert done.returncode == 1
    command = done.stderr.splitlines()[-1]
    assert "sudo apt-get update && sudo apt-get install" in command
    for package in ("python3-venv", "libxkbcommon0", "xvfb"):
        assert f" {package}" in command


def test_what_is_there_is_not_asked_for(machine: Path) -> None:
    assert "libegl1" not in ask(machine, "desktop").stderr


def test_a_package_that_another_one_provides_counts_as_there(machine: Path) -> None:
    assert "libgl1" not in ask(machine, "desktop").stderr


def test_nothing_is_said_where_nothing_is_missing(machine: Path) -> None:
    names = ("dbus-daemon", "fonts-inter", "trayer", "xdotool", "xvfb")
    _program(machine / "dpkg-query", "\n".join(f"echo 'installed {n} '" for n in names))
    done = ask(machine, "headless")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_system_that_is_no_debian_is_left_alone(machine: Path) -> None:
    (machine / "dpkg-query").unlink()
    assert ask(machine, "env", "desktop").returncode == 0
