"""What the firmware says about what it starts."""

from __future__ import annotations

import pytest

from diagnostics.facts.secure_boot import FACT, SecureBoot
from diagnostics.model import CannotTell
from diagnostics.system import Platform
from tests.support.machine import RecordedMachine, recording

VARIABLE = "/sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c"


@pytest.mark.parametrize(("last", "on"), [("\x01", True), ("\x00", False)])
def test_linux_shows_the_variable_of_the_firmware(last: str, on: bool) -> None:
    machine = RecordedMachine(Platform.LINUX, files={VARIABLE: f"\x06\x00\x00\x00{last}"})
    assert FACT.readers[Platform.LINUX](machine) == SecureBoot(on=on)


@pytest.mark.parametrize(("value", "on"), [("0x1", True), ("0x0", False)])
def test_windows_keeps_it_in_the_registry(value: str, on: bool) -> None:
    printed = recording("windows/reg-secure-boot.txt").replace("0x1", value)
    machine = RecordedMachine(Platform.WINDOWS, programs={"reg": printed})
    assert FACT.readers[Platform.WINDOWS](machine) == SecureBoot(on=on)


@pytest.mark.parametrize("platform", [Platform.LINUX, Platform.WINDOWS])
def test_an_old_firmware_does_not_say(platform: Platform) -> None:
    machine = RecordedMachine(platform, programs={"reg": ""})
    with pytest.raises(CannotTell, match="firmware"):
        FACT.readers[platform](machine)


@pytest.mark.parametrize(("word", "on"), [("enabled", True), ("disabled", False)])
def test_macos_guards_itself(word: str, on: bool) -> None:
    printed = recording("macos/csrutil-status.txt").replace("enabled", word)
    machine = RecordedMachine(Platform.MACOS, programs={"csrutil": printed})
    expected = SecureBoot(on=on, by="System Integrity Protection")
    assert FACT.readers[Platform.MACOS](machine) == expected
