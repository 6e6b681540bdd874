"""A desktop of its own for each test that drives the real program with mouse and keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.virtual_desktop import VirtualDesktop, virtual_desktop


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[VirtualDesktop]:
    """A private display with a session bus and a tray host; programs started on it end with it."""
    with virtual_desktop(log=tmp_path / "desktop.log") as desktop:
        yield desktop
