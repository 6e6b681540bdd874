"""Trees as no sensible person has them, and what somebody may do to them behind a fix's back."""

from __future__ import annotations

import os
import random
import stat
from collections.abc import Callable
from pathlib import Path

import msgspec

NAMES = [
    *(b"a", b"b", b"c", b"old file", b"-rf", b"--help", b"*", b"~", b"$HOME", b"`id`", b";", b"'"),
    *(b"x\ny", b"\n", b"\xff\xfe", b"\xc3\xa9", b"...", b".hidden", b"x.lock", b"agent.pid"),
    *(b"n" * 255, b"thesis", b"Cache", b"systemd-private-1", b"letter.trashinfo"),
]


class Thing(msgspec.Struct, frozen=True):
    """What is at a path: its identity, and all of it that anybody could miss."""

    inode: int
    mode: int
    content: bytes


def everything(top: Path) -> dict[bytes, Thing]:
    """Every path below a folder; no link is followed."""
    found: dict[bytes, Thing] = {}
    for folder, folders, files in os.walk(os.fsencode(top)):
        for name in (*folders, *files):
            path = os.path.join(folder, name)  # noqa: PTH118  # Path knows no bytes
            status = os.lstat(path)
            found[path] = Thing(status.st_ino, status.st_mode, _content(path, status.st_mode))
    return found


def _content(path: bytes, mode: int) -> bytes:
    if stat.S_ISLNK(mode):
        return os.readlink(path)  # noqa: PTH115  # Path knows no bytes
    if stat.S_ISREG(mode):
        with Path(os.fsdecode(path)).open("rb") as file:
            return file.read()
    return b""


class Grower:
    """Grows a tree, and changes it, by chance; `outside` is what links lead to."""

    def __init__(self, chance: random.Random, outside: Path, spare: Path) -> None:
        self._chance = chance
        self._outside = outside
        self._spare = spare
        self._made = 0

    def grow(self, folder: Path, depth: int = 0) -> None:
        """Fill a folder."""
        for name in self._chance.sample(NAMES, self._chance.randrange(6)):
            path = folder / os.fsdecode(name)
            kind = self._chance.choice(self._kinds(depth))
            kind(path)
            if path.is_dir() and not path.is_symlink():
                self.grow(path, depth + 1)

    def change(self, place: Path) -> None:
        """Do one thing to what is in a place, as a program or an attacker may."""
        if place.is_symlink() or not place.exists():
            return  # an earlier change took it
        things = [Path(os.fsdecode(path)) for path in sorted(everything(place))]
        victim = self._chance.choice([place, *things])
        self._chance.choice(
            [self._swap_for_link, self._swap_for_other, self._move_in, self._add, self._rename]
        )(victim, place)

    def _kinds(self, depth: int) -> list[Callable[[Path], None]]:
        leaves: list[Callable[[Path], None]] = [
            *(self._file, self._file, self._link, self._hard_link, os.mkfifo)
        ]
        return leaves if depth > 3 else [*leaves, Path.mkdir, Path.mkdir, self._closed]

    def _file(self, path: Path) -> None:
        self._made += 1
        path.write_bytes(b"%d" % self._made)

    def _closed(self, path: Path) -> None:
        path.mkdir(mode=self._chance.choice([0, 0o100, 0o500]))

    def _link(self, path: Path) -> None:
        there = [self._outside, self._outside / "thesis", Path(".."), Path("missing"), Path("/")]
        path.symlink_to(self._chance.choice(there))

    def _hard_link(self, path: Path) -> None:
        path.hardlink_to(self._outside / "thesis")

    def _away(self, path: Path) -> None:
        self._made += 1
        path.rename(self._spare / str(self._made))

    def _swap_for_link(self, victim: Path, place: Path) -> None:
        self._away(victim)
        victim.symlink_to(self._chance.choice([self._outside, self._outside.parent]))

    def _swap_for_other(self, victim: Path, place: Path) -> None:
        was_folder = victim.is_dir() and not victim.is_symlink()
        self._away(victim)
        if was_folder and victim != place:
            self._file(victim)
        else:
            victim.mkdir()
            self._file(victim / "inside")

    def _move_in(self, victim: Path, place: Path) -> None:
        """A folder of the person's, with what is in it, comes to where the victim was."""
        self._made += 1
        mine = self._outside / f"mine {self._made}"
        mine.mkdir()
        self._file(mine / "work")
        self._away(victim)
        mine.rename(victim)

    def _add(self, victim: Path, place: Path) -> None:
        folder = victim if victim.is_dir() and not victim.is_symlink() else victim.parent
        self._made += 1
        self._chance.choice([self._file, self._hard_link])(folder / f"new {self._made}")

    def _rename(self, victim: Path, place: Path) -> None:
        self._made += 1
        victim.rename(victim.with_name(f"renamed {self._made}"))
