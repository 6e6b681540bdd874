"""The organisation's own numbers decide, and every number says what it is and where it is from."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from diagnostics.checks import (
    battery,
    clock,
    disk_space,
    file_slots,
    large_temporary_files,
    memory_pressure,
    print_queue,
    processor_load,
    system_log_errors,
    updates_pending,
    uptime,
)
from diagnostics.facts.battery import Battery, Power
from diagnostics.facts.clock import Clock
from diagnostics.facts.disk_space import Disk, DiskSpace, Holds
from diagnostics.facts.file_slots import FileSlots
from diagnostics.facts.large_temporary_files import TemporaryFiles
from diagnostics.facts.memory_pressure import MemoryPressure
from diagnostics.facts.print_queue import Job, Printer, PrintQueue
from diagnostics.facts.processor_load import ProcessorLoad
from diagnostics.facts.system_log_errors import Source, SystemLogErrors
from diagnostics.facts.updates_pending import UpdatesPending
from diagnostics.facts.uptime import Uptime
from diagnostics.model import Check, State
from diagnostics.registry import CHECKS
from tests.support.judging import judge

DAY = 24 * 60 * 60.0
GB = 1_000_000_000

FULL = DiskSpace(disks=(Disk(holds=Holds.SYSTEM, free_bytes=30 * GB, total_bytes=500 * GB),))
LOW = Power(batteries=(Battery(level_ratio=0.30, health_ratio=0.85),), on_mains=False)
FILES = FileSlots(free_files=150, total_files=1000)
LEFT = TemporaryFiles(total_bytes=GB, files=3, complete=True)
MEMORY = MemoryPressure(available_bytes=150, total_bytes=1000, stalled_ratio=0.05)
QUEUE = PrintQueue(
    printers=(Printer(name="office"),),
    jobs=(Job(printer="office", waiting_seconds=300, size_bytes=1),),
)
LOAD = ProcessorLoad(busy_cores=1.8, cores=2, over_seconds=60)
LOG = SystemLogErrors(errors=50, sources=(Source(name="cron", errors=50),))
UPDATES = UpdatesPending(pending=5, security=5, looked_seconds=10 * DAY)


@pytest.mark.parametrize(
    ("check", "value", "chosen", "state"),
    [
        (battery.CHECK, LOW, {"attention_ratio": 0.4}, "A"),
        (battery.CHECK, LOW, {"attention_ratio": 0.4, "problem_ratio": 0.35}, "P"),
        (battery.CHECK, LOW, {"worn_ratio": 0.9}, "A"),
        (
            clock.check(None),
            Clock(server="a", ahead_seconds=9, now=1.79e9),
            {"attention_seconds": 5},
            "A",
        ),
        (
            clock.check(None),
            Clock(server="a", ahead_seconds=9, now=1.79e9),
            {"problem_seconds": 8},
            "P",
        ),
        (disk_space.CHECK, FULL, {"attention_bytes": 40 * GB}, "A"),
        (disk_space.CHECK, FULL, {"problem_ratio": 0.2, "problem_bytes": 40 * GB}, "P"),
        (file_slots.CHECK, FILES, {"attention_ratio": 0.2}, "A"),
        (file_slots.CHECK, FILES, {"problem_ratio": 0.2}, "P"),
        (large_temporary_files.CHECK, LEFT, {"attention_bytes": GB}, "A"),
        (large_temporary_files.CHECK, LEFT, {"problem_bytes": GB}, "P"),
        (memory_pressure.CHECK, MEMORY, {"attention_ratio": 0.2}, "A"),
        (memory_pressure.CHECK, MEMORY, {"problem_ratio": 0.2}, "P"),
        (memory_pressure.CHECK, MEMORY, {"waiting_attention_ratio": 0.05}, "A"),
        (memory_pressure.CHECK, MEMORY, {"waiting_problem_ratio": 0.05}, "P"),
        (print_queue.CHECK, QUEUE, {"stuck_seconds": 300}, "A"),
        (print_queue.CHECK, QUEUE, {"stuck_seconds": 300, "problem_documents": 1}, "P"),
        (processor_load.CHECK, LOAD, {"attention_ratio": 0.8}, "A"),
        (processor_load.CHECK, LOAD, {"problem_ratio": 0.8}, "P"),
        (system_log_errors.CHECK, LOG, {"attention_errors": 50}, "A"),
        (system_log_errors.CHECK, LOG, {"problem_errors": 50}, "P"),
        (updates_pending.CHECK, UPDATES, {"problem_updates": 5}, "P"),
        (updates_pending.CHECK, UPDATES, {"security_problem_updates": 5}, "P"),
        (updates_pending.CHECK, UPDATES, {"news_problem_days": 10}, "P"),
        (uptime.CHECK, Uptime(uptime_seconds=9 * DAY), {"attention_days": 9}, "A"),
        (uptime.CHECK, Uptime(uptime_seconds=9 * DAY), {"problem_days": 9}, "P"),
    ],
    ids=lambda value: value.id if isinstance(value, Check) else None,
)
def test_the_number_of_the_organisation_decides(
    check: Check, value: Any, chosen: dict[str, float], state: str
) -> None:
    wanted = {"A": State.ATTENTION, "P": State.PROBLEM}[state]
    assert judge(check, value).state is not wanted
    assert judge(replace(check, chosen=chosen), value).state is wanted


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_every_number_is_in_its_range_and_names_its_source(check: Check) -> None:
    ids = [threshold.id for threshold in check.thresholds]
    assert len(set(ids)) == len(ids)
    for threshold in check.thresholds:
        assert threshold.low <= threshold.default <= threshold.high
        assert threshold.source
