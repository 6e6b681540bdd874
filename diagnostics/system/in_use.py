"""What programs of this person use right now, so that it can be left alone.

A file that is open, mapped or run can be told from the outside. One that a program knows by its
path only (the key to the display in XAUTHORITY, a folder that it unpacked itself into) can be told
from what it was started with.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import msgspec

PROC = "/proc"

# A program with very many libraries comes to a tenth of this.
_LARGEST = 8 * 1024 * 1024


class InUse(msgspec.Struct, frozen=True):
    """Files that are open, by device and inode, and the names in one folder that are in use."""

    files: frozenset[tuple[int, int]]
    names: frozenset[str]


class _Process(msgspec.Struct, frozen=True):
    """What one program uses: open files, the paths it stands on, and texts that mention paths."""

    opened: list[str]
    paths: list[str]
    texts: list[str]


def in_use(folder: str, *, proc: str = PROC) -> InUse:
    """What is in use of a folder; a name in it stands for all that is below it.

    What programs of other people use is not known. Without /proc, psutil is asked.
    """
    start = folder.rstrip("/") + "/"
    mentioned = re.compile(re.escape(start) + r"""([^/:,;'"\s\0]+)""")
    files: set[tuple[int, int]] = set()
    # A folder may be another one, shown here: removing from it would remove it there.
    names = set(mentioned.findall(_text(f"{proc}/self/mountinfo")))
    for process in _processes(proc):
        files.update(_identities(process.opened))
        names.update(_below(start, path) for path in process.paths if path.startswith(start))
        for words in process.texts:
            names.update(mentioned.findall(words))
    return InUse(frozenset(files), frozenset(names))


def _identities(paths: list[str]) -> Iterator[tuple[int, int]]:
    for path in paths:
        with suppress(OSError):
            status = Path(path).stat()
            yield status.st_dev, status.st_ino


def _below(start: str, path: str) -> str:
    return path.removeprefix(start).split("/", 1)[0]


def _processes(proc: str) -> Iterator[_Process]:
    if Path(proc, "self").exists():
        return (_process(f"{proc}/{name}") for name in _names(proc) if name.isdigit())
    return _processes_by_psutil()


def _process(place: str) -> _Process:
    """Read what the kernel tells (proc(5)); a process that ends meanwhile uses nothing."""
    opened = [f"{place}/fd/{name}" for name in _names(f"{place}/fd")]
    links = [*opened, f"{place}/exe", f"{place}/cwd"]
    return _Process(
        opened=opened,
        paths=[target for link in links if (target := _target(link))],
        texts=[_text(f"{place}/{name}") for name in ("cmdline", "environ", "maps")],
    )


def _names(folder: str) -> list[str]:
    with suppress(OSError):
        return os.listdir(folder)  # noqa: PTH208  # thousands of them, as plain strings
    return []


def _target(link: str) -> str | None:
    with suppress(OSError):
        return str(Path(link).readlink())
    return None


def _text(path: str) -> str:
    with suppress(OSError), Path(path).open("rb") as file:
        return os.fsdecode(file.read(_LARGEST))
    return ""


def _processes_by_psutil() -> Iterator[_Process]:
    import psutil

    for process in psutil.process_iter():
        with suppress(psutil.Error, OSError):
            opened = [file.path for file in process.open_files()]
            yield _Process(
                opened=opened,
                paths=[*opened, process.exe(), process.cwd()],
                texts=[*process.cmdline(), *process.environ().values()],
            )
