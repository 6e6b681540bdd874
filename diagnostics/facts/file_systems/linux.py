"""File systems of Linux as the kernel lists them: /proc/self/mountinfo, see proc(5)."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from diagnostics.facts.file_systems.answers import silent
from diagnostics.facts.file_systems.model import MOST, FileSystem, FileSystems, Use
from diagnostics.system import Machine

_NETWORK = re.compile(
    r"^(nfs\d?|cifs|smb3|ncpfs|afs|ceph|9p|glusterfs|fuse\.(sshfs|rclone|davfs))$"
)
# These cannot be written to by their nature; their being read-only says nothing.
_READ_ONLY = frozenset({"squashfs", "iso9660", "udf", "erofs", "cramfs", "romfs"})
_ESCAPE = re.compile(r"\\([0-7]{3})")
# Where programs of the system write; below / on most computers, a disk of its own on some.
_SYSTEM = "/var"


class Mount(msgspec.Struct, frozen=True, kw_only=True):
    """A line of mountinfo: `options` are those of this mount, `all_options` of all mounts of it."""

    device: str
    place: str
    kind: str
    source: str
    options: frozenset[str]
    all_options: frozenset[str]


def read(machine: Machine) -> FileSystems:
    """Read the list of mounts; ask only those whose answer comes from outside the kernel."""
    everything = mounted(machine.read("/proc/self/mountinfo"))
    mounts = held(everything)[:MOST]
    remote = [mount for mount in mounts if _is_remote(mount)]
    hangs = silent(machine, [("stat", "-f", "-c", "%T", "--", m.place) for m in remote])
    hung = {remote[n].device for n in hangs}
    uses = _uses(everything, str(Path.home()))
    return FileSystems(mounted=tuple(_described(m, uses, hung) for m in mounts))


def mounted(mountinfo: str) -> list[Mount]:
    """The lines of mountinfo; those that are cut short are left out."""
    lines = (line.partition(" - ") for line in mountinfo.splitlines())
    pairs = ((left.split(" "), right.split(" ")) for left, _, right in lines)
    return [_mount(left, right) for left, right in pairs if len(left) >= 6 and len(right) >= 3]


def is_on_network(machine: Machine, path: Path) -> bool:
    """Whether others may reach a folder as well; said of every one where nothing can be read."""
    try:
        mounts = mounted(machine.read("/proc/self/mountinfo"))
    except OSError:
        return True
    above = [mount for mount in mounts if path.is_relative_to(mount.place)]
    return not above or _is_remote(max(above, key=lambda mount: len(mount.place)))


def _mount(left: list[str], right: list[str]) -> Mount:
    return Mount(
        device=left[2],
        place=_ESCAPE.sub(lambda code: chr(int(code[1], 8)), left[4]),
        kind=right[0],
        source=right[1],
        options=frozenset(left[5].split(",")),
        all_options=frozenset(right[2].split(",")),
    )


def held(mounts: list[Mount]) -> list[Mount]:
    """Those that hold files, each device once: at the mount that was there first."""
    first: dict[str, Mount] = {}
    for mount in mounts:
        if _is_remote(mount) or (mount.source.startswith("/") and mount.kind != "autofs"):
            first.setdefault(mount.device, mount)
    return list(first.values())


def _is_remote(mount: Mount) -> bool:
    return (
        bool(_NETWORK.match(mount.kind)) or mount.kind.startswith("fuse.") or mount.kind == "fuse"
    )


def drives_below(machine: Machine, folder: Path) -> list[Path]:
    """Where in a folder drives begin whose answer comes from elsewhere, or may never come."""
    remote = [Path(m.place) for m in mounted(machine.read("/proc/self/mountinfo")) if _is_remote(m)]
    return [place for place in remote if folder in place.parents]


def _uses(mounts: list[Mount], home: str) -> dict[str, Use]:
    """What the devices hold, where one of them holds what matters."""
    uses = {_holding(mounts, _SYSTEM): Use.SYSTEM}
    return uses if _holding(mounts, home) in uses else {**uses, _holding(mounts, home): Use.FILES}


def _holding(mounts: list[Mount], path: str) -> str:
    around = [m for m in mounts if f"{path}/".startswith(f"{m.place.rstrip('/')}/")]
    return max(around, key=lambda mount: len(mount.place)).device if around else ""


def _described(mount: Mount, uses: dict[str, Use], hung: set[str]) -> FileSystem:
    writable = mount.kind not in _READ_ONLY
    # After an error the kernel changes all mounts of a disk at once, and not each by itself.
    failed = "rw" in mount.options and bool({"ro", "emergency_ro"} & mount.all_options)
    return FileSystem(
        kind=mount.kind,
        use=uses.get(mount.device, Use.OTHER),
        network=bool(_NETWORK.match(mount.kind)),
        read_only=failed or "ro" in mount.options,
        failed=failed and writable,
        answered=mount.device not in hung if _is_remote(mount) else None,
    )
