"""Makes very many small files quickly, in folders of a thousand, as a busy /tmp has them."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

IN_A_FOLDER = 1000
# In memory where that can be: a disk needs minutes to make a million.
MEMORY = Path("/dev/shm")  # noqa: S108  # only to make a folder of its own in


@contextmanager
def many_files(count: int) -> Iterator[Path]:
    """A folder called tmp with so many files below it, gone with the block."""
    place = MEMORY if MEMORY.is_dir() else None
    top = Path(tempfile.mkdtemp(prefix="balie-bench-", dir=place))
    try:
        folder = top / "tmp"
        for number in range(0, count, IN_A_FOLDER):
            _fill(folder / str(number // 100_000) / str(number), min(IN_A_FOLDER, count - number))
        yield folder
    finally:
        shutil.rmtree(top, ignore_errors=True)


def _fill(folder: Path, count: int) -> None:
    folder.mkdir(parents=True)
    handle = os.open(folder, os.O_RDONLY)
    for number in range(count):
        made = os.open(f"file-{number}", os.O_WRONLY | os.O_CREAT | os.O_EXCL, dir_fd=handle)
        os.close(made)
    os.close(handle)
