"""File systems in one form for every system: by their kind, never by where they are mounted."""

from __future__ import annotations

from enum import StrEnum

import msgspec

# A network drive that takes longer than this freezes the programs that look at it.
ANSWER_SECONDS = 1.0
# Nobody has more; a computer with a thousand containers need not be asked about each.
MOST = 64


class Use(StrEnum):
    """What a file system holds: what programs write, the person's files, or anything else."""

    SYSTEM = "system"
    FILES = "files"
    OTHER = "other"


class FileSystem(msgspec.Struct, frozen=True, kw_only=True):
    """A mounted file system of a `kind` such as "ext4" or "nfs4".

    `failed` is one that the system made read-only by itself, after an error. `answered` is None
    where nobody asked: a disk inside this computer answers from memory, even when it is broken.
    """

    kind: str
    use: Use = Use.OTHER
    network: bool = False
    read_only: bool = False
    failed: bool = False
    answered: bool | None = None


class FileSystems(msgspec.Struct, frozen=True, kw_only=True):
    """Every mounted file system that holds files, each once however often it is mounted."""

    mounted: tuple[FileSystem, ...]
