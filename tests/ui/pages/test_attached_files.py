"""Files on the report page: chosen, pasted, dropped, taken off; said before they would not go."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from assistant.desks.letter import open_letter
from assistant.engine import Engine
from tests.support.looking import button, words_in
from tests.ui.conftest import MakeEngine, MakeWindow
from ui.pages.picture_editor import PictureEditorPage
from ui.pages.report import ReportPage
from ui.window import Window


@pytest.fixture
def engine(make_engine: MakeEngine) -> Engine:
    return make_engine()


@pytest.fixture
def window(engine: Engine, make_window: MakeWindow) -> Window:
    return make_window(engine)


@pytest.fixture
def page(window: Window) -> ReportPage:
    window.open_report("No paper")
    [page] = window.findChildren(ReportPage)
    return page


def copied(*paths: Path) -> QMimeData:
    """What a file manager puts on the clipboard, or drops."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def files(engine: Engine) -> list[str]:
    return [note.name for note in engine.attachments.of(engine.draft().reference)]


def test_what_is_chosen_goes_along_byte_for_byte(
    page: ReportPage,
    engine: Engine,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    log = tmp_path / "print.log"
    log.write_bytes(bytes(range(256)))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(log)], ""))
    button(page, "Add a file").click()
    qtbot.waitUntil(lambda: "print.log" in words_in(page))
    qtbot.waitUntil(lambda: engine.draft().message == "No paper")
    sent = engine.compose(engine.draft())
    [file] = [f for f in open_letter(sent.message).files if f.name == "print.log"]
    assert file.content == bytes(range(256))


def test_files_are_pasted_and_words_stay_words(
    page: ReportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(name)
    field = page.findChild(type(page._form.words))
    assert field is not None
    field.insertFromMimeData(copied(tmp_path / "one.txt", tmp_path / "two.txt"))
    qtbot.waitUntil(lambda: {"one.txt", "two.txt"} <= set(words_in(page)))
    words = QMimeData()
    words.setText(" since Monday")
    field.insertFromMimeData(words)
    assert "since Monday" in field.toPlainText()
    assert "one.txt" not in field.toPlainText()


def test_what_is_attached_can_be_taken_off(
    page: ReportPage, engine: Engine, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "one.txt").write_text("1")
    page._files.take(copied(tmp_path / "one.txt"))
    qtbot.waitUntil(lambda: "one.txt" in words_in(page))
    button(page, "Remove one.txt").click()
    assert "one.txt" not in words_in(page)
    assert files(engine) == []


def test_what_cannot_go_along_is_said(
    page: ReportPage, window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "setup.exe").write_bytes(b"MZ")
    page._files.take(copied(tmp_path / "setup.exe"))
    qtbot.waitUntil(lambda: any("This file cannot go along" in words for words in words_in(window)))


def test_a_pasted_picture_is_looked_at_before_it_goes_along(
    page: ReportPage, window: Window, engine: Engine, qtbot: QtBot
) -> None:
    picture = QImage(60, 40, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.blue)
    data = QMimeData()
    data.setImageData(picture)
    assert page._files.take(data)
    [editor] = window.findChildren(PictureEditorPage)
    qtbot.waitUntil(lambda: button(editor, "Use this picture").isEnabled())
    button(editor, "Use this picture").click()
    qtbot.waitUntil(lambda: files(engine) == ["picture.png"])
    qtbot.waitUntil(lambda: "picture.png" in words_in(window))
