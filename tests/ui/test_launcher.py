"""The launcher entry, for desktops without a tray."""

from __future__ import annotations

import configparser
import re
from pathlib import Path

import pytest

from ui.launcher import NAME, data_folders, ensure_entry, entry


def test_an_entry_is_written_once(tmp_path: Path) -> None:
    environment = {"XDG_DATA_HOME": str(tmp_path / "own"), "XDG_DATA_DIRS": str(tmp_path / "all")}
    path = ensure_entry(environment, tmp_path, "Every way to IT support")
    assert path == tmp_path / "own" / "applications" / NAME
    assert ensure_entry(environment, tmp_path, "Every way to IT support") is None


def test_the_entry_of_a_package_comes_first(tmp_path: Path) -> None:
    packaged = tmp_path / "all" / "applications" / NAME
    packaged.parent.mkdir(parents=True)
    packaged.write_text("")
    environment = {"XDG_DATA_DIRS": str(tmp_path / "all")}
    assert ensure_entry(environment, tmp_path, "") is None
    assert not (tmp_path / ".local").exists()


def test_where_nothing_can_be_written_there_is_no_entry(tmp_path: Path) -> None:
    (tmp_path / "own").write_text("a file where a folder should be")
    environment = {"XDG_DATA_HOME": str(tmp_path / "own"), "XDG_DATA_DIRS": str(tmp_path)}
    assert ensure_entry(environment, tmp_path, "") is None


def test_folders_that_are_not_absolute_are_ignored(tmp_path: Path) -> None:
    environment = {"XDG_DATA_HOME": "relative", "XDG_DATA_DIRS": "also/relative:/usr/share"}
    assert data_folders(environment, tmp_path) == [
        tmp_path / ".local" / "share",
        Path("/usr/share"),
    ]


def parsed(command: list[str], comment: str = "Help") -> configparser.SectionProxy:
    parser = configparser.RawConfigParser(strict=True)
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # keys have capitals
    parser.read_string(entry(command, comment))
    return parser["Desktop Entry"]


def test_the_entry_has_what_the_specification_requires() -> None:
    section = parsed(["/opt/balie/balie"])
    assert section["Type"] == "Application"
    assert section["Name"] == "Balie"
    assert Path(section["Icon"]).is_file()


def test_a_comment_stays_on_its_line() -> None:
    assert parsed(["balie"], "One\nExec=evil")["Comment"] == "One Exec=evil"


@pytest.mark.parametrize("folder", ["/opt/my programs", '/opt/"quoted"', "/opt/$HOME/`x`"])
def test_a_path_is_quoted_as_exec_wants_it(folder: str) -> None:
    """The value is unescaped as a string first, then its quotes are (specification, "Exec")."""
    value = parsed([f"{folder}/balie"])["Exec"].replace("\\\\", "\\")
    assert re.sub(r"\\(.)", r"\1", value.strip('"')) == f"{folder}/balie"


def test_a_percent_sign_is_no_field_code() -> None:
    assert parsed(["/opt/100%/balie"])["Exec"] == '"/opt/100%%/balie"'
