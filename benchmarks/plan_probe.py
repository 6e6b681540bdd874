"""Plans "Free up space" and prints how long that took in ms, and the most memory it had in MB.

What was made just now is no week old, so the plan is made by the clock of next week.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from diagnostics.fixes.free_space import FIX
from tests.support.fixing import LaterMachine


def main() -> None:
    """Look, as the fix does before it asks."""
    machine = LaterMachine()
    began = time.perf_counter()
    plan = FIX.plan(machine)
    took = (time.perf_counter() - began) * 1000
    assert [step.detail.count for step in plan.steps] == [int(sys.argv[1])]
    print(took, _most_memory())


def _most_memory() -> float:
    """The most that was resident, in MB; getrusage would count what the parent had, too."""
    status = Path("/proc/self/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) * 1024 / 1e6


if __name__ == "__main__":
    main()
