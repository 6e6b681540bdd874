"""The page that says which version this is, what IT has set up, and where things are."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPlainTextEdit

from assistant.organisation import load, trouble_of
from assistant.paths import data_folder, log_file
from tests.support.looking import button, tab_order, words_in
from tests.ui.conftest import MakeEngine, MakeWindow
from ui.pages.about import AboutPage, breakable
from ui.window import Window


def open_page(window: Window) -> AboutPage:
    window.open_about()
    page = window.findChild(AboutPage)
    assert isinstance(page, AboutPage)
    return page


def test_it_says_the_version_and_where_things_are(
    make_engine: MakeEngine, make_window: MakeWindow
) -> None:
    words = words_in(open_page(make_window(make_engine())))
    assert f"Version {version('balie')}, under the MIT licence" in words
    assert breakable(data_folder()) in words
    assert breakable(log_file()) in words
    assert "There is no file; Balie uses what is built in." in words


def test_every_mistake_in_the_organisation_s_file_is_listed_with_its_line(
    make_engine: MakeEngine, make_window: MakeWindow, tmp_path: Path
) -> None:
    file = tmp_path / "organisation.toml"
    file.write_text('name = "Northwind"\ncountry = "Belgium"\n')
    loaded = load(file)
    trouble = trouble_of(loaded)
    assert trouble is not None
    engine = make_engine(troubles=(trouble,))
    engine.organisation_file, engine.problems = file, loaded.problems
    words = words_in(open_page(make_window(engine)))
    assert breakable(file) in words
    assert "Line 2: country" in words
    assert trouble.title.plural is not None
    assert f"There are {len(loaded.problems)} mistakes in IT’s settings for Balie" in words


def test_a_folder_can_be_opened(
    make_engine: MakeEngine, make_window: MakeWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    page = open_page(make_window(make_engine()))
    next(b for b in page.opens if b.accessibleDescription() == "Log").click()
    assert [Path(url.toLocalFile()) for url in opened] == [log_file().parent]


def test_every_part_tells_its_licence_below_all_else(
    make_engine: MakeEngine, make_window: MakeWindow
) -> None:
    page = open_page(make_window(make_engine()))
    assert tab_order(page.window())[:3] == ["Open folder", "Open folder", "Licences"]
    button(page, "Licences").click()
    [area] = page.findChildren(QPlainTextEdit)
    lines = area.toPlainText().splitlines()
    assert "Balie: MIT" in lines
    assert any(line.startswith("PySide6_Essentials ") and "LGPL-3.0" in line for line in lines)
    assert not any(line.endswith("?") for line in lines)
