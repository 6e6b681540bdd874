"""Waiting updates, by what each system already knows."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from diagnostics.facts.updates_pending import FACT, UpdatesPending, linux
from diagnostics.model import CannotTell
from diagnostics.system import Output, Platform
from tests.support.machine import RecordedMachine, recording

APT = recording("linux/apt-list-upgradable.txt")
RELEASE = recording("linux/apt-InRelease.txt")
PUBLISHED = datetime(2026, 11, 21, 0, 53, 2, tzinfo=UTC).timestamp()
LISTS = "/var/lib/apt/lists"


def linux_with(**programs: str | Output) -> UpdatesPending:
    files = {f"{LISTS}/a_InRelease": RELEASE, f"{LISTS}/b_InRelease": "", f"{LISTS}/lock": ""}
    machine = RecordedMachine(Platform.LINUX, programs=programs, files=files, now=PUBLISHED + 3600)
    return FACT.readers[Platform.LINUX](machine)


def test_apt_tells_security_updates_by_their_archive() -> None:
    assert linux_with(apt=APT) == UpdatesPending(pending=5, security=3, looked_seconds=3600)
    assert linux_with(apt="Listing...\n").pending == 0


def test_apt_without_lists_has_not_looked() -> None:
    machine = RecordedMachine(Platform.LINUX, programs={"apt": APT}, files={f"{LISTS}/lock": ""})
    with pytest.raises(CannotTell, match="not looked"):
        FACT.readers[Platform.LINUX](machine)


@pytest.mark.parametrize("release", ["", "Date: never\n", "Origin: Debian\n"])
def test_a_release_without_a_date_is_not_known_to_be_new(release: str) -> None:
    assert linux.published(release) is None


def test_dnf_is_asked_where_there_is_no_apt() -> None:
    updates = Output(100, recording("linux/dnf-check-update.txt"))
    assert linux_with(dnf=updates) == UpdatesPending(pending=3)
    assert linux_with(dnf="").pending == 0


@pytest.mark.parametrize(
    "programs", [{}, {"apt": Output(100, "", "E: broken")}, {"dnf": Output(1, "", "Error: no")}]
)
def test_a_package_manager_that_fails_is_a_reason(programs: dict[str, Output]) -> None:
    with pytest.raises(CannotTell):
        linux_with(**programs)


def test_macos_keeps_a_record() -> None:
    looked = datetime(2026, 11, 22, 8, 14, 30, tzinfo=UTC).timestamp()
    programs = {"plutil": recording("macos/SoftwareUpdate.plist")}
    machine = RecordedMachine(Platform.MACOS, programs=programs, now=looked + 60)
    assert FACT.readers[Platform.MACOS](machine) == UpdatesPending(pending=2, looked_seconds=60)


def test_a_record_without_a_date_has_none() -> None:
    def mac(printed: str) -> UpdatesPending:
        machine = RecordedMachine(Platform.MACOS, programs={"plutil": printed})
        return FACT.readers[Platform.MACOS](machine)

    empty = '<plist version="1.0"><dict></dict></plist>'
    assert mac(empty) == UpdatesPending(pending=0)
    with pytest.raises(CannotTell):
        mac("no plist")


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (
            recording("windows/updates.json"),
            UpdatesPending(pending=5, security=2, looked_seconds=3600),
        ),
        (
            '{"security":0,"pending":0,"looked":null}',
            UpdatesPending(pending=0, security=0),
        ),
    ],
)
def test_windows_tells_what_it_knows(answer: str, expected: UpdatesPending) -> None:
    programs = {"powershell": answer}
    machine = RecordedMachine(Platform.WINDOWS, programs=programs, now=1_795_403_600)
    assert FACT.readers[Platform.WINDOWS](machine) == expected


def test_apt_is_asked_again_only_when_packages_or_lists_changed(home: Path) -> None:
    def waiting(apt: str, changed: float) -> int:
        machine = RecordedMachine(
            Platform.LINUX,
            programs={"apt": apt},
            files={f"{LISTS}/a_InRelease": RELEASE},
            environment={"XDG_CACHE_HOME": str(home / ".cache")},
            modified={"/var/lib/dpkg/status": changed},
        )
        return FACT.readers[Platform.LINUX](machine).pending

    assert waiting(APT, changed=1) == 5
    assert waiting("Listing...\n", changed=1) == 5
    assert waiting("Listing...\n", changed=2) == 0
    (home / ".cache/balie/updates-pending.json").write_text("{}")
    assert waiting(APT, changed=2) == 5
