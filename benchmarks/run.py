"""`make bench`: every ratio, printed with the command that repeats it."""

from __future__ import annotations

import sys

from benchmarks import check, tray


def main() -> int:
    """Print each ratio; the exit code is 1 where one is over its aim."""
    over = False
    for name, module in (("tray", tray), ("check", check)):
        print(f"# .venv/bin/python -m benchmarks.run {name}", flush=True)
        if sys.argv[1:] and name not in sys.argv[1:]:
            continue
        for ratio in module.measure():
            print(ratio, flush=True)
            over |= ratio.value > ratio.aim
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
