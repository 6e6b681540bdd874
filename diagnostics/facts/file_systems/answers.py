"""Asks file systems that may hang, each by a process of its own.

A read that hangs in the kernel can neither be cancelled nor, on some file systems, be ended; a
thread of ours that hangs so would keep all of Balie from ending. A process that does is left to
the system.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from diagnostics.facts.file_systems.model import ANSWER_SECONDS
from diagnostics.system import Machine, ProgramMissing, ProgramTimedOut

# How long an unanswered program is waited for after it was ended, and a little more.
_PATIENCE = ANSWER_SECONDS + 1.5


def silent(machine: Machine, asking: Sequence[Sequence[str]]) -> frozenset[int]:
    """The indexes of those commands that did not end in time; all are asked side by side.

    Raises ProgramMissing where there is no such program.
    """
    results: dict[int, bool | ProgramMissing] = {}
    threads = [_start(_asker(machine, argv, n, results)) for n, argv in enumerate(asking)]
    for thread in threads:
        thread.join(_PATIENCE)
    for result in results.values():
        if isinstance(result, ProgramMissing):
            raise result
    return frozenset(n for n in range(len(asking)) if not results.get(n))


def _start(asker: Callable[[], None]) -> threading.Thread:
    thread = threading.Thread(target=asker, name="ask file system", daemon=True)
    thread.start()
    return thread


def _asker(
    machine: Machine, argv: Sequence[str], n: int, results: dict[int, bool | ProgramMissing]
) -> Callable[[], None]:
    def ask() -> None:
        try:
            machine.run(*argv, limit=ANSWER_SECONDS)
            results[n] = True
        except ProgramTimedOut:
            results[n] = False
        except ProgramMissing as error:
            results[n] = error

    return ask
