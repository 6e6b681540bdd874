"""A message as it is shown: every byte of it, but for files, which nobody could read as letters."""

from __future__ import annotations

import re

# A part in base64: its headers, an empty line, and the letters (RFC 2045, 6.8).
_FILE = re.compile(
    rb"(Content-Transfer-Encoding: base64\n(?:[^\n]+\n)*\n)((?:[A-Za-z0-9+/=]{1,76}\n)+)"
)


def readable(message: bytes) -> str:
    """The message, with the size of each file in place of its letters."""
    return _FILE.sub(lambda part: part[1] + _size(part[2]), message).decode("utf-8", "replace")


def _size(letters: bytes) -> bytes:
    dense = letters.replace(b"\n", b"")
    size = len(dense) * 3 // 4 - dense[-2:].count(b"=")
    return b"[%d bytes]\n" % size
