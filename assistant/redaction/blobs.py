"""Text inside base64 and hexadecimal digits: decoded to be looked at, encoded again the same way.

Base64 may be of UTF-8 or of UTF-16 (`powershell -EncodedCommand`), with the alphabet for URLs, with
padding or without, and wrapped into lines.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterator

import msgspec

# Lines of one length, as mail, certificates and keys are wrapped; then all else in one piece.
_LINES = re.compile(
    r"(?<![A-Za-z0-9+/=])(?:[A-Za-z0-9+/]{40,}+\r?\n[ \t]{0,16}+)++[A-Za-z0-9+/]{2,}+={0,2}"
)
# A word in small letters only is a word: in base64 the chance of it is one in a thousand.
_WORD = re.compile(r"(?<![A-Za-z0-9+/_-])(?=[a-z/_-]*+[A-Z0-9+])[A-Za-z0-9+/_-]{6,}+={0,2}")
_PIECE = re.compile(r"[A-Za-z0-9]{6,}+={0,2}|(?<=/)[A-Za-z0-9+/_-]{6,}+={0,2}")
_HEX = re.compile(r"(?<![0-9A-Za-z])(?:0[xX])?((?:[0-9a-fA-F]{2}){4,}+)(?![0-9A-Za-z])")
_SPACE = re.compile(r"\s+")

# Shorter words decode to something readable by chance.
_LONG = 16


class Blob(msgspec.Struct, frozen=True):
    """Encoded data from `begin` up to `end`; `encode` writes a text the way that `text` was.

    Where the data are no text, `text` has the readable letters in it, and `encode` is None: it can
    be taken out as a whole only.
    """

    begin: int
    end: int
    text: str
    encode: Callable[[str], str] | None


def blobs(text: str) -> Iterator[Blob]:
    """All the encoded data in a text; the wider ones first."""
    for match in _LINES.finditer(text):
        yield from _of_base64(match.start(), match[0])
    for match in _WORD.finditer(text):
        found = list(_of_base64(*_bare(match)))
        yield from found
        if not any(blob.encode for blob in found):
            yield from _of_pieces(match)
    for match in _HEX.finditer(text):
        yield from _of_hex(match.start(1), match[1])


def _bare(match: re.Match[str]) -> tuple[int, str]:
    return match.start(), match[0]


def _of_pieces(match: re.Match[str]) -> Iterator[Blob]:
    """The pieces of what is a path, or a name with hyphens, rather than one encoded word."""
    pieces = [_bare(piece) for piece in _PIECE.finditer(match.string, *match.span())]
    if len(pieces) > 1 or (pieces and pieces[0][1] != match[0]):
        for begin, piece in pieces:
            yield from _of_base64(begin, piece)


def _of_base64(begin: int, written: str) -> Iterator[Blob]:
    end = begin + len(written)
    data = _decoded(written)
    if data is None:
        return
    for codec in ("utf-8", "utf-16-le"):
        text = _readable(data, codec, is_long=len(written) >= _LONG)
        if text is not None:
            yield Blob(begin, end, text, _base64_like(written, codec))
            return
    if len(written) >= _LONG:
        yield Blob(begin, end, data.replace(b"\0", b"").decode("latin-1"), None)


def _decoded(written: str) -> bytes | None:
    plain = _SPACE.sub("", written).rstrip("=").replace("-", "+").replace("_", "/")
    try:
        return base64.b64decode(plain + "=" * (-len(plain) % 4))
    except binascii.Error:
        return None


def _readable(data: bytes, codec: str, *, is_long: bool) -> str | None:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return None
    if not (text.isascii() or is_long) or (codec != "utf-8" and not text.isascii()):
        return None
    control = sum(c < " " and c not in "\t\r\n" for c in text)
    return text if not control else None


def _base64_like(written: str, codec: str) -> Callable[[str], str]:
    def encode(text: str) -> str:
        data = text.encode(codec, "surrogatepass")
        is_for_urls = "-" in written or "_" in written
        encoded = (base64.urlsafe_b64encode if is_for_urls else base64.b64encode)(data).decode()
        if not written.endswith("=") and len(_SPACE.sub("", written)) % 4:
            encoded = encoded.rstrip("=")
        return _wrapped_like(written, encoded)

    return encode


def _wrapped_like(written: str, encoded: str) -> str:
    first, *rest = written.split("\n")
    if not rest:
        return encoded
    width, line_end = len(first.rstrip("\r")), "\r\n" if first.endswith("\r") else "\n"
    indent = " " * (len(rest[0]) - len(rest[0].lstrip()))
    lines = [encoded[at : at + width] for at in range(0, len(encoded), width)]
    return f"{line_end}{indent}".join(lines)


def _of_hex(begin: int, written: str) -> Iterator[Blob]:
    data = bytes.fromhex(written)
    for codec in ("utf-8", "utf-16-le"):
        text = _readable(data, codec, is_long=len(written) >= 2 * _LONG)
        if text is not None:
            yield Blob(begin, begin + len(written), text, _hex_like(written, codec))
            return


def _hex_like(written: str, codec: str) -> Callable[[str], str]:
    def encode(text: str) -> str:
        digits = text.encode(codec, "surrogatepass").hex()
        return digits.upper() if written.isupper() else digits

    return encode
