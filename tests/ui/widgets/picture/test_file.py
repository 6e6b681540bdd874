"""The file that leaves: what was blacked out is in none of its bytes."""

from __future__ import annotations

import struct
import zlib
from hashlib import shake_128

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QColorSpace, QImage
from pytestqt.qtbot import QtBot

from ui.widgets.picture.file import EditedPicture, FileMaker, encoded
from ui.widgets.picture.marks import Mark, State, Tool
from ui.widgets.picture.painting import flattened

WIDTH, HEIGHT = 160, 90
WHOLE = (0, 0, WIDTH, HEIGHT)
BLACK = b"\0\0\0"


def noise() -> QImage:
    """No pixel of it is black, and it carries all that a picture can carry beside its pixels."""
    pixels = bytes(value | 1 for value in shake_128(b"secret").digest(WIDTH * HEIGHT * 4))
    picture = QImage(pixels, WIDTH, HEIGHT, QImage.Format.Format_RGB32).copy()
    picture.setText("Comment", "the password is hunter2")
    picture.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.DisplayP3))
    return picture


def chunks(png: bytes) -> dict[str, bytes]:
    """The parts of a PNG file by their names, and nothing behind the last."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    found: dict[str, bytes] = {}
    at = 8
    while at < len(png):
        length, name = struct.unpack(">I4s", png[at : at + 8])
        found[name.decode()] = found.get(name.decode(), b"") + png[at + 8 : at + 8 + length]
        at += 12 + length
    return found


def rows(png: bytes) -> list[bytes]:
    """The pixels of each row, three bytes each, decoded here and not by Qt."""
    parts = chunks(png)
    width, height, depth, colours = struct.unpack(">IIBB", parts["IHDR"][:10])
    assert (depth, colours) == (8, 2)
    data = zlib.decompress(parts["IDAT"])
    stride, above, decoded = 3 * width, bytes(3 * width), []
    for y in range(height):
        kind, row = data[y * (stride + 1)], bytearray(data[y * (stride + 1) + 1 :][:stride])
        for x in range(stride):
            left, up = (row[x - 3] if x > 2 else 0), above[x]
            corner = above[x - 3] if x > 2 else 0
            row[x] = (row[x] + _predicted(kind, left, up, corner)) % 256
        above = bytes(row)
        decoded.append(above)
    return decoded


def _predicted(kind: int, left: int, up: int, corner: int) -> int:
    """The filters of the PNG specification, section 9."""
    paeth = min((left, up, corner), key=lambda value: abs(left + up - corner - value))
    return (0, left, up, (left + up) // 2, paeth)[kind]


def rgb(picture: QImage, x: int, y: int) -> bytes:
    colour = picture.pixelColor(x, y)
    return bytes((colour.red(), colour.green(), colour.blue()))


_SEEN = noise()
NOISE = [b"".join(rgb(_SEEN, x, y) for x in range(WIDTH)) for y in range(HEIGHT)]

places = st.tuples(st.integers(0, WIDTH), st.integers(0, HEIGHT))


@given(places, places)
def test_what_is_black_is_gone_from_the_pixels(
    start: tuple[int, int], end: tuple[int, int]
) -> None:
    mark = Mark(tool=Tool.BLACK_OUT, start=start, end=end)
    picture = flattened(noise(), State(marks=(mark,), area=WHOLE))
    covered = mark.rect
    for y, row in enumerate(rows(encoded(picture))):
        expected = bytearray(NOISE[y])
        if covered.top() <= y <= covered.bottom():
            expected[3 * covered.left() : 3 * (covered.right() + 1)] = BLACK * covered.width()
        assert row == expected


def test_nothing_but_pixels_is_in_the_file() -> None:
    png = encoded(flattened(noise(), State(marks=(), area=WHOLE)))
    found = chunks(png)
    assert set(found) == {"IHDR", "pHYs", "IDAT", "IEND"}
    assert struct.unpack(">IIB", found["pHYs"]) == (3780, 3780, 1), "the same on every screen"
    assert b"hunter2" not in png


def test_files_of_pictures_that_differ_below_the_black_are_the_same() -> None:
    state = State(marks=(Mark(tool=Tool.BLACK_OUT, start=(20, 20), end=(90, 60)),), area=WHOLE)
    one, other = noise(), noise()
    for y in range(20, 60):
        for x in range(20, 90):
            other.setPixelColor(x, y, QColor("white"))
    assert encoded(flattened(one, state)) == encoded(flattened(other, state))


def test_what_is_cropped_away_is_not_in_the_file() -> None:
    png = encoded(flattened(noise(), State(marks=(), area=(30, 10, 50, 40))))
    assert rows(png) == [row[3 * 30 : 3 * 80] for row in NOISE[10:50]]


@pytest.mark.parametrize("tool", [Tool.ARROW, Tool.FRAME, Tool.TEXT])
def test_a_mark_is_seen_on_any_ground(qapp: object, tool: Tool) -> None:
    mark = Mark(tool=tool, start=(30, 30), end=(120, 70), words="here")
    for ground in ("white", "black", "#c4281c"):
        picture = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
        picture.fill(QColor(ground))
        flat = flattened(picture, State(marks=(mark,), area=WHOLE))
        seen = {flat.pixelColor(x, y).name() for x in range(WIDTH) for y in range(HEIGHT)}
        assert {"#c4281c", "#ffffff"} <= seen


def test_it_is_made_beside_the_window(qtbot: QtBot) -> None:
    maker = FileMaker()
    state = State(marks=(Mark(tool=Tool.BLACK_OUT, start=(0, 0), end=(9, 9)),), area=WHOLE)
    with qtbot.waitSignal(maker.made) as made:
        maker.start(noise(), state)
    assert made.args is not None
    [picture] = made.args
    assert isinstance(picture, EditedPicture)
    assert (picture.width, picture.height, picture.blacked_out) == (WIDTH, HEIGHT, 1)
    assert rows(picture.png)[0][:27] == 9 * BLACK
