"""What a photo tells of the person is left out; its pixels and every other file stay."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageReader

from assistant.tickets.pictures import without_traces
from tests.support.photos import (
    CAMERA,
    GPS,
    LONG,
    MADE_WITH,
    ORIENTATION,
    PLACE,
    SHORT,
    SOFTWARE,
    XMP,
    exif,
    in_jpeg,
    in_png,
    picture,
)


def shown(content: bytes) -> QImage:
    """As a program shows it, turned upright where the file says so."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    return reader.read()


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("tag", [(GPS, LONG, 0), (CAMERA, LONG, 0)])
def test_place_and_camera_go_and_the_pixels_stay(order: str, tag: tuple[int, int, int]) -> None:
    photo = in_jpeg((0xE1, b"Exif\0\0" + exif(tag, order=order)))
    assert without_traces(photo) == picture("JPEG")


def test_a_photo_on_its_side_stays_upright() -> None:
    turned = exif((ORIENTATION, SHORT, 6), (GPS, LONG, 0))
    photo = in_jpeg((0xE1, b"Exif\0\0" + turned))
    cleaned = without_traces(photo) or b""
    assert shown(photo).height() == 24
    assert shown(cleaned) == shown(photo)
    assert without_traces(cleaned) is None
    assert b"\x01\x12\0\x03\0\0\0\x01\0\x06" in (without_traces(in_png(b"eXIf", turned)) or b"")


def test_what_tells_nothing_of_anybody_stays_byte_for_byte() -> None:
    harmless = exif((ORIENTATION, SHORT, 6), (SOFTWARE, LONG, 0))
    for photo in (
        picture("JPEG"),
        picture("PNG"),
        in_jpeg((0xE1, b"Exif\0\0" + harmless), (0xE1, XMP + MADE_WITH), tail=b"film"),
        in_png(b"eXIf", harmless),
        in_png(b"tEXt", b"Software\0Paint"),
        in_png(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + MADE_WITH),
    ):
        assert without_traces(photo) is None


@pytest.mark.parametrize(
    "photo",
    [
        in_jpeg((0xE1, XMP + PLACE)),
        in_jpeg((0xED, b"Photoshop 3.0\x008BIM")),
        in_jpeg((0xE1, b"Exif\0\0nothing sound")),
        in_jpeg((0xE1, XMP + PLACE), (0xE2, b"MPF\0more"), tail=in_jpeg((0xE1, XMP + PLACE))),
        in_png(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + PLACE),
        in_png(b"iTXt", b"XML:com.adobe.xmp\0\x01\0\0\0" + zlib.compress(PLACE)),
        in_png(b"zTXt", b"Raw profile type exif\0\0" + zlib.compress(PLACE)),
        in_png(b"eXIf", exif((GPS, LONG, 0))),
    ],
)
def test_descriptions_of_the_place_go_wherever_they_stand(photo: bytes) -> None:
    assert without_traces(photo) in (picture("JPEG"), picture("PNG"))


def test_several_scans_and_fill_bytes_are_no_end() -> None:
    photo = in_jpeg((0xE1, b"Exif\0\0" + exif((GPS, LONG, 0))))
    assert without_traces(photo[:2] + b"\xff\xff" + photo[2:]) == picture("JPEG")


@given(st.binary(max_size=300), st.integers(0, 400), st.sampled_from(["JPEG", "PNG"]))
def test_a_broken_picture_stays_as_it_is_or_is_a_sound_one(
    noise: bytes, at: int, kind: str
) -> None:
    tells = exif((GPS, LONG, 0))
    photo = in_jpeg((0xE1, b"Exif\0\0" + tells)) if kind == "JPEG" else in_png(b"eXIf", tells)
    broken = photo[:at] + noise
    cleaned = without_traces(broken)
    assert cleaned is None or len(cleaned) <= len(broken)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_picture_that_ends_early_stays_as_it_is(kind: str) -> None:
    tells = exif((GPS, LONG, 0))
    photo = in_jpeg((0xE1, b"Exif\0\0" + tells)) if kind == "JPEG" else in_png(b"eXIf", tells)
    assert {without_traces(photo[:length]) for length in range(len(photo))} == {None}


def test_a_description_that_ends_early_goes() -> None:
    tells = exif((ORIENTATION, SHORT, 6), (CAMERA, LONG, 0))
    for length in range(len(tells) - 8):
        assert without_traces(in_png(b"eXIf", tells[:length])) is not None


@given(st.binary(max_size=200))
def test_other_files_stay_as_they_are(content: bytes) -> None:
    assert without_traces(content) is None
