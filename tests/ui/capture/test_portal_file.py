"""The file that the desktop makes: read with care, and gone afterwards."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor, QImage

from assistant.errors import Troubled
from ui.capture.portal_file import read_picture


@pytest.fixture
def file(tmp_path: Path) -> Path:
    picture = QImage(40, 30, QImage.Format.Format_ARGB32)
    picture.fill(QColor(200, 10, 20, 255))
    file = tmp_path / "Screenshot 1.png"
    assert picture.save(str(file))
    return file


def uri(file: Path) -> str:
    return QUrl.fromLocalFile(str(file)).toString(QUrl.ComponentFormattingOption.FullyEncoded)


def test_the_picture_is_read_and_taken_away(file: Path) -> None:
    picture = read_picture(uri(file), time.time())
    assert (picture.width(), picture.height()) == (40, 30)
    assert picture.pixelColor(5, 5) == QColor(200, 10, 20)
    assert not picture.hasAlphaChannel()
    assert not file.exists()


def test_a_file_that_was_there_before_stays(file: Path) -> None:
    hour_ago = time.time() - 3600
    os.utime(file, (hour_ago, hour_ago))
    read_picture(uri(file), time.time())
    assert file.exists()


def test_what_is_no_picture_is_told(file: Path) -> None:
    file.write_bytes(b"\x89PNG\r\n\x1a\n and then nothing that makes sense")
    with pytest.raises(Troubled):
        read_picture(uri(file), time.time())


def test_no_other_kind_of_file_is_opened(tmp_path: Path, file: Path) -> None:
    link, pipe = tmp_path / "link.png", tmp_path / "pipe.png"
    link.symlink_to(file)
    os.mkfifo(pipe)
    for strange in (
        uri(link),
        uri(pipe),
        uri(tmp_path),
        uri(tmp_path / "missing.png"),
        "https://example.org/picture.png",
        "file://",
        "",
        "\0",
    ):
        with pytest.raises(Troubled):
            read_picture(strange, time.time())
    assert file.exists()
