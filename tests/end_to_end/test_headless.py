"""`make run` where there is no display: the icon is clicked, the window shown, all is ended."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

PROJECT = Path(__file__).parents[2]
LIMIT = 120

pytestmark = pytest.mark.slow


@pytest.fixture
def command(tmp_path: Path) -> list[str]:
    return [sys.executable, "-m", "tools.headless", str(tmp_path)]


@pytest.fixture
def run(command: list[str]) -> Iterator[subprocess.Popen[str]]:
    """A run that has come so far that it only waits for Ctrl-C."""
    with subprocess.Popen(
        command, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as run:
        assert run.stdout is not None
        said: list[str] = []
        while "Ctrl-C" not in (line := run.stdout.readline()):
            assert line, said
            said.append(line)
        yield run
        run.kill()


def test_a_picture_shows_the_window(run: subprocess.Popen[str], tmp_path: Path) -> None:
    from PySide6.QtGui import QImage

    picture = QImage(str(tmp_path / "screenshot.png")).scaled(64, 40)
    colours = {picture.pixel(x, y) for x in range(64) for y in range(40)}
    assert len(colours) > 20, "nothing but an empty display"


def test_a_second_run_brings_up_the_window(
    run: subprocess.Popen[str], command: list[str], tmp_path: Path
) -> None:
    (tmp_path / "screenshot.png").unlink()
    second = subprocess.run(
        command, cwd=PROJECT, capture_output=True, text=True, timeout=LIMIT, check=True
    )
    assert "its window was brought up" in second.stdout
    assert (tmp_path / "screenshot.png").exists()
    assert run.poll() is None


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_nothing_is_left_however_it_ends(
    run: subprocess.Popen[str], number: signal.Signals
) -> None:
    started = psutil.Process(run.pid).children(recursive=True)
    names = {process.name() for process in started}
    assert {"Xvfb", "dbus-daemon", "trayer", "balie"} <= names
    run.send_signal(number)
    assert run.wait(LIMIT) == (0 if number != signal.SIGKILL else -signal.SIGKILL)
    _, alive = psutil.wait_procs(started, timeout=20)
    assert alive == []
    assert run.stdout is not None
    assert "killed" not in run.stdout.read()
