"""What keeps programs in check on each system."""

from __future__ import annotations

import pytest

from diagnostics.facts.program_protection import FACT, ProgramProtection
from diagnostics.model import CannotTell
from diagnostics.system import Output, Platform
from tests.support.machine import RecordedMachine, recording


@pytest.mark.parametrize(
    ("files", "on", "by"),
    [
        ({"/sys/fs/selinux/enforce": "1"}, True, "SELinux"),
        ({"/sys/fs/selinux/enforce": "0"}, False, "AppArmor"),
        ({"/sys/module/apparmor/parameters/enabled": "Y\n"}, True, "AppArmor"),
        ({"/sys/module/apparmor/parameters/enabled": "N\n"}, False, "AppArmor"),
        ({}, False, "AppArmor"),
    ],
)
def test_linux_has_one_of_two(files: dict[str, str], on: bool, by: str) -> None:
    machine = RecordedMachine(Platform.LINUX, files=files)
    assert FACT.readers[Platform.LINUX](machine) == ProgramProtection(on=on, by=by)


@pytest.mark.parametrize(("value", "on"), [("0x1", True), ("0x0", False)])
def test_windows_asks_before_programs_change_it(value: str, on: bool) -> None:
    printed = recording("windows/reg-policies-system.txt")
    printed = printed.replace("EnableLUA    REG_DWORD    0x1", f"EnableLUA    REG_DWORD    {value}")
    machine = RecordedMachine(Platform.WINDOWS, programs={"reg": printed})
    assert FACT.readers[Platform.WINDOWS](machine).on is on


@pytest.mark.parametrize(
    ("output", "on"),
    [(Output(0, "assessments enabled\n"), True), (Output(1, "", "assessments disabled\n"), False)],
)
def test_macos_checks_programs_before_they_run(output: Output, on: bool) -> None:
    machine = RecordedMachine(Platform.MACOS, programs={"spctl": output})
    assert FACT.readers[Platform.MACOS](machine) == ProgramProtection(on=on, by="Gatekeeper")


@pytest.mark.parametrize("platform", [Platform.MACOS, Platform.WINDOWS])
def test_silence_is_a_reason(platform: Platform) -> None:
    machine = RecordedMachine(platform, programs={"reg": Output(1, ""), "spctl": ""})
    with pytest.raises(CannotTell):
        FACT.readers[platform](machine)
