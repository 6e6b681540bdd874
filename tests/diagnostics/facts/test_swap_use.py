"""How much memory is on the disk."""

from __future__ import annotations

from diagnostics.facts.swap_use import FACT, SwapUse, swap
from diagnostics.system import Platform, this_machine
from tests.support.machine import RecordedMachine

MEMINFO = """\
MemTotal:       8000 kB
SwapTotal:      4000 kB
SwapFree:       1000 kB
HugePages_Total: 0
"""


def test_the_kernel_tells_what_was_moved_to_disk() -> None:
    expected = SwapUse(used_bytes=3_072_000, room_bytes=4_096_000, memory_bytes=8_192_000)
    assert swap(MEMINFO) == expected
    machine = RecordedMachine(Platform.LINUX, files={"/proc/meminfo": MEMINFO})
    assert FACT.readers[Platform.LINUX](machine) == expected


def test_all_ways_of_asking_agree_on_this_machine() -> None:
    ours = FACT.readers[Platform.LINUX](this_machine())
    theirs = FACT.readers[Platform.MACOS](this_machine())
    assert (ours.room_bytes, ours.memory_bytes) == (theirs.room_bytes, theirs.memory_bytes)
