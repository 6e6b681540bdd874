"""The countries whose public holidays are known."""

from __future__ import annotations

from itertools import product
from string import ascii_uppercase

import opening_hours

from assistant.holidays import COUNTRIES


def knows(code: str) -> bool:
    try:
        opening_hours.OpeningHours("24/7", country=code)
    except opening_hours.UnknownCountryError:  # type: ignore[attr-defined]  # not in its stubs
        return False
    return True


def test_they_are_those_that_the_library_knows() -> None:
    codes = map("".join, product(ascii_uppercase, repeat=2))
    assert {code for code in codes if knows(code)} == COUNTRIES
