"""A desktop of its own for each test that drives the real program with mouse and keys."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.waiting import eventually
from tools.virtual_desktop import VirtualDesktop, virtual_desktop


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[VirtualDesktop]:
    """A private display with a session bus and a tray host; programs started on it end with it."""
    with virtual_desktop(log=tmp_path / "desktop.log") as desktop:
        yield desktop


def ran(desktop: VirtualDesktop, *argv: str) -> str:
    """What a program printed that was run on the desktop, whether or not it succeeded."""
    done = subprocess.run(
        argv, env=desktop.environment, capture_output=True, text=True, timeout=20, check=False
    )
    return done.stdout


@contextmanager
def window_manager(desktop: VirtualDesktop) -> Iterator[None]:
    """Windows have frames and one is in use, from the start of the block to its end.

    A window that is there before the manager is ready is never made the one in use.
    """
    with desktop.running(["openbox"]):
        eventually(lambda: "window id" in ran(desktop, "xprop", "-root", "_NET_CLIENT_LIST"))
        yield
