"""Real browsers without a window, on the profile of a home of their own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from tools.virtual_desktop import tied

_QUIET = ("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync")
_ALONE = ("--disable-background-networking", "--disable-component-update", "--password-store=basic")


def chromium(profile: Path, address: str = "about:blank") -> list[str]:
    """The call that opens an address in Chromium."""
    program = shutil.which("chromium") or pytest.skip("needs chromium")
    return [program, *_QUIET, *_ALONE, f"--user-data-dir={profile}", address]


def firefox(profile: Path, address: str = "about:blank") -> list[str]:
    """The same in Firefox."""
    program = shutil.which("firefox-esr") or pytest.skip("needs firefox-esr")
    return [program, "--headless", "--no-remote", "--profile", str(profile), address]


def environment(home: Path) -> dict[str, str]:
    """The variables of this process, with which programs take a folder for the person's home."""
    return {
        **os.environ,
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "XDG_CACHE_HOME": str(home / ".cache"),
    }


@contextmanager
def running(argv: Sequence[str], home: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A browser that runs, and ends with the block together with all that it started."""
    with (
        Path(os.devnull).open("wb") as quiet,
        tied(argv, env=environment(home), stderr=quiet) as browser,
    ):
        yield browser


def kill(browser: subprocess.Popen[bytes]) -> None:
    """End it and all of its processes as a crash of the computer would."""
    os.killpg(browser.pid, signal.SIGKILL)
    browser.wait(10)
