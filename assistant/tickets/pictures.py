"""Takes out of photos where, by whom and with which very camera they were taken.

Parts of the file are left out; its pixels stay as they are, byte for byte, and so does which side
is up. A picture that tells none of that, and every file that is no sound JPEG or PNG, stays whole:
a broken picture may be the very thing that is reported.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator

from assistant.tickets.exif import only_orientation, tells_of_person

_JPEG, _PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
_EXIF = b"Exif\0\0"
_XMP = (b"http://ns.adobe.com/xap/1.0/\0", b"http://ns.adobe.com/xmp/extension/\0")
_PRESS = b"Photoshop 3.0\0"
# Further pictures after the first, which have Exif of their own (CIPA DC-007).
_MORE = b"MPF\0"
# The same in a PNG: as text under these names (PNG, extensions 1.5; ImageMagick's profiles).
_XMP_TEXT, _PROFILE = b"XML:com.adobe.xmp\0", b"Raw profile type "
# What a description (XMP) has in it that tells of the person.
_OF_PERSON = re.compile(rb"GPS|SerialNumber|OwnerName|dc:creator|Iptc4xmpCore|photoshop:City")

_APP1, _APP2, _APP13, _SCAN, _END = 0xE1, 0xE2, 0xED, 0xDA, 0xD9
_SCANNED = {0x00, *range(0xD0, 0xD8)}
_WITHOUT_LENGTH = {0x01, *range(0xD0, 0xD8)}


class NotSound(Exception):
    """The file ends early, or is built in another way than its first bytes promise."""


def without_traces(content: bytes) -> bytes | None:
    """The picture without them; None where there is nothing to leave out."""
    try:
        if content.startswith(_JPEG):
            return _jpeg(content)
        if content.startswith(_PNG):
            return _png(content)
    except (NotSound, struct.error):
        pass
    return None


# A part is where it begins and ends, what it is, and what of it stays instead where it tells.
_Part = tuple[int, int, bytes | None]


def _left_out(content: bytes, parts: list[_Part], end: int) -> bytes | None:
    """The file up to `end`, with something else for each part that tells."""
    if all(instead is None for _, _, instead in parts):
        return None
    kept = (content[a:b] if instead is None else instead for a, b, instead in parts)
    return content[: parts[0][0]] + b"".join(kept) + content[parts[-1][1] : end]


def _jpeg(content: bytes) -> bytes | None:
    """What follows the end goes too: phones keep a film there, or the picture once more."""
    *segments, (_, _, _, over) = _segments(content)
    parts: list[_Part] = [(a, b, _instead(m, content[body:b])) for m, a, body, b in segments]
    if any(instead is not None for _, _, instead in parts):
        for at, (marker, start, body, end) in enumerate(segments):
            if marker == _APP2 and content.startswith(_MORE, body):
                parts[at] = (start, end, b"")
    return _left_out(content, parts, over)


def _instead(marker: int, body: bytes) -> bytes | None:
    if marker == _APP1 and body.startswith(_EXIF) and tells_of_person(body[len(_EXIF) :]):
        upright = only_orientation(body[len(_EXIF) :])
        return _segment(_APP1, _EXIF + upright) if upright else b""
    described = marker == _APP1 and body.startswith(_XMP) and _OF_PERSON.search(body)
    if described or (marker == _APP13 and body.startswith(_PRESS)):
        return b""
    return None


def _segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def _segments(content: bytes) -> Iterator[tuple[int, int, int, int]]:
    """Marker, begin, begin of what it holds and end, from the first to the end of the picture."""
    at, marker = 2, 0
    while marker != _END:
        start = at
        at = _after_fill(content, at)
        marker, body = content[at - 1], at + 2
        if marker not in _WITHOUT_LENGTH | {_END}:
            [length] = struct.unpack_from(">H", content, at)
            at += length
            if length < 2 or at > len(content):
                raise NotSound
        if marker == _SCAN:
            at = _after_scan(content, at)
        yield marker, start, body, at


def _after_fill(content: bytes, at: int) -> int:
    """Where the marker that begins here ends; it may be led by any number of fill bytes."""
    if content[at : at + 1] != b"\xff":
        raise NotSound
    while content[at : at + 1] == b"\xff":
        at += 1
    if at >= len(content):
        raise NotSound
    return at + 1


def _after_scan(content: bytes, at: int) -> int:
    """Where the next marker begins that does not belong to the pixels."""
    while (at := content.find(b"\xff", at)) >= 0:
        following = content[at + 1 : at + 2]
        if not following:
            break
        if following != b"\xff" and following[0] not in _SCANNED:
            return at
        at += 1 if following == b"\xff" else 2
    raise NotSound


def _png(content: bytes) -> bytes | None:
    chunks = list(_chunks(content))
    parts: list[_Part] = [
        (start, end, _chunk_instead(kind, content[start + 8 : end - 4]))
        for kind, start, end in chunks
    ]
    return _left_out(content, parts, chunks[-1][2])


def _chunks(content: bytes) -> Iterator[tuple[bytes, int, int]]:
    at, kind = len(_PNG), b""
    while kind != b"IEND":
        length, kind = struct.unpack_from(">I4s", content, at)
        end = at + 12 + length
        if end > len(content):
            raise NotSound
        yield kind, at, end
        at = end


def _chunk_instead(kind: bytes, body: bytes) -> bytes | None:
    if kind == b"eXIf" and tells_of_person(body):
        upright = only_orientation(body)
        return _chunk(b"eXIf", upright) if upright else b""
    if kind in (b"tEXt", b"zTXt", b"iTXt") and body.startswith(_PROFILE):
        return b""
    if kind == b"iTXt" and body.startswith(_XMP_TEXT):
        compressed = body[len(_XMP_TEXT) : len(_XMP_TEXT) + 1] != b"\0"
        return b"" if compressed or _OF_PERSON.search(body) else None
    return None


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
