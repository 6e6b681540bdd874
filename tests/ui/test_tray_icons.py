"""The tray icons are those of their SVG files, and differ in shape, not only in colour."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtGui import QImage

from tools.tray_icons import draw
from ui.icons import source, tray_picture
from ui.tray import SIZES, Picture

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("picture", Picture)
@pytest.mark.parametrize("size", SIZES)
def test_each_is_drawn_as_its_file_says(picture: Picture, size: int) -> None:
    drawn = QImage(str(tray_picture(picture, size)))
    assert difference(drawn, draw(source(picture), size)) < 3, "run `make icons`"


@pytest.mark.parametrize(("one", "other"), list(combinations(Picture, 2)))
def test_two_states_differ_without_their_colours(one: Picture, other: Picture) -> None:
    pictures = [QImage(str(tray_picture(picture, 24))) for picture in (one, other)]
    grey = [picture.convertToFormat(QImage.Format.Format_Grayscale8) for picture in pictures]
    assert difference(*grey) > 5


def difference(one: QImage, other: QImage) -> float:
    """How far two pictures of a size are apart, on average, from 0 to 255."""
    assert one.size() == other.size()
    form = QImage.Format.Format_ARGB32
    pairs = zip(
        bytes(one.convertToFormat(form).constBits()),
        bytes(other.convertToFormat(form).constBits()),
        strict=True,
    )
    gaps = [abs(a - b) for a, b in pairs]
    return sum(gaps) / len(gaps)
