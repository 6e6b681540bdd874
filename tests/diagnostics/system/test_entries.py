"""Small files and links are replaced at once, and nothing is reached by way of a link."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diagnostics.system.entries import (
    LARGEST_ENTRY,
    Entry,
    folder_below,
    look,
    put,
    remove_empty,
)
from tests.support.fixing import snapshot

ENTRIES = (
    st.builds(Entry, content=st.binary(max_size=200), mode=st.sampled_from([0o600, 0o644, 0o755]))
    | st.builds(Entry, link=st.text("ab/.", min_size=1, max_size=20))
    | st.none()
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=ENTRIES, after=ENTRIES)
def test_what_is_put_is_what_is_seen_and_nothing_else_is_left(
    tmp_path: Path, before: Entry | None, after: Entry | None
) -> None:
    with folder_below(tmp_path, "a/b", make=True) as folder:
        for entry in (before, after, after):
            put(folder, "x", entry)
            assert look(folder, "x") == entry
        assert os.listdir(folder) == ([] if after is None else ["x"])  # noqa: PTH208


def test_no_link_on_the_way_is_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside/b"
    outside.mkdir(parents=True)
    (tmp_path / "a").symlink_to(outside.parent)
    before = snapshot(tmp_path)
    for folder in ("a", "a/b", "a/new"):
        with pytest.raises(OSError), folder_below(tmp_path, folder, make=True):  # noqa: PT011
            pytest.fail("a link was followed")
    remove_empty(tmp_path, "a/b")
    assert snapshot(tmp_path) == before


def test_a_link_is_replaced_and_not_what_it_leads_to(tmp_path: Path) -> None:
    thesis = tmp_path / "thesis"
    thesis.write_text("precious")
    (tmp_path / "x").symlink_to(thesis)
    with folder_below(tmp_path, "") as folder:
        put(folder, "x", Entry(content=b"new"))
    assert thesis.read_text() == "precious"
    assert (tmp_path / "x").read_text() == "new"


@pytest.mark.parametrize("name", ["", ".", "..", "a/b", "/etc/passwd", "a\0b"])
def test_what_is_no_name_in_a_folder_is_refused(tmp_path: Path, name: str) -> None:
    with folder_below(tmp_path, "") as folder:
        with pytest.raises(OSError, match="no name in a folder"):
            look(folder, name)
        for entry in (Entry(), None):
            with pytest.raises(OSError, match="no name in a folder"):
                put(folder, name, entry)


def test_what_is_large_or_no_file_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "large").write_bytes(b"x" * (LARGEST_ENTRY + 1))
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    with folder_below(tmp_path, "") as folder:
        for name in ("large", "folder", "pipe"):
            with pytest.raises(OSError, match="not a small file"):
                look(folder, name)


def test_a_folder_in_the_way_stays(tmp_path: Path) -> None:
    (tmp_path / "x/y").mkdir(parents=True)
    before = snapshot(tmp_path)
    with folder_below(tmp_path, "") as folder:
        for entry in (Entry(content=b"new"), None):
            with pytest.raises(OSError):  # noqa: PT011
                put(folder, "x", entry)
    remove_empty(tmp_path, "x")
    assert snapshot(tmp_path) == before
