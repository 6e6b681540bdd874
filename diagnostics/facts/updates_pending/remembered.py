"""Keeps what apt said, because working it out costs a second of processor time.

apt's own cache is missing or outdated on many computers, and only root may renew it.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from diagnostics.facts.kept import keep, kept
from diagnostics.system import Machine, Output

_NAME = "updates-pending"


class _Memory(msgspec.Struct):
    stamp: str
    output: Output


def remembered(machine: Machine, stamp: str, ask: Callable[[], Output]) -> Output:
    """What `ask` returned when `stamp` was last the same, or else returns now."""
    memory = kept(machine, _NAME, _Memory)
    if stamp and memory and memory.stamp == stamp:
        return memory.output
    output = ask()
    if stamp and output.code == 0:
        keep(machine, _NAME, _Memory(stamp, output))
    return output
