"""Runs Balie on a machine without a display: on a desktop of its own, until Ctrl-C.

python -m tools.headless FOLDER

Clicks the icon in the tray as a person would, and puts a picture of what then opens into FOLDER.
Run again meanwhile with the same folder, it brings up the window of the first.
"""

from __future__ import annotations

import fcntl
import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import FrameType
from typing import IO

from tools.virtual_desktop import DidNotStart, virtual_desktop

BALIE = (".venv/bin/balie", "--org", "resources/example/organisation.toml")
LIMIT = 60.0
"""Seconds in which the icon must have come; a slow machine needs three."""

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Failed(Exception):
    """Balie cannot be shown; the message says why."""


def main(folder: Path) -> int:
    """Be the first run, or bring up the window of it; to be ended by a signal is success."""
    for number in ENDING:
        signal.signal(number, _end)
    folder.mkdir(exist_ok=True)
    try:
        # The first run holds the lock, and writes how programs get onto its desktop.
        with (folder / "headless.json").open("a+") as shared:
            return _be_first(folder, shared) if _lock(shared) else _be_second(folder)
    except KeyboardInterrupt:
        return 0
    except (Failed, DidNotStart) as problem:
        print(problem, file=sys.stderr)
        return 1


def _end(number: int, frame: FrameType | None) -> None:
    """Unwind, which ends everything that was started; a second Ctrl-C must not cut that short."""
    for each in ENDING:
        signal.signal(each, lambda _number, _frame: None)
    raise KeyboardInterrupt


def _lock(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    file.truncate(0)
    return True


def _be_first(folder: Path, shared: IO[str]) -> int:
    print("There is no display, so Balie gets one of its own: Xvfb with a tray.", flush=True)
    with virtual_desktop(log=folder / "headless.log") as desktop, desktop.running(BALIE) as balie:
        shared.write(json.dumps(desktop.environment))
        shared.flush()
        icon = _await(lambda: _icon(desktop.environment), "the icon in the tray", balie)
        _xdotool(desktop.environment, "mousemove", "--window", icon, "8", "8", "click", "1")
        _take_picture(folder, desktop.environment)
        print("Balie is running. Ctrl-C ends it and its display.", flush=True)
        return balie.wait()


def _be_second(folder: Path) -> int:
    told = folder / "headless.json"
    environment = json.loads(_await(told.read_text, "the display of the Balie that runs"))
    subprocess.run(BALIE, env=environment, check=True, timeout=LIMIT)
    print("Balie is running already; its window was brought up.", flush=True)
    _take_picture(folder, environment)
    return 0


def _await(ask: Callable[[], str], what: str, balie: subprocess.Popen[bytes] | None = None) -> str:
    """Ask until there is an answer; give up when the time is over or Balie has ended."""
    deadline = time.monotonic() + LIMIT
    while not (answer := ask()):
        if time.monotonic() > deadline:
            raise Failed(f"Waited {LIMIT:g} seconds for {what}, in vain.")
        if balie and balie.poll() is not None:
            raise Failed(f"Balie ended by itself, with code {balie.returncode}.")
        time.sleep(0.1)
    return answer


def _icon(environment: Mapping[str, str]) -> str:
    """The X window of Balie's icon once it is in the tray: before the click nothing else shows."""
    return _xdotool(environment, "search", "--onlyvisible", "--class", "^balie$").partition("\n")[0]


def _xdotool(environment: Mapping[str, str], *arguments: str) -> str:
    done = subprocess.run(
        ["xdotool", *arguments], env=environment, stdout=subprocess.PIPE, timeout=LIMIT, check=False
    )
    return done.stdout.decode()


def _take_picture(folder: Path, environment: Mapping[str, str]) -> None:
    file = str(folder / "screenshot.png")
    picture = [sys.executable, "-m", "tools.picture", file]
    subprocess.run(picture, env=environment, check=True, timeout=LIMIT)
    print(f"A picture of it is in {file}.", flush=True)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
