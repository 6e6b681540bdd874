"""File systems of macOS as mount(8) lists them, which asks none of them."""

from __future__ import annotations

import re

from diagnostics.facts.commands import answer
from diagnostics.facts.file_systems.answers import silent
from diagnostics.facts.file_systems.model import MOST, FileSystem, FileSystems, Use
from diagnostics.system import Machine

# A line: //anna@files/team on /Volumes/team (smbfs, nodev, nosuid, mounted by anna)
_LINE = re.compile(r"^\S.* on (/.*) \((\w+)(?:, ([^()]*))?\)$", re.MULTILINE)
_NETWORK = frozenset({"smbfs", "nfs", "afpfs", "webdav", "ftp"})
_NO_FILES = frozenset({"devfs", "autofs"})
# Everything that is written is here; what is at / is sealed.
_WRITTEN = "/System/Volumes/Data"

Line = tuple[str, str, frozenset[str]]


def read(machine: Machine) -> FileSystems:
    """List what is mounted; ask the network drives by df(1)."""
    lines = mounted(answer(machine, "mount", limit=1.0))[:MOST]
    remote = [place for place, kind, _ in lines if kind in _NETWORK]
    hangs = silent(machine, [("df", "-P", place) for place in remote])
    hung = {remote[n] for n in hangs}
    return FileSystems(mounted=tuple(_described(line, hung) for line in lines))


def mounted(printed: str) -> list[Line]:
    """Place, kind and options of each line; what holds no files is left out."""
    found = ((place, kind, options) for place, kind, options in _LINE.findall(printed))
    return [(p, k, frozenset(o.split(", "))) for p, k, o in found if k not in _NO_FILES]


def _described(line: Line, hung: set[str]) -> FileSystem:
    place, kind, options = line
    return FileSystem(
        kind=kind,
        use=Use.SYSTEM if place == _WRITTEN else Use.OTHER,
        network=kind in _NETWORK,
        read_only="read-only" in options,
        answered=place not in hung if kind in _NETWORK else None,
    )
