"""Between clicks the tray program sleeps, until the kernel wakes it with something new."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from diagnostics.system import Platform
from diagnostics.system.machine import ThisMachine
from diagnostics.system.quiet import may_interrupt
from tests.support.balie import Balie, in_namespaces
from tests.support.desktop import window_manager
from tests.support.waiting import eventually
from tools.virtual_desktop import VirtualDesktop

pytestmark = pytest.mark.slow


def test_a_network_that_comes_is_looked_at_and_nothing_else(
    desktop: VirtualDesktop, balie: Balie
) -> None:
    tray = [sys.executable, "-m", "ui", "--background"]
    with desktop.running([*in_namespaces("", "--net"), *tray], balie.own) as program:
        eventually(lambda: "looked at the computer" in log(balie))
        inside(program.pid, "ip", "link", "set", "lo", "up")
        eventually(lambda: "looked at name_lookup, network, proxy" in log(balie))
        assert log(balie).count("looked at") == 2


def test_it_ends_at_once_though_it_waits(desktop: VirtualDesktop, balie: Balie) -> None:
    tray = [sys.executable, "-m", "ui", "--background"]
    with desktop.running(tray, balie.own) as program:
        eventually(lambda: "looked at the computer" in log(balie))
        program.terminate()
        assert program.wait(timeout=10) == 0


def inside(pid: int, *command: str) -> None:
    """Run a command in the network of a process."""
    subprocess.run(["nsenter", f"--net=/proc/{pid}/ns/net", *command], check=True, timeout=10)


def log(balie: Balie) -> str:
    """What the program wrote down so far."""
    files: list[Path] = sorted(balie.data.glob("**/*.log"))
    return "".join(file.read_text("utf-8") for file in files)


FULL_SCREEN = """
import sys
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication(sys.argv)
slide = QLabel("A presentation")
slide.showFullScreen()
app.exec()
"""


class OnDesktop(ThisMachine):
    """This computer, for a person who sits at a desktop of the tests."""

    def __init__(self, desktop: VirtualDesktop) -> None:
        super().__init__(Platform.LINUX)
        self.environment = {"DISPLAY": desktop.environment["DISPLAY"]}


def test_nobody_is_interrupted_during_a_presentation(
    desktop: VirtualDesktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", desktop.environment["DISPLAY"])
    machine = OnDesktop(desktop)
    with window_manager(desktop):
        with desktop.running([sys.executable, "-c", FULL_SCREEN]):
            eventually(lambda: not may_interrupt(machine))
        eventually(lambda: may_interrupt(machine))
