"""The reference of all checks and facts is what the program has."""

from __future__ import annotations

from tools.reference import FILE, written


def test_the_reference_is_what_the_program_has() -> None:
    assert FILE.read_text("utf-8") == written(), "run “make reference”"
