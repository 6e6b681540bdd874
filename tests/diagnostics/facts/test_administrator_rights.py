"""Who may change everything."""

from __future__ import annotations

import pytest

from diagnostics.facts.administrator_rights import FACT, AdministratorRights
from diagnostics.model import CannotTell
from diagnostics.system import Platform
from tests.support.machine import RecordedMachine, recording

GROUPS = "root:x:0:\nsudo:x:27:ana\nlpadmin:x:113:ana\nusers:x:100:\nbroken\n"


def linux(status: str) -> AdministratorRights:
    files = {"/proc/self/status": f"Name:\tbalie\n{status}", "/etc/group": GROUPS}
    return FACT.readers[Platform.LINUX](RecordedMachine(Platform.LINUX, files=files))


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (
            "Uid:\t1000\t1000\t1000\t1000\nGroups:\t27 100 1000 \n",
            AdministratorRights(may=True, always=False, by="sudo", groups=3),
        ),
        (
            "Uid:\t1000\t1000\t1000\t1000\nGid:\t100\t100\t100\t100\nGroups:\t113 1000 \n",
            AdministratorRights(may=False, always=False, groups=3),
        ),
        (
            "Uid:\t0\t0\t0\t0\nGid:\t0\t0\t0\t0\nGroups:\t \n",
            AdministratorRights(may=True, always=True, groups=1, account="root"),
        ),
    ],
)
def test_linux_goes_by_numbers(status: str, expected: AdministratorRights) -> None:
    assert linux(status) == expected


def test_a_status_without_a_person_is_a_reason() -> None:
    with pytest.raises(CannotTell):
        linux("")


def test_windows_goes_by_names_that_no_language_changes() -> None:
    printed = recording("windows/whoami-groups-german.csv")
    machine = RecordedMachine(Platform.WINDOWS, programs={"whoami": printed})
    groups = printed.count("S-1-") - 1  # one row is the label of the program
    expected = AdministratorRights(may=True, always=False, by="Administrators", groups=groups)
    assert FACT.readers[Platform.WINDOWS](machine) == expected
    elevated = printed.replace("S-1-16-8192", "S-1-16-12288")
    machine = RecordedMachine(
        Platform.WINDOWS, programs={"whoami": elevated}, environment={"USERNAME": "ana"}
    )
    always = FACT.readers[Platform.WINDOWS](machine)
    assert (always.always, always.account) == (True, "ana")
    machine = RecordedMachine(Platform.WINDOWS, programs={"whoami": ""})
    assert not FACT.readers[Platform.WINDOWS](machine).may


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        ("staff everyone admin", AdministratorRights(may=True, always=False, by="admin", groups=3)),
        ("staff everyone", AdministratorRights(may=False, always=False, groups=2)),
        (
            "wheel daemon admin",
            AdministratorRights(may=True, always=True, by="admin", groups=3, account="root"),
        ),
    ],
)
def test_macos_has_a_group(groups: str, expected: AdministratorRights) -> None:
    machine = RecordedMachine(Platform.MACOS, programs={"id": f"{groups}\n"})
    assert FACT.readers[Platform.MACOS](machine) == expected
