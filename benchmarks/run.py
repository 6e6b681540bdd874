"""`make bench`: every ratio, printed with the command that repeats it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence

from benchmarks import check, click, delivery, peers, redaction, space, tray
from benchmarks.measure import Limited, Ratio


def main() -> int:
    """Print each ratio; the exit code is 1 where one is over its aim or limit."""
    over = False
    # Without compiled files Python compiles at every start, which no installation does.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    benches: dict[str, Callable[[], Sequence[Ratio | Limited | peers.Row | delivery.Rounds]]] = {
        "tray": tray.measure,
        "click": click.measure,
        "check": check.measure,
        "peers": peers.measure,
        "redaction": redaction.measure,
        "space": space.measure,
        "delivery": delivery.measure,
    }
    for name in sys.argv[1:] or benches:
        print(f"# .venv/bin/python -m benchmarks.run {name}", flush=True)
        for result in benches[name]():
            print(result, flush=True)
            over |= not result.is_within
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
