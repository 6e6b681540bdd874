"""The network drives that are set up, and how each is connected again.

Linux: what the desktop's file manager connected (gio(1)), and what fstab(5) lets people mount
themselves. Windows: Microsoft's pages of `Get-SmbMapping` and `New-SmbMapping`; what is removed
without `-UpdateProfile` is back at the next sign-in, whatever happens. macOS: mount(8), `diskutil`
and open(1). Neither of the two was tried on a real one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial

import msgspec

from diagnostics.facts.commands import POWERSHELL, powershell
from diagnostics.fixes.powershell import script
from diagnostics.fixes.steps import worked
from diagnostics.model import CannotTell
from diagnostics.system import Machine, Platform, ProgramMissing, ProgramTimedOut

# A server that answers at all does so by then.
_PATIENCE = 30.0
_MOST = 20
# Lines such as “Mount(0): team on nas -> smb://nas/team/”.
_GIO = re.compile(
    r"^ *Mount\(\d+\): (.+) -> ((?:smb|sftp|ftp|ftps|dav|davs|nfs|afp)://\S+)$", re.MULTILINE
)
_NETWORK_KINDS = {"nfs", "nfs4", "cifs", "smb3", "davfs", "fuse.sshfs"}
# Lines such as “//anna@nas/team on /Volumes/team (smbfs, nodev, nosuid, mounted by anna)”.
_MAC = re.compile(r"^(//\S+) on (/Volumes/[^\n]+) \(smbfs,", re.MULTILINE)
# A drive letter and a share, as Windows lists them.
_LETTER = re.compile(r"[A-Z]:")

_LIST = """
@{ drives = @(Get-SmbMapping | ForEach-Object {
  @{ letter = $_.LocalPath; path = $_.RemotePath; ok = "$($_.Status)" -eq 'OK' } }) } |
  ConvertTo-Json -Compress -Depth 3
"""
_AGAIN = """
Remove-SmbMapping -LocalPath $letter -Force
New-SmbMapping -LocalPath $letter -RemotePath $path -Persistent $true | Out-Null
"""

Act = Callable[[Machine], bool]


class Drive(msgspec.Struct, frozen=True, kw_only=True):
    """One that is set up: `connected` as far as the system says, `reconnect` whether it is now."""

    id: str
    name: str
    connected: bool
    reconnect: Act


def drives(machine: Machine) -> list[Drive]:
    """Those that are set up, those that are not connected first."""
    find = {Platform.LINUX: _linux, Platform.WINDOWS: _windows, Platform.MACOS: _macos}
    return sorted(find[machine.platform](machine), key=lambda drive: drive.connected)[:_MOST]


def _linux(machine: Machine) -> Iterator[Drive]:
    yield from of_gio(_printed(machine, "gio", "mount", "-l"))
    with suppress(OSError):
        mounted = machine.read("/proc/self/mounts")
        yield from of_fstab(machine.read("/etc/fstab"), mounted)


def _printed(machine: Machine, *argv: str) -> str:
    try:
        return machine.run(*argv, limit=5.0).out
    except (ProgramMissing, ProgramTimedOut):
        return ""


def of_gio(printed: str) -> Iterator[Drive]:
    """Those in what gio printed."""
    for name, address in _GIO.findall(printed):
        again = partial(_by_gio, address=address)
        yield Drive(id=address, name=name, connected=True, reconnect=again)


def _by_gio(machine: Machine, address: str) -> bool:
    worked(machine, "gio", "mount", "-u", address, limit=_PATIENCE)
    return worked(machine, "gio", "mount", address, limit=_PATIENCE)


def of_fstab(fstab: str, mounted: str) -> Iterator[Drive]:
    """Those of the network that people may mount themselves."""
    points = {fields[1] for fields in _fields(mounted)}
    for _, point, kind, options, *_ in (f for f in _fields(fstab) if len(f) >= 4):
        if kind in _NETWORK_KINDS and {"user", "users"} & set(options.split(",")):
            place = _unescaped(point)
            if place.startswith("/"):
                again = partial(_by_mount, point=place)
                connected = point in points
                yield Drive(id=place, name=place, connected=connected, reconnect=again)


def _fields(table: str) -> Iterable[list[str]]:
    lines = (line.split() for line in table.splitlines() if not line.lstrip().startswith("#"))
    return [fields for fields in lines if len(fields) >= 2]


def _unescaped(point: str) -> str:
    """Spaces and the like stand in octal in both tables (fstab(5))."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), point)


def _by_mount(machine: Machine, point: str) -> bool:
    worked(machine, "umount", point, limit=_PATIENCE)
    return worked(machine, "mount", point, limit=_PATIENCE)


class _Mapping(msgspec.Struct):
    letter: str
    path: str
    ok: bool


class _Answer(msgspec.Struct):
    drives: list[_Mapping]


def _windows(machine: Machine) -> Iterator[Drive]:
    try:
        told = powershell(machine, _LIST, _Answer, limit=10.0)
    except (CannotTell, ProgramMissing, ProgramTimedOut):
        return
    for mapping in told.drives:
        if _LETTER.fullmatch(mapping.letter) and mapping.path.startswith("\\\\"):
            again = partial(_by_mapping, letter=mapping.letter, path=mapping.path)
            name = f"{mapping.letter} {mapping.path}"
            yield Drive(id=mapping.letter, name=name, connected=mapping.ok, reconnect=again)


def _by_mapping(machine: Machine, letter: str, path: str) -> bool:
    again = script(_AGAIN, letter=letter, path=path)
    return worked(machine, *POWERSHELL, again, limit=_PATIENCE)


def _macos(machine: Machine) -> Iterator[Drive]:
    yield from of_mount(_printed(machine, "mount"))


def of_mount(printed: str) -> Iterator[Drive]:
    """Those in what mount printed."""
    for share, place in _MAC.findall(printed):
        again = partial(_by_open, address=f"smb:{share}", place=place)
        yield Drive(id=place, name=place, connected=True, reconnect=again)


def _by_open(machine: Machine, address: str, place: str) -> bool:
    worked(machine, "diskutil", "unmount", "force", place, limit=_PATIENCE)
    return worked(machine, "open", address, limit=_PATIENCE)
