"""Which files only an administrator can have written; real files of real owners."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from diagnostics.system.trust import distrusted
from tests.support.judging import english

pytestmark = pytest.mark.skipif(
    sys.platform == "win32" or os.getuid() != 0, reason="only root makes files of root's"
)

SOMEBODY = 65534


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder below folders that are all root's, as those of pytest are not."""
    made = Path(tempfile.mkdtemp(prefix="balie-", dir="/run"))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)


@pytest.fixture
def file(folder: Path) -> Path:
    """A file as IT puts it."""
    (folder / "balie").mkdir(mode=0o755)
    put = folder / "balie" / "organisation.toml"
    put.write_text("name = 'Contoso'")
    put.chmod(0o644)
    return put


def why(file: Path, read: os.stat_result | None = None) -> str:
    reason = distrusted(file, read or file.stat())
    return english(reason) if reason else ""


def test_a_file_of_root_in_folders_of_root_is_trusted(file: Path) -> None:
    assert why(file) == ""


def test_a_file_of_somebody_else(file: Path) -> None:
    os.chown(file, SOMEBODY, 0)
    assert why(file) == f"{file} does not belong to the administrator (root)"


@pytest.mark.parametrize("mode", [0o664, 0o646, 0o666])
def test_a_file_that_others_may_write(file: Path, mode: int) -> None:
    file.chmod(mode)
    assert why(file) == f"others than the administrator may write to {file}"


def test_any_folder_on_the_way_counts(file: Path, folder: Path) -> None:
    folder.chmod(0o775)
    assert why(file) == f"others than the administrator may write to {folder}"
    folder.chmod(0o1777)
    assert why(file) == f"others than the administrator may write to {folder}"
    folder.chmod(0o755)
    os.chown(file.parent, SOMEBODY, 0)
    assert why(file) == f"{file.parent} does not belong to the administrator (root)"


def test_a_link_on_the_way_is_not_followed(file: Path, folder: Path) -> None:
    (folder / "linked").symlink_to(file.parent)
    through = folder / "linked" / file.name
    assert "cannot be followed" in why(through)
    (folder / "link.toml").symlink_to(file)
    assert "cannot be followed" in why(folder / "link.toml")


def test_a_file_put_in_place_of_the_one_that_was_read(file: Path) -> None:
    read = file.stat()
    (file.parent / "another").write_text("name = 'Contoso'")
    (file.parent / "another").replace(file)
    assert why(file, read) == f"{file} was replaced while it was read"


def test_a_file_that_was_somebodys_when_it_was_read(file: Path) -> None:
    os.chown(file, SOMEBODY, 0)
    read = file.stat()
    os.chown(file, 0, 0)
    assert why(file, read) == f"{file} does not belong to the administrator (root)"


def test_what_is_no_file_and_what_is_gone(file: Path) -> None:
    assert "was replaced" in why(file.parent)
    read = file.stat()
    file.unlink()
    assert "cannot be followed" in why(file, read)
    os.mkfifo(file, mode=0o644)
    assert "was replaced" in why(file)
