"""What encrypts the disks of the system and of the person."""

from __future__ import annotations

from pathlib import Path

import pytest

from diagnostics.facts.disk_encryption import FACT, DiskEncryption
from diagnostics.facts.disk_encryption.linux import at, parse
from diagnostics.model import CannotTell
from diagnostics.system import Output, Platform
from tests.support.machine import RecordedMachine, recording

BLOCK = "/sys/class/block"
MOUNTS = recording("linux/mountinfo-luks.txt")
# Fedora's way: btrfs on LUKS on a partition; and the boot partition beside it.
LUKS = {
    f"{BLOCK}/dm-0/dm/name": "luks-0f1e\n",
    f"{BLOCK}/dm-0/dm/uuid": "CRYPT-LUKS2-0f1e2d3c-luks-0f1e\n",
    f"{BLOCK}/dm-0/slaves/nvme0n1p3": "",
    f"{BLOCK}/nvme0n1p2/size": "1",
}
# Debian's way: ext4 on a volume (LVM) on LUKS.
LVM = {
    f"{BLOCK}/dm-1/dm/name": "vg-root\n",
    f"{BLOCK}/dm-1/dm/uuid": "LVM-abc\n",
    f"{BLOCK}/dm-1/slaves/dm-0": "",
    **LUKS,
}


def linux(mounts: str, files: dict[str, str]) -> DiskEncryption:
    files = {"/proc/self/mountinfo": mounts, **files}
    return FACT.readers[Platform.LINUX](RecordedMachine(Platform.LINUX, files=files))


def root(kind: str, source: str) -> str:
    return f"22 1 253:1 / / rw,relatime shared:1 - {kind} {source} rw\n"


def test_btrfs_on_luks_is_encrypted() -> None:
    expected = DiskEncryption(system=True, files=True, by="LUKS2", folder=str(Path.home()))
    assert linux(MOUNTS, LUKS) == expected


def test_a_volume_on_luks_is_encrypted() -> None:
    assert linux(root("ext4", "/dev/mapper/vg-root"), LVM).system


def test_a_volume_on_a_plain_disk_is_not() -> None:
    plain = {f"{BLOCK}/dm-1/dm/name": "vg-root\n", f"{BLOCK}/dm-1/slaves/sda2": ""}
    expected = DiskEncryption(system=False, files=False, by="", folder=str(Path.home()))
    assert linux(root("ext4", "/dev/mapper/vg-root"), plain) == expected


def test_half_of_an_array_is_not_enough() -> None:
    array = {f"{BLOCK}/md0/slaves/dm-0": "", f"{BLOCK}/md0/slaves/sdb1": "", **LUKS}
    assert not linux(root("ext4", "/dev/md0"), array).system


def test_an_encrypted_home_on_a_plain_system(home: Path) -> None:
    mounts = root("ext4", "/dev/sda1") + f"30 22 0:40 / {home} rw - ecryptfs /home/.e rw\n"
    expected = DiskEncryption(system=False, files=True, by="ecryptfs", folder=str(home))
    assert linux(mounts, {f"{BLOCK}/sda1/size": "1"}) == expected


@pytest.mark.parametrize(
    ("mounts", "files", "reason"),
    [
        (root("overlay", "overlay"), {}, "cannot be seen"),
        ("", {}, "cannot be seen"),
        (root("ext4", "/dev/gone"), {f"{BLOCK}/sda1/size": "1"}, "cannot be seen"),
        (root("ext4", "/dev/sda1"), {f"{BLOCK}/sda1/size": "", "/.fscrypt/p/x": ""}, "single"),
    ],
)
def test_what_cannot_be_seen_is_never_called_open(
    mounts: str, files: dict[str, str], reason: str
) -> None:
    with pytest.raises(CannotTell, match=reason):
        linux(mounts, files)


def test_the_longest_mount_counts_and_the_later_over_the_earlier() -> None:
    mounts = list(parse(MOUNTS))
    assert at(mounts, "/boot/grub").source == "/dev/nvme0n1p2"
    assert at(mounts, "/bootleg").place == "/"
    again = list(parse(root("ext4", "/dev/a") + root("ext4", "/dev/b")))
    assert at(again, "/").source == "/dev/b"


@pytest.mark.parametrize(("state", "on"), [("1", True), ("6", True), ("2", False), ("5", False)])
def test_windows_says_it_without_rights(state: str, on: bool) -> None:
    answer = recording("windows/bitlocker.json").replace("1", state)
    machine = RecordedMachine(Platform.WINDOWS, programs={"powershell": answer})
    disk = FACT.readers[Platform.WINDOWS](machine)
    assert disk == DiskEncryption(
        system=on, files=on, by="BitLocker" if on else "", folder=str(Path.home())
    )


def test_windows_may_keep_it_to_itself() -> None:
    machine = RecordedMachine(Platform.WINDOWS, programs={"powershell": '{"state":null}'})
    with pytest.raises(CannotTell, match="administrator"):
        FACT.readers[Platform.WINDOWS](machine)


@pytest.mark.parametrize(("printed", "on"), [("On", True), ("Off", False)])
def test_macos_says_it_in_a_sentence(printed: str, on: bool) -> None:
    programs = {"fdesetup": Output(0, f"FileVault is {printed}.\n")}
    disk = FACT.readers[Platform.MACOS](RecordedMachine(Platform.MACOS, programs=programs))
    assert disk.files is on
