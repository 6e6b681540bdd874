"""Whether disks are encrypted, in one form for every system."""

from __future__ import annotations

import msgspec

from diagnostics.identities import HomeFolder


class DiskEncryption(msgspec.Struct, frozen=True, kw_only=True):
    """Whether the disk with the system, and the one with the person's files, are encrypted.

    `by` is what encrypts, empty where nothing does; `folder` is where the person's files are.
    """

    system: bool
    files: bool
    by: str
    folder: HomeFolder
