"""A second report of the same thing is noticed; one of another thing is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.tickets.alike import alike

SUBJECTS = ("The badge printer on floor 2 shows offline", "Outlook asks for my password")


@pytest.mark.parametrize(
    ("typed", "which"),
    [
        ("badge printer still offline", 0),
        ("the bagde prnter is offline again", 0),
        ("Outlook wants a password every minute", 1),
        ("The printer on floor 3 has no paper", None),
        ("my screen is black", None),
        ("printer", None),
        ("", None),
    ],
)
def test_what_it_is_about(typed: str, which: int | None) -> None:
    assert alike(typed, SUBJECTS) == which


@given(st.text(max_size=200), st.lists(st.text(max_size=80), max_size=4))
def test_any_words_are_about_one_of_them_or_none(typed: str, subjects: list[str]) -> None:
    found = alike(typed, subjects)
    assert found is None or 0 <= found < len(subjects)
