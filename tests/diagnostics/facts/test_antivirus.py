"""Who looks for viruses on each system."""

from __future__ import annotations

import pytest

from diagnostics.facts.antivirus import FACT, Antivirus
from diagnostics.model import CannotTell
from diagnostics.system import Platform
from tests.support.machine import RecordedMachine, recording

SLICE = "/sys/fs/cgroup/system.slice"


def test_linux_knows_vendors_by_their_services() -> None:
    files = {f"{SLICE}/{name}": "" for name in ("clamav-daemon.service", "ssh.service", "a.slice")}
    daily = {"/var/lib/clamav/daily.cvd": 1_790_000_000.0 - 60}
    machine = RecordedMachine(Platform.LINUX, files=files, modified=daily)
    assert FACT.readers[Platform.LINUX](machine) == Antivirus(
        products=("ClamAV",), definitions_seconds=60, expected=False
    )


def test_linux_commonly_has_none_and_that_can_be_told_from_not_knowing() -> None:
    none = RecordedMachine(Platform.LINUX, files={f"{SLICE}/ssh.service": ""})
    assert FACT.readers[Platform.LINUX](none) == Antivirus(products=(), expected=False)
    unread = RecordedMachine(Platform.LINUX, files={f"{SLICE}/clamav-daemon.service": ""})
    assert FACT.readers[Platform.LINUX](unread).definitions_seconds is None
    with pytest.raises(CannotTell, match="which services"):
        FACT.readers[Platform.LINUX](RecordedMachine(Platform.LINUX))


def test_windows_tells_which_is_on_and_current() -> None:
    printed = recording("windows/antivirus.json")
    machine = RecordedMachine(Platform.WINDOWS, programs={"powershell": printed})
    assert FACT.readers[Platform.WINDOWS](machine) == Antivirus(
        products=("Windows Defender",), idle=("Contoso Shield",), current=True
    )
    # 0x061110: on, and outdated.
    old = RecordedMachine(
        Platform.WINDOWS, programs={"powershell": printed.replace("397568", "397584")}
    )
    assert FACT.readers[Platform.WINDOWS](old).current is False
    none = RecordedMachine(Platform.WINDOWS, programs={"powershell": '{"products":[]}'})
    assert FACT.readers[Platform.WINDOWS](none) == Antivirus(products=())


def test_a_mac_has_its_own_and_its_receipts_say_when_it_learnt() -> None:
    path = "/Library/Receipts/InstallHistory.plist"
    receipts = recording("macos/InstallHistory.plist").replace("Numbers", "XProtectPlistConfigData")
    now = 1_795_083_765 + 60
    machine = RecordedMachine(Platform.MACOS, files={path: receipts}, now=now)
    expected = Antivirus(products=("XProtect",), definitions_seconds=60)
    assert FACT.readers[Platform.MACOS](machine) == expected
    empty = recording("macos/InstallHistory.plist")
    unknown = RecordedMachine(Platform.MACOS, files={path: empty})
    assert FACT.readers[Platform.MACOS](unknown).definitions_seconds is None
