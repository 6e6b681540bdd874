"""Says on which line each key of a TOML document stands, which the standard parser does not.

A document is cut into statements (a header, or a key with its value); each is parsed on its own by
tomllib, so that no second reading of TOML's keys and values is needed here.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping

Path = tuple[str | int, ...]

# Strings and comments are taken as a whole, as brackets and line ends within them mean nothing.
_PIECE = re.compile(
    r'"""(?:[^"\\]|\\.|"{1,2}(?!"))*"{3,5}'
    r"|'''(?:[^']|'{1,2}(?!'))*'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*"
    r"|[^\"'#\[\]{}\n]+"
    r"|.",
    re.DOTALL,
)


def lines(document: str) -> dict[Path, int]:
    """The line (from 1) on which the statement begins that first gives each key or item.

    Tables of an array have their number as part of the path, from 0: `("channels", 0, "id")`.
    The document must be valid; anything else raises tomllib.TOMLDecodeError.
    """
    found: dict[Path, int] = {(): 1}
    sizes: dict[Path, int] = {}
    table: Path = ()
    for line, statement in _statements(document):
        data = tomllib.loads(statement)
        if statement.lstrip().startswith("["):
            table = _header(data, sizes)
            data = {}
        for path in (table, *_paths(data, table)):
            for length in range(len(path) + 1):
                found.setdefault(path[:length], line)
    return found


def line_of(path: Path, found: Mapping[Path, int]) -> int:
    """The line of a path, or of the nearest table around it where it is not there itself."""
    while path not in found:
        path = path[:-1]
    return found[path]


def _statements(document: str) -> Iterator[tuple[int, str]]:
    line, depth, begun, statement = 1, 0, 1, ""
    for piece in _PIECE.findall(document.replace("\r\n", "\n") + "\n"):
        depth += (piece in ("[", "{")) - (piece in ("]", "}"))
        line += piece.count("\n")
        if piece == "\n" and not depth:
            if statement.strip():
                yield begun, statement
            begun, statement = line, ""
        elif not piece.startswith("#"):
            statement += piece


def _header(data: Mapping[str, object], sizes: dict[Path, int]) -> Path:
    """The path that a header opens; `sizes` counts the tables of each array so far."""
    path: Path = ()
    inner: object = data
    while isinstance(inner, dict) and inner:
        [(key, inner)] = inner.items()
        path = (*path, key)
        if isinstance(inner, list):
            sizes[path] = sizes.get(path, 0) + 1
        if path in sizes:
            path = (*path, sizes[path] - 1)
    return path


def _paths(data: object, at: Path) -> Iterator[Path]:
    pairs = (
        data.items()
        if isinstance(data, dict)
        else enumerate(data if isinstance(data, list) else ())
    )
    for key, value in pairs:
        yield (*at, key)
        yield from _paths(value, (*at, key))
