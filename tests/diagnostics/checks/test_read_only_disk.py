"""Disks that can only be read, by nature or after an error."""

from __future__ import annotations

import pytest

from diagnostics.checks.read_only_disk import CHECK
from diagnostics.facts.file_systems import FileSystem, FileSystems, Use
from diagnostics.model import State
from tests.support.judging import english, judge, says_something

FINE = FileSystem(kind="ext4", use=Use.SYSTEM)
DISC = FileSystem(kind="iso9660", read_only=True)
STICK = FileSystem(kind="vfat", read_only=True, failed=True)
FAILED = FileSystem(kind="ext4", use=Use.FILES, read_only=True, failed=True)
MOUNTED_SO = FileSystem(kind="xfs", use=Use.SYSTEM, read_only=True)


@pytest.mark.parametrize(
    ("disks", "state", "words"),
    [
        ((FINE,), State.FINE, "1 disk can be written to"),
        ((FINE, DISC), State.FINE, "1 disk can"),
        ((FINE, STICK), State.ATTENTION, "After an error, 1 disk (vfat)"),
        ((FINE, STICK, FAILED), State.PROBLEM, "After errors, 2 disks (ext4)"),
        ((MOUNTED_SO,), State.PROBLEM, "1 disk (xfs) that programs need"),
        ((MOUNTED_SO, STICK), State.PROBLEM, "2 disks (xfs) that programs need"),
    ],
)
def test_what_must_be_writable_is_judged(
    disks: tuple[FileSystem, ...], state: State, words: str
) -> None:
    verdict = judge(CHECK, FileSystems(mounted=disks))
    assert verdict.state is state
    assert english(verdict.sentence).startswith(words)
    assert says_something(verdict)
