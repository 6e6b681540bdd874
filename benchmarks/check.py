"""`balie check`, as it is after its first run, against a bare script that reads the same things."""

from __future__ import annotations

import os
import sys
import tempfile

from benchmarks.measure import Ratio, run_once

BALIE = [sys.executable, "-m", "assistant", "check", "--json", "--fresh"]
BARE = [sys.executable, "-m", "benchmarks.bare_facts"]


def measure(rounds: int = 7) -> list[Ratio]:
    """Time and CPU of a whole run, in turn with the bare script."""
    wall = Ratio("balie check, time", "ms", aim=2.0)
    cpu = Ratio("balie check, CPU", "ms", aim=2.0)
    with tempfile.TemporaryDirectory() as home:
        # Not the temporary files of a machine that builds and tests programs.
        environment = {**os.environ, "HOME": home, "BALIE_DATA": home, "TMPDIR": home}
        for round_number in range(rounds + 1):
            for argv, ours in ((BALIE, True), (BARE, False)):
                seconds, used = run_once(argv, environment)
                if round_number:
                    (wall.ours if ours else wall.floor).append(seconds * 1000)
                    (cpu.ours if ours else cpu.floor).append(used * 1000)
    return [wall, cpu]
