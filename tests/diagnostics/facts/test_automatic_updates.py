"""Whether each system installs updates unasked."""

from __future__ import annotations

import plistlib

import pytest

from diagnostics.facts.automatic_updates import FACT, AutomaticUpdates
from diagnostics.model import CannotTell
from diagnostics.system import Output, Platform
from tests.support.machine import RecordedMachine, recording

ON = {
    "/etc/apt/apt.conf.d/20auto-upgrades": recording("linux/apt-20auto-upgrades.txt"),
    "/etc/systemd/system/timers.target.wants/apt-daily-upgrade.timer": "",
}
DNF = "/etc/systemd/system/timers.target.wants/dnf-automatic.timer"


def linux(files: dict[str, str]) -> AutomaticUpdates:
    return FACT.readers[Platform.LINUX](RecordedMachine(Platform.LINUX, files=files))


def test_debian_needs_the_setting_and_the_timer() -> None:
    expected = AutomaticUpdates(installs=True, downloads=True, by="unattended-upgrades")
    assert linux(ON) == expected
    assert not linux(dict(list(ON.items())[:1])).installs


def test_the_last_file_of_apt_decides() -> None:
    off = {"/etc/apt/apt.conf.d/99off": 'APT::Periodic::Unattended-Upgrade "0";'}
    assert not linux({**ON, **off}).installs


@pytest.mark.parametrize(
    ("files", "downloads", "installs"),
    [
        ({"/etc/dnf/dnf.conf": ""}, False, False),
        ({DNF: ""}, True, False),
        ({DNF: "", "/etc/dnf/automatic.conf": "apply_updates = no\n"}, True, False),
        ({DNF: "", "/etc/dnf/automatic.conf": "[commands]\napply_updates = yes\n"}, True, True),
        ({DNF.replace("automatic", "automatic-install"): ""}, True, True),
    ],
)
def test_fedora_needs_a_timer_and_leave_to_apply(
    files: dict[str, str], downloads: bool, installs: bool
) -> None:
    expected = AutomaticUpdates(installs=installs, downloads=downloads, by="dnf-automatic")
    assert linux(files) == expected


def test_another_linux_cannot_tell() -> None:
    with pytest.raises(CannotTell, match="neither apt nor dnf"):
        linux({})


@pytest.mark.parametrize(
    ("start", "policy", "downloads", "installs"),
    [
        ("0x3", "", True, True),
        ("0x4", "", False, False),
        ("0x3", "    NoAutoUpdate    REG_DWORD    0x1\n", False, False),
        ("0x3", "    AUOptions    REG_DWORD    0x2\n", False, False),
        ("0x3", "    AUOptions    REG_DWORD    0x3\n", True, False),
        ("0x3", "    AUOptions    REG_DWORD    0x4\n", True, True),
    ],
)
def test_windows_asks_its_service_and_its_policy(
    start: str, policy: str, downloads: bool, installs: bool
) -> None:
    service = recording("windows/reg-wuauserv.txt").replace("0x3", start)
    key = r"reg query HKLM\SYSTEM\CurrentControlSet\Services\wuauserv"
    machine = RecordedMachine(Platform.WINDOWS, programs={key: service, "reg": policy})
    updates = FACT.readers[Platform.WINDOWS](machine)
    assert (updates.downloads, updates.installs) == (downloads, installs)


def test_windows_without_the_service_cannot_tell() -> None:
    machine = RecordedMachine(Platform.WINDOWS, programs={"reg": Output(1, "")})
    with pytest.raises(CannotTell):
        FACT.readers[Platform.WINDOWS](machine)


@pytest.mark.parametrize(
    ("record", "installs"),
    [
        ({}, True),
        ({"AutomaticallyInstallMacOSUpdates": False}, False),
        ({"AutomaticCheckEnabled": False}, False),
    ],
)
def test_a_mac_updates_itself_unless_told_otherwise(
    record: dict[str, bool], installs: bool
) -> None:
    answer = plistlib.dumps(record).decode()
    machine = RecordedMachine(Platform.MACOS, programs={"plutil": answer})
    assert FACT.readers[Platform.MACOS](machine).installs is installs


def test_a_list_where_settings_should_be_is_a_reason() -> None:
    machine = RecordedMachine(Platform.MACOS, programs={"plutil": plistlib.dumps([]).decode()})
    with pytest.raises(CannotTell):
        FACT.readers[Platform.MACOS](machine)
