"""What a camera writes beside a picture (Exif): does it tell of the person, and which side is up.

Read from the specification (CIPA DC-008, TIFF 6.0); what does not follow it tells nothing that can
be relied on, so it counts as telling of the person.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import suppress

# In the first directory: where it was taken, who made it, and the directory of the camera.
_GPS, _ARTIST, _COPYRIGHT, _CAMERA = 0x8825, 0x013B, 0x8298, 0x8769
_ORIENTATION = 0x0112
# In the camera's: what its maker keeps there (serial numbers as a rule), the person's own words,
# one number for each picture, and the owner and serial numbers of camera and lens.
_OF_THE_CAMERA = {0x927C, 0x9286, 0xA420, 0xA430, 0xA431, 0xA435}
_ORDER = {b"II*\0": "<", b"MM\0*": ">"}
_SHORT = 3


def tells_of_person(exif: bytes) -> bool:
    """Whether it says where the picture was taken, by whom, or with which very camera."""
    try:
        order = _ORDER[exif[:4]]
        main = dict(_directory(exif, order, _offset(exif, order, 4)))
        if main.keys() & {_GPS, _ARTIST, _COPYRIGHT}:
            return True
        camera = main.get(_CAMERA)
        if camera is None:
            return False
        written = _directory(exif, order, _offset(camera, order, 0))
        return any(tag in _OF_THE_CAMERA for tag, _ in written)
    except (KeyError, struct.error):
        return True


def only_orientation(exif: bytes) -> bytes:
    """As little Exif as keeps the picture upright; empty where it stands upright by itself."""
    with suppress(KeyError, struct.error):
        order = _ORDER[exif[:4]]
        found = dict(_directory(exif, order, _offset(exif, order, 4))).get(_ORIENTATION, b"")
        [turned] = struct.unpack_from(f"{order}H", found) if found else (1,)
        if 2 <= turned <= 8:
            return b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _ORIENTATION, _SHORT, 1, turned, 0, 0)
    return b""


def _directory(exif: bytes, order: str, at: int) -> Iterator[tuple[int, bytes]]:
    """Its tags, each with the four bytes that are its value or say where that is."""
    [count] = struct.unpack_from(f"{order}H", exif, at)
    for entry in range(at + 2, at + 2 + 12 * count, 12):
        [tag] = struct.unpack_from(f"{order}H", exif, entry)
        value = exif[entry + 8 : entry + 12]
        if len(value) < 4:
            raise struct.error
        yield tag, value


def _offset(exif: bytes, order: str, at: int) -> int:
    [offset] = struct.unpack_from(f"{order}I", exif, at)
    return int(offset)
