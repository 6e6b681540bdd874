"""Uptime from the kernel on Linux, from the start's date elsewhere."""

from __future__ import annotations

import pytest

from diagnostics.facts.uptime import FACT
from diagnostics.system import Platform
from tests.support.machine import RecordedMachine


def test_linux_counts_since_the_start() -> None:
    machine = RecordedMachine(Platform.LINUX, files={"/proc/uptime": "1393927.41 2650023.13\n"})
    assert FACT.readers[Platform.LINUX](machine).uptime_seconds == 1393927.41


@pytest.mark.parametrize("platform", [Platform.MACOS, Platform.WINDOWS])
def test_a_clock_before_the_start_is_no_negative_uptime(platform: Platform) -> None:
    machine = RecordedMachine(platform, now=0)
    assert FACT.readers[platform](machine).uptime_seconds == 0
