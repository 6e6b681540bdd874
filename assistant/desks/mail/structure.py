"""Reads what a mailbox says of itself (RFC 9051): lists, folders, how a message is built.

All of it is what a server passes on from strangers: what is none of this is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

import msgspec

Value: TypeAlias = "bytes | list[Value] | None"

_DEEPEST = 30
_MOST_PARTS = 200
_TOKEN = re.compile(
    rb'\s*(?:(?P<open>\()|(?P<close>\))|"(?P<quoted>(?:[^"\\]|\\.)*)"'
    rb"|\{(?P<literal>\d{1,9})\+?\}\r?\n?|(?P<atom>(?:\[[^\]]*\]|[^\s()\"{])+))",
    re.DOTALL,
)


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A leaf of a message: where it is, its type in lower case, and `octets` as it is encoded."""

    section: str
    type: str
    charset: str
    name: str
    encoding: str
    octets: int
    attached: bool

    @property
    def size(self) -> int:
        """About how many bytes it holds: base64 has lines of 78 with 76 for 57 bytes."""
        return self.octets * 57 // 78 if self.encoding == "base64" else self.octets


def values(said: Sequence[object]) -> list[Value]:
    """What one answer of the standard library's client holds: nested lists of words."""
    tokens = _tokens(_joined(said))
    return _list(tokens, 0)


def fields(said: Sequence[object]) -> list[dict[str, Value]]:
    """The items of a FETCH answer, by name in capitals: one for each message."""
    found = []
    for value in values(said):
        if isinstance(value, list) and value:
            names = [
                item.decode("ascii", "replace") for item in value[::2] if isinstance(item, bytes)
            ]
            if len(names) == len(value[::2]):
                found.append({n.upper(): v for n, v in zip(names, value[1::2], strict=False)})
    return found


def folder(said: object) -> bytes | None:
    """The name in one line of LIST, as it is to be given back; None for what cannot be opened."""
    found = values([said])
    if len(found) < 3 or not isinstance(found[0], list) or not isinstance(found[2], bytes):
        return None
    flags = {flag.lower() for flag in found[0] if isinstance(flag, bytes)}
    unfit = {b"\\noselect", b"\\nonexistent"} & flags or set(found[2]) & set(b"\r\n\0")
    return None if unfit else found[2]


def quoted(name: bytes) -> str:
    """A folder's name as a quoted string."""
    said = name.decode("latin-1").replace("\\", "\\\\").replace('"', '\\"')
    return f'"{said}"'


def parts(structure: Value) -> tuple[Part, ...]:
    """The leaves of a BODYSTRUCTURE in their order, at most 200."""
    return tuple(
        found for found, _ in zip(_leaves(structure, ""), range(_MOST_PARTS), strict=False)
    )


def number(value: Value) -> int:
    """A number, 0 for what is none."""
    return int(value[:15]) if isinstance(value, bytes) and value.isdigit() else 0


def _is(value: Value) -> bool:
    return isinstance(value, bytes)


def _joined(said: Iterable[object]) -> bytes:
    """The client gives a literal as a pair: what came before it, and itself."""
    pieces = []
    for item in said:
        if isinstance(item, tuple) and len(item) == 2:
            pieces += [bytes(item[0]), b"\r\n", bytes(item[1])]
        elif isinstance(item, bytes):
            pieces += [item]
    return b"".join(pieces)


def _tokens(said: bytes) -> Iterator[tuple[str, bytes]]:
    at = 0
    while found := _TOKEN.match(said, at):
        at = found.end()
        kind = found.lastgroup or ""
        word = found[kind]
        if kind == "literal":
            word, at = said[at : at + int(word)], at + int(word)
        elif kind == "quoted":
            word = re.sub(rb"\\(.)", rb"\1", word, flags=re.DOTALL)
        yield kind, word


def _list(tokens: Iterator[tuple[str, bytes]], depth: int) -> list[Value]:
    found: list[Value] = []
    for kind, word in tokens:
        if kind == "close":
            break
        if kind == "open":
            inner = _list(tokens, depth + 1)
            if depth < _DEEPEST:
                found.append(inner)
        else:
            found.append(None if kind == "atom" and word.upper() == b"NIL" else word)
    return found


def _leaves(value: Value, section: str) -> Iterator[Part]:
    if not isinstance(value, list) or not value:
        return
    inner = [item for item in value if isinstance(item, list)]
    if isinstance(value[0], list):
        several = value[: next((i for i, v in enumerate(value) if _is(v)), len(value))]
        for index, item in enumerate(several, 1):
            yield from _leaves(item, f"{section}.{index}".lstrip("."))
        return
    if len(value) >= 7:
        yield _leaf(value, inner, section or "1")


def _leaf(value: list[Value], inner: list[list[Value]], section: str) -> Part:
    settings = _pairs(value[2])
    disposition = next((item for item in inner if _is_disposition(item)), None)
    said = _pairs(disposition[1]) if disposition and len(disposition) > 1 else {}
    name = said.get("filename") or settings.get("name") or ""
    kind = f"{_word(value[0])}/{_word(value[1])}"
    attached = bool(disposition) and _word((disposition or [None])[0]) == "attachment"
    return Part(
        section=section,
        type=kind,
        charset=settings.get("charset", "utf-8"),
        name=name,
        encoding=_word(value[5]),
        octets=number(value[6]),
        attached=attached or bool(name) or not kind.startswith("text/"),
    )


def _is_disposition(value: Value) -> bool:
    return isinstance(value, list) and bool(value) and _word(value[0]) in ("attachment", "inline")


def _word(value: Value) -> str:
    return value.decode("ascii", "replace").lower() if isinstance(value, bytes) else ""


def _pairs(value: Value) -> dict[str, str]:
    """Parameters of a part; a name in RFC 2231 or RFC 2047 is decoded."""
    from email.utils import collapse_rfc2231_value, decode_params

    if not isinstance(value, list):
        return {}
    plain = [item.decode("utf-8", "replace") if isinstance(item, bytes) else "" for item in value]
    given = list(zip(plain[::2], plain[1::2], strict=False))
    try:
        # The first entry is left alone by that function: it is the type itself.
        decoded = decode_params([("", ""), *given])[1:]
        return {key.lower(): _readable(collapse_rfc2231_value(said)) for key, said in decoded}
    except (ValueError, LookupError, TypeError):
        return {key.lower(): said for key, said in given if "*" not in key}


def _readable(said: str) -> str:
    """Without quotes that RFC 2231 added, and encoded words (RFC 2047) decoded."""
    from email.errors import HeaderParseError
    from email.header import decode_header, make_header

    bare = said.strip('"')
    if "=?" not in bare:
        return bare
    try:
        return str(make_header(decode_header(bare)))
    except (ValueError, LookupError, HeaderParseError):
        return bare
