"""Encrypted disks of Linux: dm-crypt below a mount, or a file system that encrypts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from diagnostics.facts import sysfs
from diagnostics.facts.disk_encryption.model import DiskEncryption
from diagnostics.model import CannotTell
from diagnostics.system import Machine
from diagnostics.text import text

_BLOCK = "/sys/class/block"
# How deep disks are stacked: a file system in a volume on an encrypted disk on an array is four.
_DEEPEST = 8
_ENCRYPTED_FILE_SYSTEMS = {"ecryptfs", "fuse.gocryptfs", "fuse.encfs", "fuse.cryfs"}
# Somebody else's disk, or none: what is below cannot be seen from here.
_OPAQUE = {"overlay", "tmpfs", "nfs", "nfs4", "cifs", "9p", "virtiofs", "zfs", "rootfs"}


class Mount(msgspec.Struct, frozen=True, kw_only=True):
    """A line of /proc/self/mountinfo: `device` is "8:1"; btrfs and others have "0:…" there."""

    device: str
    place: str
    kind: str
    source: str


def read(machine: Machine) -> DiskEncryption:
    """Follow the disks of the system and of the person down to what encrypts them."""
    mounts = list(parse(machine.read("/proc/self/mountinfo")))
    system = _how(machine, at(mounts, "/"))
    folder = str(Path.home())
    files = _how(machine, at(mounts, folder))
    return DiskEncryption(system=bool(system), files=bool(files), by=system or files, folder=folder)


def parse(mountinfo: str) -> Iterator[Mount]:
    """The mounts in the kernel's list (proc(5)), the later over the earlier."""
    for line in mountinfo.splitlines():
        before, _, after = line.partition(" - ")
        left, right = before.split(), after.split()
        if len(left) >= 5 and len(right) >= 2:
            yield Mount(device=left[2], place=left[4], kind=right[0], source=right[1])


def at(mounts: list[Mount], path: str) -> Mount:
    """The mount that a path lies on; raises CannotTell where none is known."""
    above = {path, *(str(parent) for parent in Path(path).parents)}
    lies_on = [mount for mount in mounts if mount.place in above]
    if not lies_on:
        raise CannotTell(text("the disk cannot be seen from here"))
    return max(reversed(lies_on), key=lambda mount: len(mount.place))


def _how(machine: Machine, mount: Mount) -> str:
    """What encrypts a mount, empty where nothing does."""
    if mount.kind in _ENCRYPTED_FILE_SYSTEMS:
        return mount.kind.removeprefix("fuse.")
    name = _block_device(machine, mount)
    if mount.kind in _OPAQUE or name is None:
        raise CannotTell(text("the disk cannot be seen from here"))
    if how := _encrypting(machine, name, _DEEPEST):
        return how
    # ext4 and f2fs can encrypt single folders (fscrypt), which cannot be told from the outside.
    if _exists(machine, f"{mount.place.rstrip('/')}/.fscrypt"):
        raise CannotTell(text("single folders may be encrypted, which cannot be seen from here"))
    return ""


def _block_device(machine: Machine, mount: Mount) -> str | None:
    """The kernel's name of the disk that a file system is on: "sda1", "dm-0"."""
    if not mount.source.startswith("/dev/"):
        return None
    name = mount.source.rpartition("/")[2]
    blocks = machine.names(_BLOCK)
    if name in blocks:
        return name
    return next((b for b in blocks if sysfs.value(machine, f"{_BLOCK}/{b}/dm/name") == name), None)


def _encrypting(machine: Machine, block: str, deepest: int) -> str:
    """What encrypts a disk or anything below it ("LUKS2", "PLAIN"); empty where nothing does."""
    uuid = sysfs.value(machine, f"{_BLOCK}/{block}/dm/uuid")
    if uuid.startswith("CRYPT-"):
        return uuid.split("-")[1]
    below = sysfs.inside(machine, f"{_BLOCK}/{block}/slaves") if deepest else []
    hows = [_encrypting(machine, name, deepest - 1) for name in below]
    return hows[0] if hows and all(hows) else ""


def _exists(machine: Machine, folder: str) -> bool:
    try:
        machine.names(folder)
    except FileNotFoundError:
        return False
    except OSError:  # there, but not for us to look into
        return True
    return True
