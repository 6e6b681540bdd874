"""What is shown is all that leaves."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.printable import printable

NESTED = st.recursive(
    st.text() | st.integers() | st.none() | st.booleans() | st.floats(allow_nan=False),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@pytest.mark.parametrize(
    ("unseen", "left"),
    [
        ("a\x00b\x1b[31m\x7f", "ab[31m"),
        ("two\u2028lines\u2029here", "twolineshere"),
        ("\ufdd0\ufdef\ufffe\U0001ffff\U0010fffe", ""),
        ("\u202eeliforp\u202c \u2066x\u2069", "eliforp x"),
        ("half \ud83d a pair", "half  a pair"),
    ],
)
def test_what_cannot_be_seen_goes(unseen: str, left: str) -> None:
    assert printable(unseen) == left


@pytest.mark.parametrize(
    "seen",
    ["a\tb\nc", "vraiment\u202f!", "👩‍💻", "خوش آمدید", "日本語", "soft\u00adhyphen", "\U0001fae8"],
)
def test_what_people_write_stays(seen: str) -> None:
    assert printable(seen) == seen


@given(NESTED)
def test_nested_data_keeps_its_shape_and_is_clean_after_once(value: Any) -> None:
    clean = printable(value)
    assert type(clean) is type(value)
    assert printable(clean) == clean


def test_keys_and_tuples_are_cleaned_too() -> None:
    assert printable({"\x00key": ("a\x00", 1, None)}) == {"key": ["a", 1, None]}
