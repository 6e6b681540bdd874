"""Three systems tell what they are, and how long they are mended."""

from __future__ import annotations

from datetime import date

import pytest

from diagnostics.facts.operating_system import FACT, OperatingSystem
from diagnostics.facts.operating_system.support import TABLES, last_day, supported
from diagnostics.system import Platform
from tests.support.machine import RecordedMachine, recording

DAY = 24 * 60 * 60.0
KERNEL = "/proc/sys/kernel/osrelease"
# 2026-11-23, noon
NOW = 1_795_435_200.0


def linux(name: str) -> OperatingSystem:
    files = {"/etc/os-release": recording(f"linux/os-release-{name}.txt"), KERNEL: "6.1.0-39\n"}
    return FACT.readers[Platform.LINUX](RecordedMachine(Platform.LINUX, files=files, now=NOW))


def test_debian_is_looked_up() -> None:
    debian = linux("debian")
    assert (debian.name, debian.version) == ("Debian GNU/Linux", "12 (bookworm)")
    assert debian.kernel == "6.1.0-39"
    assert debian.supported_until == "2028-06-30"
    assert debian.supported_seconds == 585.5 * DAY


def test_fedora_says_itself_when_its_support_ends() -> None:
    fedora = linux("fedora")
    assert (fedora.supported_until, fedora.supported_seconds) == ("2026-12-02", 9.5 * DAY)


def test_windows_11_is_called_so_although_it_says_10() -> None:
    programs = {"reg": recording("windows/reg-current-version.txt")}
    windows = FACT.readers[Platform.WINDOWS](
        RecordedMachine(Platform.WINDOWS, programs=programs, now=NOW)
    )
    assert (windows.name, windows.version) == ("Windows 11 Enterprise", "24H2")
    assert windows.build == "26100.7210"
    assert windows.supported_until == "2027-10-12"


def test_macos_is_known_by_its_first_number() -> None:
    files = {
        "/System/Library/CoreServices/SystemVersion.plist": recording("macos/SystemVersion.plist")
    }
    macos = FACT.readers[Platform.MACOS](RecordedMachine(Platform.MACOS, files=files, now=NOW))
    assert (macos.version, macos.build) == ("15.6", "24G84")
    assert macos.supported_until is None


@pytest.mark.parametrize("until", [None, "", "soon", "2026-13-01"])
def test_a_day_that_is_not_known_is_not_made_up(until: str | None) -> None:
    system = OperatingSystem(name="Plan 9", version="4")
    assert supported(system, until, NOW) == system
    assert last_day("bell-labs", "4") is None


def test_every_day_in_the_tables_is_one() -> None:
    assert all(date.fromisoformat(day) for table in TABLES.values() for day in table.values())
