"""From a click on the tray icon to the window painted: at most 100 ms, the first time too."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.measure import Limited
from tools.virtual_desktop import virtual_desktop

PROBE = [
    sys.executable,
    "-m",
    "benchmarks.click_probe",
    "--org",
    "resources/example/organisation.toml",
]
NAMES = (
    "first click to window",
    "first click to its content",
    "later click to window",
    "later click to its content",
)


def measure(rounds: int = 5) -> list[Limited]:
    """Each in milliseconds; a hundred is the time in which people feel that they did it."""
    taken = [Limited(name, "ms", limit=100.0) for name in NAMES]
    with virtual_desktop() as desktop:
        for _ in range(rounds):
            with tempfile.TemporaryDirectory() as home:
                own = {"HOME": home, "BALIE_DATA": str(Path(home) / "data")}
                done = subprocess.run(
                    PROBE,
                    env={**desktop.environment, **own},
                    capture_output=True,
                    text=True,
                    timeout=60,
                    check=True,
                )
            for limited, line in zip(taken, done.stdout.splitlines(), strict=True):
                limited.ours.append(float(line.split()[1]))
    return taken
