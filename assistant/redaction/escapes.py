r"""Text as it reads once its escapes are undone, with the way back to where everything stood.

Undone are URL encoding, the escapes of JSON and of programming languages, those of `/proc/mounts`
(octal) and systemd (`\\x20`), HTML entities, and the zero bytes of UTF-16 that was read as Latin-1.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from html import unescape

# An escape inside an escape inside an escape is as deep as logs of logs go.
_DEPTH = 3

_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2})++")
_BYTES = re.compile(r"(?:\\x[0-9A-Fa-f]{2})++")
_OCTAL = re.compile(r"(?:\\[0-3][0-7]{2})++")
_UNICODE = re.compile(r"(?:\\u[0-9A-Fa-f]{4})++")
_SIGN = re.compile(r"\\[nrtbf\"'\\/]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,8});")
_ANY = re.compile(
    "|".join(f"(?:{p.pattern})" for p in (_PERCENT, _BYTES, _OCTAL, _UNICODE, _SIGN, _ENTITY))
    + "|\0"
)
_SIGNS = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}


class View:
    """A text read in another way; `text` is how it reads."""

    def __init__(self, text: str, undone: list[tuple[int, int, str]]) -> None:
        """`undone` has begin, end and meaning of each escape in the text, in order."""
        self._source_length = len(text)
        pieces: list[str] = []
        # Where each escape begins, and where what follows it goes on: in the view, in the source.
        self._starts: list[int] = []
        self._escapes: list[tuple[int, int, int, int]] = []
        at = length = 0
        for begin, end, meaning in undone:
            pieces += (text[at:begin], meaning)
            length += begin - at
            self._starts.append(length)
            self._escapes.append((length, length + len(meaning), begin, end))
            length += len(meaning)
            at = end
        self.text = "".join((*pieces, text[at:]))

    def source(self, begin: int, end: int) -> tuple[int, int]:
        """Where in the source the characters from `begin` up to `end` stand, escapes whole."""
        return self._first(begin), self._last(end)

    def _first(self, at: int) -> int:
        index = bisect_right(self._starts, at) - 1
        if index < 0:
            return at
        _, view_end, begin, end = self._escapes[index]
        return begin if at < view_end else end + at - view_end

    def _last(self, at: int) -> int:
        index = bisect_right(self._starts, at - 1) - 1
        if index < 0:
            return at
        _, view_end, _, end = self._escapes[index]
        return end if at <= view_end else end + at - view_end


def views(text: str) -> Iterator[tuple[str, Callable[[int, int], tuple[int, int]]]]:
    """The text as it stands, then with its escapes undone, once to three times over.

    Each comes with the function that leads from a place in it back to the text as it stands.
    """
    yield text, _as_it_stands
    chain: list[View] = []
    for _ in range(_DEPTH):
        undone = list(_escapes_in(text))
        if not undone:
            return
        chain.append(View(text, list(_on_their_lines(text, undone))))
        text = chain[-1].text
        yield text, _back_through(tuple(chain))


def _as_it_stands(begin: int, end: int) -> tuple[int, int]:
    return begin, end


def _back_through(chain: tuple[View, ...]) -> Callable[[int, int], tuple[int, int]]:
    def back(begin: int, end: int) -> tuple[int, int]:
        for view in reversed(chain):
            begin, end = view.source(begin, end)
        return begin, end

    return back


def _on_their_lines(
    text: str, undone: list[tuple[int, int, str]]
) -> Iterator[tuple[int, int, str]]:
    """The escapes, and the lines without any as if they were an escape of a line end."""
    line_end = 0
    for begin, end, meaning in undone:
        if begin >= line_end:
            line_begin = text.rfind("\n", line_end, begin) + 1
            if line_begin > line_end:
                yield line_end, line_begin, "\n"
            line_end = _end_of_line(text, end)
        line_end = max(line_end, end)
        yield begin, end, meaning
    if line_end < len(text):
        yield line_end, len(text), "\n"


def _end_of_line(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _escapes_in(text: str) -> Iterator[tuple[int, int, str]]:
    if not any(sign in text for sign in "%\\&\0"):
        return
    for found in _ANY.finditer(text):
        meaning = _meaning(found[0])
        if meaning != found[0]:
            yield *found.span(), meaning


def _meaning(escape: str) -> str:
    match escape[0], escape[1:2]:
        case "%", _:
            return _text_of(bytes.fromhex(escape.replace("%", "")))
        case "&", _:
            return unescape(escape)
        case "\0", _:
            return ""
        case _, "x":
            return _text_of(bytes.fromhex(escape.replace("\\x", "")))
        case _, "u":
            units = bytes.fromhex(escape.replace("\\u", ""))
            is_text = _is_text(units, "utf-16-be")
            return units.decode("utf-16-be", "surrogatepass") if is_text else escape
        case _, digit if digit.isdigit():
            data = bytes(int(octal, 8) for octal in escape.split("\\")[1:])
            return data.decode("utf-8", "surrogatepass") if _is_text(data, "utf-8") else escape
    return _SIGNS.get(escape[1], escape[1])


def _is_text(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec, "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def _text_of(data: bytes) -> str:
    """What bytes say: UTF-8 as nearly everywhere, or else Latin-1, which says something always."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("latin-1")
