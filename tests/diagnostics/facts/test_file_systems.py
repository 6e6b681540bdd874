"""Mounted file systems: read from lists, and from drives that really hang and really refuse."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from diagnostics.facts.file_systems import FACT, FileSystem, FileSystems, Use
from diagnostics.facts.file_systems.linux import Mount, held, mounted
from diagnostics.system import Output, Platform, ProgramMissing, ProgramTimedOut
from tests.support.balie import ROOT, in_namespaces
from tests.support.machine import RecordedMachine, recording

STAT = "stat -f -c %T -- "
HUNG_DRIVE = ROOT / "tests" / "support" / "hung_drive.py"
READ = """
import msgspec, sys
from diagnostics.facts.file_systems import FACT
from diagnostics.system import this_machine
print(msgspec.json.encode(FACT.readers["linux"](this_machine())).decode())
"""


def linux(**programs: str | Exception) -> RecordedMachine:
    answers = {f"{STAT}/mnt/team files": programs["nfs"], f"{STAT}/home/anna/build": "fuse\n"}
    files = {"/proc/self/mountinfo": recording("linux/mountinfo.txt")}
    return RecordedMachine(Platform.LINUX, programs=answers, files=files)


def test_linux_tells_what_broke_what_hangs_and_what_it_matters_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HOME", "/home/anna")
    assert FACT.readers[Platform.LINUX](linux(nfs=ProgramTimedOut("stat"))) == FileSystems(
        mounted=(
            FileSystem(kind="ext4", use=Use.SYSTEM),
            FileSystem(kind="vfat"),
            FileSystem(kind="ext4", use=Use.FILES, read_only=True, failed=True),
            FileSystem(kind="squashfs", read_only=True),
            FileSystem(kind="nfs4", network=True, answered=False),
            FileSystem(kind="fuse.sshfs", network=True, answered=True),
        )
    )


def test_without_the_program_that_asks_nothing_is_called_fine() -> None:
    with pytest.raises(ProgramMissing):
        FACT.readers[Platform.LINUX](linux(nfs=ProgramMissing("stat")))


def test_a_disk_mounted_twice_is_one_disk() -> None:
    def mount(place: str) -> Mount:
        none: frozenset[str] = frozenset()
        return Mount(
            device="8:1", place=place, kind="xfs", source="/dev/a", options=none, all_options=none
        )

    assert held([mount("/"), mount("/again")]) == [mount("/")]


def test_a_line_cut_short_is_left_out() -> None:
    assert mounted("28 1 8:1 / / rw\n\n28 1 8:1 / / rw - ext4") == []


def in_mounts_of_its_own(script: str, *before: str) -> list[dict[str, Any]]:
    command = [*in_namespaces(script, "--mount"), *before, sys.executable, "-c", READ]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=30, check=False
    )
    assert done.returncode == 0, done.stderr
    mounted: list[dict[str, Any]] = json.loads(done.stdout)["mounted"]
    return mounted


@pytest.mark.slow
def test_a_drive_that_really_hangs_is_told_and_holds_nothing_up(tmp_path: Path) -> None:
    found = in_mounts_of_its_own("true", sys.executable, str(HUNG_DRIVE), str(tmp_path))
    hung = [fs for fs in found if fs["kind"] == "fuse.sshfs"]
    assert [fs["answered"] for fs in hung] == [False]


@pytest.mark.slow
def test_a_walk_passes_a_drive_that_hangs_and_its_program_ends(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    drive = tmp_path / "drive"
    drive.mkdir()
    walk = "import sys, pathlib\nfrom diagnostics.system.files import own_files\n"
    walk += "print([f.path for f in own_files(pathlib.Path(sys.argv[1])) if f])"
    inside = [sys.executable, str(HUNG_DRIVE), str(drive), "timeout", "10"]
    command = [
        *in_namespaces("true", "--mount"),
        *inside,
        sys.executable,
        "-c",
        walk,
        str(tmp_path),
    ]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout.strip() == str([str(tmp_path / "file")]), done.stderr


def test_a_disk_that_really_became_read_only_is_told(tmp_path: Path) -> None:
    script = f"""
        truncate -s 4M {tmp_path}/disk; mkfs.ext4 -q {tmp_path}/disk; mkdir {tmp_path}/there
        mount -o loop {tmp_path}/disk {tmp_path}/there
        mount -o remount,ro {tmp_path}/there; mount -o remount,bind,rw {tmp_path}/there"""
    if sys.platform != "linux" or not Path("/dev/loop-control").exists():
        pytest.skip("needs a disk made from a file")
    ro = [fs for fs in in_mounts_of_its_own(script) if fs["failed"]]
    assert [fs["kind"] for fs in ro] == ["ext4"]


def test_macos_asks_network_drives_only() -> None:
    programs: dict[str, str | Output | Exception] = {
        "mount": recording("macos/mount.txt"),
        "df": ProgramTimedOut("df"),
    }
    machine = RecordedMachine(Platform.MACOS, programs=programs)
    assert FACT.readers[Platform.MACOS](machine) == FileSystems(
        mounted=(
            FileSystem(kind="apfs", read_only=True),
            FileSystem(kind="apfs", use=Use.SYSTEM),
            FileSystem(kind="smbfs", network=True, answered=False),
            FileSystem(kind="hfs", read_only=True),
        )
    )


def test_windows_tells_its_volumes_and_how_its_shares_are() -> None:
    machine = RecordedMachine(
        Platform.WINDOWS,
        programs={"powershell": recording("windows/file-systems.json")},
        environment={"SystemDrive": "C:", "USERPROFILE": r"D:\Users\anna"},
    )
    assert FACT.readers[Platform.WINDOWS](machine) == FileSystems(
        mounted=(
            FileSystem(kind="NTFS", use=Use.SYSTEM),
            FileSystem(kind="NTFS", use=Use.FILES, read_only=True),
            FileSystem(kind="SMB", network=True, answered=True),
            FileSystem(kind="SMB", network=True, answered=False),
            FileSystem(kind="SMB", network=True, answered=True),
        )
    )
