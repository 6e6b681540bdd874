"""Puts pseudonyms in the place of everything that is found, in text and in nested data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

import msgspec

from assistant.redaction.finding import Edit, edits, edits_of_all
from assistant.redaction.kinds import SECRETS, Found, Kind
from assistant.redaction.patterns.passwords import names_a_password
from assistant.redaction.pseudonyms import Pseudonyms, is_pseudonym
from assistant.redaction.seeds import Seeds
from diagnostics.identities import Identity

# A pseudonym may make something of the text around it that looks like a secret; that goes, too.
_ROUNDS = 5


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
        known = tuple(identities)
        self._seeds = Seeds(known)
        self._pseudonyms = Pseudonyms()
        self._replaced: dict[tuple[str, str], Replacement] = {}
        self._pseudonyms.keep_clear_of("\n".join(identity.value for identity in known))

    @property
    def replaced(self) -> tuple[Replacement, ...]:
        """Everything taken out so far, in the order in which it was found."""
        return tuple(self._replaced.values())

    def text(self, text: str) -> str:
        """The text with pseudonyms; never raises, whatever the text."""
        return self._all_redacted([text])[text]

    def value(self, value: Any) -> Any:
        """Nested data of the same shape: every string in it redacted, keys too.

        Give it a whole report at once: no pseudonym is then one that stands elsewhere in it.
        """
        return self._value(value, self._all_redacted(list(dict.fromkeys(_strings(value)))))

    def _all_redacted(self, texts: list[str]) -> dict[str, str]:
        """What becomes of each text."""
        for text in texts:
            self._pseudonyms.keep_clear_of(text)
        redacted = dict(zip(texts, texts, strict=True))
        unsettled = texts
        for _ in range(_ROUNDS):
            found = edits_of_all([redacted[text] for text in unsettled], self._seeds)
            changed = [(text, edits) for text, edits in zip(unsettled, found, strict=True) if edits]
            redacted |= {text: self._applied(redacted[text], edits) for text, edits in changed}
            unsettled = [text for text, _ in changed]
        return redacted

    def _value(self, value: Any, redacted: dict[str, str]) -> Any:
        match value:
            case str():
                return redacted[value]
            case dict():
                return self._dict(value, redacted)
            case list() | tuple():
                return type(value)([self._value(item, redacted) for item in value])
        return value

    def _dict(self, value: dict[Any, Any], redacted: dict[str, str]) -> dict[Any, Any]:
        renamed: dict[Any, Any] = {}
        for key, item in value.items():
            name = self._value(key, redacted)
            while name in renamed:  # two names of one person: both entries stay
                name = f"{name} "
            renamed[name] = self._named(key, item, redacted)
        return renamed

    def _named(self, key: Any, item: Any, redacted: dict[str, str]) -> Any:
        """What stands under a key that calls it a password is one, whatever it looks like."""
        is_password = isinstance(key, str) and names_a_password(key)
        if is_password and isinstance(item, str) and item and not is_pseudonym(item):
            whole = Edit(begin=0, end=len(item), kind=Kind.PASSWORD, original=item)
            return self._pseudonym(whole)
        return self._value(item, redacted)

    def _applied(self, text: str, found: Iterable[Edit]) -> str:
        pieces: list[str] = []
        at = 0
        for edit in found:
            pieces += (text[at : edit.begin], self._in_place(text[edit.begin : edit.end], edit))
            at = edit.end
        return "".join((*pieces, text[at:]))

    def _in_place(self, written: str, edit: Edit) -> str:
        """What to write where `written` stands, escaped where that is."""
        if edit.inside and edit.encode:
            name = edit.encode(self._applied(edit.original, edit.inside))
        else:
            name = self._pseudonym(edit)
        return quote(name, safe="") if "%" in written and "%" not in edit.original else name

    def _pseudonym(self, edit: Edit) -> str:
        same = edit.same
        if same is None and edit.kind in {Kind.MAIL, Kind.PERSON}:
            same = self._seeds.person(edit.original.partition("@")[0])
        found = Found(edit.begin, edit.end, edit.kind, same)
        pseudonym = self._pseudonyms.of(found, edit.original)
        self._count(edit.kind, edit.original, pseudonym)
        return pseudonym

    def _count(self, kind: Kind, original: str, pseudonym: str) -> None:
        known = self._replaced.get((pseudonym, original))
        count = known.count + 1 if known else 1
        self._replaced[pseudonym, original] = Replacement(
            kind=kind, original=original, pseudonym=pseudonym, count=count
        )


def find_secrets(text: str) -> tuple[Found, ...]:
    """What in words that a person typed looks like a password, a key or a number of theirs."""
    found = edits(text, Seeds(()))
    return tuple(Found(e.begin, e.end, e.kind) for e in found if e.kind in SECRETS)


def _strings(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for key, item in value.items():
                yield from _strings(key)
                yield from _strings(item)
        case list() | tuple():
            for item in value:
                yield from _strings(item)
