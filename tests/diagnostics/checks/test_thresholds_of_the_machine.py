"""The organisation's own numbers decide about the machine itself: disks, memory, power, sound."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from diagnostics.checks import (
    charging,
    disk_health,
    disk_waiting,
    display_resolution,
    growing_folders,
    input_battery,
    memory_hungry,
    memory_ran_out,
    microphone,
    operating_system_support,
    processor_heat,
    processor_hungry,
    processor_throttled,
    sound_output,
    swap_use,
)
from diagnostics.facts.charging import Charging, Flow
from diagnostics.facts.disk_health import DiskHealth, Drive
from diagnostics.facts.disk_waiting import DiskWaiting
from diagnostics.facts.displays import Display, Displays
from diagnostics.facts.growing_folders import Folder, GrowingFolders, Place
from diagnostics.facts.input_devices import InputDevice, InputDevices
from diagnostics.facts.memory_ran_out import MemoryRanOut
from diagnostics.facts.operating_system import OperatingSystem
from diagnostics.facts.processor import Processor
from diagnostics.facts.processor_heat import ProcessorHeat
from diagnostics.facts.programs import Program, Programs
from diagnostics.facts.sound import Endpoint, Sound
from diagnostics.facts.swap_use import SwapUse
from diagnostics.model import Check, State
from tests.support.judging import judge

GB = 1_000_000_000
DAY = 24 * 60 * 60.0

HELD = Charging(plugged=True, flow=Flow.HELD, level_ratio=0.8)
WORN = DiskHealth(drives=(Drive(model="a", failing=False, worn_ratio=0.5),))
HOT = DiskHealth(drives=(Drive(model="a", failing=False, celsius=60),))
MANY = DiskHealth(drives=(Drive(model="a", failing=False, bad_sectors=5),))
SLOW = Displays(displays=(Display(connector="a", refresh_hz=59),))
SMALL = Displays(displays=(Display(connector="a", shown=(9, 9), sharpest=(10, 10)),))
GROWN = GrowingFolders(
    folders=(Folder(place=Place.MAIL, size_bytes=GB, grew_bytes=GB),), over_seconds=DAY
)
MOUSE = InputDevices(devices=(InputDevice(name="a", level_ratio=0.3),))
BUSY = Programs(
    programs=(
        Program(name="a", processes=1, memory_bytes=40, busy_cores=0.5, processor_seconds=30),
    ),
    memory_bytes=100,
    cores=4,
    over_seconds=0.4,
)
ENDING = OperatingSystem(name="a", version="1", supported_seconds=100 * DAY)
LIMITED = Processor(model="a", cores=1, threads=1, top_mhz=100, allowed_mhz=95)
QUIET = Sound(
    running=True,
    devices=1,
    output=Endpoint(level_ratio=0.2),
    input=Endpoint(level_ratio=0.2),
)


@pytest.mark.parametrize(
    ("check", "value", "chosen", "state"),
    [
        (charging.CHECK, HELD, {"held_below_ratio": 0.9}, "A"),
        (disk_health.CHECK, WORN, {"worn_attention_ratio": 0.5}, "A"),
        (disk_health.CHECK, WORN, {"worn_problem_ratio": 0.5}, "P"),
        (disk_health.CHECK, HOT, {"hot_celsius": 60}, "A"),
        (disk_health.CHECK, MANY, {"sectors_problem": 5}, "P"),
        (disk_health.CHECK, MANY, {"sectors_attention": 6}, "F"),
        (disk_waiting.CHECK, DiskWaiting(waiting_ratio=0.2, over_seconds=1), {"a": 0.2}, "A"),
        (disk_waiting.CHECK, DiskWaiting(waiting_ratio=0.2, over_seconds=1), {"p": 0.2}, "P"),
        (display_resolution.CHECK, SLOW, {"slow_hertz": 60}, "A"),
        (display_resolution.CHECK, SMALL, {"sharp_ratio": 0.95}, "A"),
        (growing_folders.CHECK, GROWN, {"attention_bytes": GB}, "A"),
        (growing_folders.CHECK, GROWN, {"problem_bytes": GB}, "P"),
        (input_battery.CHECK, MOUSE, {"a": 0.4}, "A"),
        (input_battery.CHECK, MOUSE, {"p": 0.4}, "P"),
        (memory_hungry.CHECK, BUSY, {"a": 0.4}, "A"),
        (memory_hungry.CHECK, BUSY, {"p": 0.4}, "P"),
        (memory_ran_out.CHECK, MemoryRanOut(times=3, over_seconds=1), {"problem_times": 3}, "P"),
        (memory_ran_out.CHECK, MemoryRanOut(times=3, over_seconds=1), {"attention_times": 4}, "F"),
        (microphone.CHECK, QUIET, {"quiet_ratio": 0.3}, "A"),
        (operating_system_support.CHECK, ENDING, {"attention_days": 101}, "A"),
        (operating_system_support.CHECK, ENDING, {"problem_days": 101}, "P"),
        (processor_heat.CHECK, ProcessorHeat(celsius=80), {"attention_celsius": 80}, "A"),
        (processor_heat.CHECK, ProcessorHeat(celsius=80), {"problem_celsius": 80}, "P"),
        (processor_heat.CHECK, ProcessorHeat(slowed_ratio=0.01), {"slowed_ratio": 0.01}, "A"),
        (processor_heat.CHECK, ProcessorHeat(limit_ratio=0.95), {"left_ratio": 1.0}, "A"),
        (
            processor_hungry.CHECK,
            BUSY,
            {"attention_cores": 0.5, "lasting_seconds": 30},
            "A",
        ),
        (
            processor_hungry.CHECK,
            BUSY,
            {"attention_cores": 0.5, "lasting_seconds": 30, "p": 0.125},
            "P",
        ),
        (processor_throttled.CHECK, LIMITED, {"a": 1.0}, "A"),
        (processor_throttled.CHECK, LIMITED, {"p": 1.0}, "P"),
        (sound_output.CHECK, QUIET, {"quiet_ratio": 0.3}, "A"),
        (swap_use.CHECK, SwapUse(used_bytes=3, room_bytes=9, memory_bytes=10), {"a": 0.3}, "A"),
        (swap_use.CHECK, SwapUse(used_bytes=3, room_bytes=9, memory_bytes=10), {"p": 0.3}, "P"),
    ],
    ids=lambda value: value.id if isinstance(value, Check) else None,
)
def test_the_number_of_the_organisation_decides(
    check: Check, value: Any, chosen: dict[str, float], state: str
) -> None:
    wanted = {"F": State.FINE, "A": State.ATTENTION, "P": State.PROBLEM}[state]
    short = {"a": "attention_ratio", "p": "problem_ratio"}
    numbers = {short.get(name, name): number for name, number in chosen.items()}
    assert numbers.keys() <= {threshold.id for threshold in check.thresholds}
    assert judge(check, value).state is not wanted
    assert judge(replace(check, chosen=numbers), value).state is wanted
