"""Network drives that are set up are connected again, those that the person chooses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from diagnostics.fixes.reconnect_drives import FIX
from diagnostics.fixes.reconnect_drives.drives import of_fstab, of_gio, of_mount
from diagnostics.model import Outcome
from diagnostics.system import Output, Platform
from tests.support.fixing import Told
from tests.support.machine import RecordedMachine

# In the form of gio 2.74 (Debian 12): `gio mount -l`, shortened.
GIO = """Drive(0): Disk
  Type: GProxyDrive (GProxyVolumeMonitorUDisks2)
Mount(0): team on nas -> smb://nas/team/
  Type: GDaemonMount
Mount(1): Photos -> file:///media/anna/Photos
"""
FSTAB = """# what is mounted at the start
UUID=1 / ext4 errors=remount-ro 0 1
nas:/projects /mnt/the\\040projects nfs4 noauto,users 0 0
nas:/all /mnt/all nfs4 noauto 0 0
//nas/home /mnt/home cifs user,noauto 0 0
"""
MOUNTED = "nas:/home /mnt/home cifs rw 0 0\nsysfs /sys sysfs rw 0 0\n"
ON_MAC = """/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//anna@nas/team on /Volumes/team (smbfs, nodev, nosuid, mounted by anna)
"""


def on_linux(**programs: str | Output | Exception) -> RecordedMachine:
    known = {"gio": GIO, "mount": "", "umount": ""}
    files = {"/etc/fstab": FSTAB, "/proc/self/mounts": MOUNTED}
    return RecordedMachine(Platform.LINUX, programs=known | programs, files=files)


def applied(machine: RecordedMachine, *choices: str, told: Told | None = None) -> Outcome:
    return FIX.apply(machine, FIX.plan(machine), frozenset(choices), told or Told())


def test_those_that_are_not_connected_come_first_and_the_person_chooses() -> None:
    machine = on_linux()
    plan = FIX.plan(machine)
    assert [step.id for step in plan.steps] == ["/mnt/the projects", "smb://nas/team/", "/mnt/home"]
    assert all(step.optional for step in plan.steps)
    assert machine.ran == [("gio", "mount", "-l")]


def test_only_what_is_chosen_is_connected_again() -> None:
    machine = on_linux()
    done = applied(machine, "/mnt/the projects", "smb://nas/team/")
    assert [step.ok for step in done.steps] == [True, True]
    assert machine.ran[1:] == [
        ("umount", "/mnt/the projects"),
        ("mount", "/mnt/the projects"),
        ("gio", "mount", "-u", "smb://nas/team/"),
        ("gio", "mount", "smb://nas/team/"),
    ]


def test_one_that_does_not_come_back_is_said_and_the_next_one_tried() -> None:
    machine = on_linux(mount=Output(32, "", "mount.nfs4: Connection timed out"))
    done = applied(machine, "/mnt/the projects", "smb://nas/team/")
    assert [step.ok for step in done.steps] == [False, True]
    assert done.summary.count == 1


def test_stopped_it_leaves_the_rest_as_they_are() -> None:
    machine = on_linux()
    done = applied(machine, "/mnt/the projects", "smb://nas/team/", told=Told(most=1))
    assert done.cancelled
    assert len(done.steps) == 1
    assert not any(argv[:3] == ("gio", "mount", "-u") for argv in machine.ran)


@pytest.mark.parametrize("platform", Platform)
def test_where_none_is_set_up_there_is_nothing_to_do(platform: Platform) -> None:
    assert FIX.plan(RecordedMachine(platform)).steps == ()


def test_windows_maps_the_same_letter_again() -> None:
    told = """{"drives": [
        {"letter": "T:", "path": "\\\\\\\\nas\\\\team", "ok": false},
        {"letter": "-x", "path": "\\\\\\\\nas\\\\all", "ok": true},
        {"letter": "U:", "path": "C:/", "ok": true}]}"""
    machine = RecordedMachine(Platform.WINDOWS, programs={"powershell": told})
    assert [step.id for step in FIX.plan(machine).steps] == ["T:"]
    assert applied(machine, "T:").steps[0].ok
    assert "nas" not in machine.ran[-1][-1]


def test_macos_opens_the_same_share_again() -> None:
    known = {"mount": ON_MAC, "diskutil": "", "open": ""}
    machine = RecordedMachine(Platform.MACOS, programs=known)
    assert applied(machine, "/Volumes/team").steps[0].ok
    assert machine.ran[-1] == ("open", "smb://anna@nas/team")


@given(some.text(), some.text())
def test_whatever_is_listed_nothing_passed_on_is_an_option(one: str, other: str) -> None:
    found = [*of_gio(one), *of_fstab(one, other), *of_mount(one)]
    assert not any(drive.id.startswith("-") for drive in found)
