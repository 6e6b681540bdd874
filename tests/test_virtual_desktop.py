"""The desktop that `make run` and the end-to-end tests use leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from tests.support.waiting import eventually
from tools.virtual_desktop import DidNotStart, VirtualDesktop, tied, virtual_desktop

pytestmark = pytest.mark.slow

LIST_NAMES = (
    *("dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus", "/"),
    "org.freedesktop.DBus.ListNames",
)
HOLD = """
import sys
from tools.virtual_desktop import virtual_desktop
with virtual_desktop() as desktop:
    with desktop.running(["sh", "-c", "sleep 600 & wait"]):
        print(desktop.display, flush=True)
        sys.stdin.read()
"""


def test_programs_find_the_display_and_the_bus(desktop: VirtualDesktop) -> None:
    for question in (["xdotool", "getdisplaygeometry"], LIST_NAMES):
        subprocess.run(question, env=desktop.environment, check=True, timeout=10)


def test_a_program_ends_with_its_block_and_takes_its_children_along() -> None:
    with tied(["sh", "-c", "trap '' TERM; sleep 600 & sleep 600"]) as process:
        children = psutil.Process(process.pid).children
        eventually(lambda: len(children()) == 2)
        family = [psutil.Process(process.pid), *children()]
    _, alive = psutil.wait_procs(family, timeout=10)
    assert alive == []


def test_what_cannot_start_is_named(tmp_path: Path) -> None:
    with pytest.raises(DidNotStart, match="Xvfb"), virtual_desktop("0x0", log=tmp_path / "log"):
        pass


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_nothing_outlives_the_program_that_made_it(number: signal.Signals) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    with holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        family = psutil.Process(holder.pid)
        # Until then the last program may not have asked yet to be ended with its parent.
        eventually(lambda: "sleep" in [p.name() for p in family.children(recursive=True)])
        servers = family.children()
        os.kill(holder.pid, number)
    _, alive = psutil.wait_procs(servers, timeout=10)
    assert alive == []
