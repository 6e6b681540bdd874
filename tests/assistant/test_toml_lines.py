"""On which line each key of a TOML document stands."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.toml_lines import Path, line_of, lines

DOCUMENT = '''\
# A comment with [brackets
name = "Northwind" # and "quotes

[branding]
accent = "#2453D6"
"a key".b = [ # ]
  1,
  { c = 2 },
]
text = """
[not a table]
"""

[[channels]]
id = 'chat ["'
[[channels]]
id = "phone"
[channels.hours]
monday = "x"
[[channels.notes]]
by = 1
[[channels.notes]]
by = 2
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 1),
        (("name",), 2),
        (("branding",), 4),
        (("branding", "a key", "b"), 6),
        (("branding", "a key", "b", 1, "c"), 6),
        (("branding", "text"), 10),
        (("channels",), 14),
        (("channels", 0), 14),
        (("channels", 0, "id"), 15),
        (("channels", 1, "id"), 17),
        (("channels", 1, "hours"), 18),
        (("channels", 1, "hours", "monday"), 19),
        (("channels", 1, "notes", 1, "by"), 23),
    ],
)
def test_the_line_of_each_key(path: Path, line: int) -> None:
    assert lines(DOCUMENT)[path] == line


def test_windows_line_ends_count_once() -> None:
    assert lines("a = 1\r\nb = 2\r\n")["b",] == 2


def test_what_is_not_there_stands_where_it_should_be() -> None:
    assert line_of(("channels", 1, "kind"), lines(DOCUMENT)) == 16
    assert line_of(("desk", "path"), lines(DOCUMENT)) == 1


def paths(data: object, at: Path = ()) -> Iterator[Path]:
    """Every path in parsed TOML."""
    yield at
    if isinstance(data, dict):
        for key, value in data.items():
            yield from paths(value, (*at, key))
    if isinstance(data, list):
        for number, value in enumerate(data):
            yield from paths(value, (*at, number))


def by_growing(document: str) -> dict[Path, int]:
    """The slow way to the same: parse ever more lines, and see which keys appear."""
    found: dict[Path, int] = {(): 1}
    all_lines = document.split("\n")
    begin = 1
    for end in range(1, len(all_lines) + 1):
        try:
            data = tomllib.loads("\n".join(all_lines[:end]))
        except tomllib.TOMLDecodeError:
            continue
        for path in paths(data):
            found.setdefault(path, begin)
        begin = end + 1
    return found


def test_the_slow_way_agrees() -> None:
    assert lines(DOCUMENT) == by_growing(DOCUMENT)


hard = st.text(st.sampled_from("ab \"'#[]{}=,\n\\."), max_size=8)
basic = hard.map(
    lambda s: '"' + s.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'
)
literal = hard.map(lambda s: "'" + s.replace("'", "").replace("\n", "") + "'")
long_basic = hard.map(lambda s: '"""' + s.replace("\\", "\\\\").replace('"', '\\"') + '"""')
long_literal = hard.map(lambda s: "'''" + s.replace("'", "") + "'''")
quotes = st.sampled_from(['"""a""b"""', '"""a"""""', "'''a''b'''", "'''a'''''", '"""\\"""""'])
scalar = basic | literal | long_basic | long_literal | quotes | st.just("1979-05-27") | st.just("3")
value = st.recursive(
    scalar,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: "[ # ]\n" + ",\n".join(items) + "\n]")
        | st.lists(inner, max_size=2).map(
            lambda items: "{" + ", ".join(f"k{n} = {item}" for n, item in enumerate(items)) + "}"
        )
    ),
    max_leaves=4,
)
filler = st.sampled_from(["", "\n", '# [a] "\n', "  \n# '''\n"])


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Valid TOML, made of every kind of statement, with everything that confuses a reader."""
    written = ""
    for table in range(draw(st.integers(1, 3))):
        header = draw(
            st.sampled_from(["", f"[t{table}.u]\n", "[[a]]\n", f"[[a]]\n[a.'b.{table}']\n"])
        )
        written += draw(filler) + header
        for key in range(draw(st.integers(0, 3))):
            dotted = draw(st.sampled_from(["", ".x", '."y # ["']))
            written += f"k{table}_{key}{dotted} = {draw(value)} # ' [\n"
    return written


@given(documents())
def test_lines_are_those_of_the_slow_way(document: str) -> None:
    assert lines(document) == by_growing(document)
