"""Small photos with what cameras and programs write beside the pixels."""

from __future__ import annotations

import struct
import zlib

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage

GPS, CAMERA, SERIAL, ORIENTATION, SOFTWARE = 0x8825, 0x8769, 0xA431, 0x0112, 0x0131
SHORT, LONG = 3, 4
XMP = b"http://ns.adobe.com/xap/1.0/\0"
PLACE = b"<x exif:GPSLatitude='52,5.2N'/>"
MADE_WITH = b"<x xmp:CreatorTool='Paint'/>"


def picture(kind: str) -> bytes:
    """One with pixels of its own, and nothing beside them."""
    image = QImage(24, 16, QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(3937)  # else it is that of the display, once there is one
    image.setDotsPerMeterY(3937)
    image.fill(Qt.GlobalColor.blue)
    for at in range(16):
        image.setPixelColor(at, at, Qt.GlobalColor.yellow)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind)  # type: ignore[call-overload]  # it takes a device too
    return bytes(buffer.data().data())


def exif(*tags: tuple[int, int, int], order: str = "<") -> bytes:
    """One directory, and one of the camera's with a serial number, which CAMERA leads to."""
    head = b"II*\0" if order == "<" else b"MM\0*"
    second = 8 + 2 + 12 * len(tags) + 4
    body = struct.pack(f"{order}IH", 8, len(tags))
    for tag, kind, value in tags:
        packed = struct.pack(f"{order}HH", value, 0) if kind == SHORT else b""
        number = second if tag == CAMERA else value
        body += struct.pack(f"{order}HHI", tag, kind, 1)
        body += packed or struct.pack(f"{order}I", number)
    body += struct.pack(f"{order}I", 0)
    serial = struct.pack(f"{order}HHHII", 1, SERIAL, 2, 4, 0) + bytes(4)
    return head + body + serial


def in_jpeg(*segments: tuple[int, bytes], tail: bytes = b"") -> bytes:
    """The picture with these segments (marker, content), and `tail` after its end."""
    plain = picture("JPEG")
    added = b"".join(struct.pack(">BBH", 0xFF, m, len(body) + 2) + body for m, body in segments)
    return plain[:2] + added + plain[2:] + tail


def in_png(kind: bytes, body: bytes) -> bytes:
    """The picture with one more chunk."""
    plain = picture("PNG")
    chunk = struct.pack(">I", len(body)) + kind + body
    return plain[:33] + chunk + struct.pack(">I", zlib.crc32(kind + body)) + plain[33:]
