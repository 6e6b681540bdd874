"""Reads the picture that the desktop has put into a file, and takes the file away.

It shows everything that is to be blacked out, and it lies where nobody would look for it.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QUrl
from PySide6.QtGui import QImage, QImageReader

from assistant.errors import Troubled
from ui.capture.shots import plain
from ui.capture.troubles import UNREADABLE

# Three screens of 5120 × 2880 without any compression come to 177 MB.
_LARGEST = 200_000_000

# How much older than the question the file may be: clocks of file systems are coarse.
_SLACK = 2.0


def read_picture(uri: str, since: float) -> QImage:
    """The picture at `uri`; the file is removed if it was made `since` then. Raises Troubled."""
    url = QUrl(uri)
    if not url.isLocalFile():
        raise Troubled(UNREADABLE)
    try:
        content = _take(url.toLocalFile(), since)
    except OSError as error:
        raise Troubled(UNREADABLE) from error
    picture = _decoded(content)
    if picture.isNull():
        raise Troubled(UNREADABLE)
    return plain(picture)


def _take(path: str, since: float) -> bytes:
    with os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as file:
        about = os.fstat(file.fileno())
        if not stat.S_ISREG(about.st_mode):
            raise OSError(path)
        content = file.read(_LARGEST)
    if about.st_uid == os.getuid() and about.st_mtime >= since - _SLACK:
        with suppress(OSError):
            Path(path).unlink()
    return content


def _decoded(content: bytes) -> QImage:
    """Qt refuses by itself what would need more than 256 MB."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    return QImageReader(buffer).read()
