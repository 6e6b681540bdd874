"""The health of disks, as UDisks, smartctl, diskutil and Windows tell it."""

from __future__ import annotations

import pytest

from diagnostics.facts.disk_health import FACT, DiskHealth, Drive
from diagnostics.facts.disk_health.smartctl import drive_of
from diagnostics.facts.disk_health.udisks import drives
from diagnostics.model import CannotTell
from diagnostics.system import Output, Platform
from tests.support.machine import RecordedMachine, recording

HOUR = 60 * 60
ROTATING = Drive(
    model="WDC WD10EZEX",
    size_bytes=1_000_204_886_016,
    rotating=True,
    failing=False,
    bad_sectors=8,
    celsius=38.0,
    powered_seconds=10_000 * HOUR,
)
NVME = Drive(
    model="SAMSUNG MZVL2512",
    size_bytes=512_110_190_592,
    rotating=False,
    failing=True,
    celsius=41.9,
    powered_seconds=1200 * HOUR,
)


def test_udisks_is_asked_by_anybody_and_a_stick_says_nothing() -> None:
    machine = RecordedMachine(
        Platform.LINUX, programs={"busctl": recording("linux/udisks-objects.json")}
    )
    assert FACT.readers[Platform.LINUX](machine) == DiskHealth(drives=(ROTATING, NVME))


@pytest.mark.parametrize("printed", ["no JSON", '{"data": []}', '{"data": [{"/a": 1}]}'])
def test_an_answer_of_udisks_that_makes_no_sense_is_a_reason(printed: str) -> None:
    with pytest.raises(CannotTell):
        drives(printed)


def with_smartctl(answer: str, busctl: Output | None = None) -> RecordedMachine:
    files = {"/sys/block/sda/removable": "1\n", "/sys/block/loop0/removable": "0\n"}
    programs = {"smartctl": answer} if answer else {}
    return RecordedMachine(
        Platform.LINUX,
        programs={**programs, **({"busctl": busctl} if busctl else {})},
        files=files,
    )


@pytest.mark.parametrize("busctl", [None, Output(1, "", "Failed to connect to bus")])
def test_without_udisks_smartctl_is_asked(busctl: Output | None) -> None:
    machine = with_smartctl(recording("linux/smartctl-nvme.json"), busctl)
    (drive,) = FACT.readers[Platform.LINUX](machine).drives
    assert drive == Drive(
        model="SAMSUNG MZVL2512",
        size_bytes=512_110_190_592,
        removable=True,
        failing=False,
        worn_ratio=0.93,
        bad_sectors=0,
        celsius=42,
        powered_seconds=1200 * HOUR,
    )


def test_smartctl_adds_up_the_bad_places_of_a_disk_that_fails() -> None:
    drive = drive_of(recording("linux/smartctl-ata.json"))
    assert (drive.failing, drive.bad_sectors, drive.rotating) == (True, 8, True)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (recording("linux/smartctl-denied.json"), "only an administrator"),
        ("", "no program"),
        ("no JSON", "no sense"),
        ('{"smartctl": {}}', "no disk"),
    ],
    ids=["not allowed", "not installed", "broken", "a virtual disk"],
)
def test_what_cannot_be_known_has_its_reason(answer: str, words: str) -> None:
    with pytest.raises(CannotTell, match=words):
        FACT.readers[Platform.LINUX](with_smartctl(answer))


def test_macos_has_a_verdict_on_its_disk() -> None:
    answer = recording("macos/diskutil-info.plist")
    machine = RecordedMachine(Platform.MACOS, programs={"diskutil": answer})
    assert FACT.readers[Platform.MACOS](machine).drives == (
        Drive(model="APPLE SSD AP0512Z", size_bytes=500_277_792_768, rotating=False, failing=False),
    )
    unsupported = answer.replace("Verified", "Not Supported")
    with pytest.raises(CannotTell):
        FACT.readers[Platform.MACOS](
            RecordedMachine(Platform.MACOS, programs={"diskutil": unsupported})
        )


def test_windows_has_a_verdict_and_for_administrators_counters() -> None:
    answer = recording("windows/disk-health.json")
    machine = RecordedMachine(Platform.WINDOWS, programs={"powershell": answer})
    solid, rotating = FACT.readers[Platform.WINDOWS](machine).drives
    assert solid == Drive(
        model="KINGSTON SNV2S500G",
        size_bytes=500_107_862_016,
        rotating=False,
        failing=False,
        worn_ratio=0.03,
        bad_sectors=0,
        celsius=41,
        powered_seconds=812 * HOUR,
    )
    assert (rotating.rotating, rotating.failing, rotating.celsius) == (True, True, None)
