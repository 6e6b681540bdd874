"""The organisation's logo: letters, or a picture beside its file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from ui.widgets.symbols import Logo


def shown(qtbot: QtBot, letters: str, picture: Path | None) -> Logo:
    logo = Logo(letters, picture)
    qtbot.addWidget(logo)
    logo.setFixedSize(28, 28)
    with qtbot.waitExposed(logo):
        logo.show()
    return logo


def test_letters_stand_on_the_accent(qtbot: QtBot) -> None:
    assert shown(qtbot, "N", None).text() == "N"


def test_a_picture_takes_the_place_of_letters(qtbot: QtBot, tmp_path: Path) -> None:
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("#aa0000"))
    image.save(str(tmp_path / "logo.png"))
    logo = shown(qtbot, "logo.png", tmp_path / "logo.png")
    assert logo.text() == ""
    assert (logo.pixmap().width(), logo.pixmap().height()) == (28, 14)
    assert logo.grab().toImage().pixelColor(14, 14) == QColor("#aa0000")


def test_a_broken_picture_does_no_harm(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(b"\x89PNG not really")
    logo = shown(qtbot, "logo.png", tmp_path / "logo.png")
    assert logo.pixmap().isNull()
    assert logo.text() == ""
