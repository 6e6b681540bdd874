"""What is known of this person and this computer, sought in every form in which it is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

import msgspec

from assistant.person import Person
from assistant.redaction import forms
from assistant.redaction.common_words import NOBODYS, is_too_common
from assistant.redaction.kinds import OF_IDENTITY, Found, Kind
from assistant.redaction.network_pseudonyms import is_nobodys_text
from assistant.redaction.pseudonyms import folded
from diagnostics.identities import Identity, IdentityKind
from diagnostics.model import Reading

# More is no longer one computer and its neighbours.
_MOST = 2000
_LONGEST = 200
# A form that is this long is the name also inside a longer word ("avisserslaptop").
_LONG = 8
_SHORT_FORM = 5
# How far a longer word is replaced along with the name in it.
_WORD_PART = 32

_IN_PATH = re.compile(r"[^/\\]+")


class _Form(msgspec.Struct, frozen=True):
    kind: Kind
    same: str
    is_common: bool = False


class Seeds:
    """Every form of the identities of one computer, and where they stand in a text."""

    def __init__(self, identities: Iterable[Identity]) -> None:
        self._forms: dict[str, _Form] = {}
        # Names first, so that logins and mail addresses made of them count as the same person.
        for identity in sorted(_sound(identities), key=lambda i: i.kind != IdentityKind.PERSON):
            for kind, name in _names(identity):
                self._add(kind, name)
        common = [form for form, known in self._forms.items() if known.is_common]
        self._in_context = _in_context(common) if common else None

    def __contains__(self, text: str) -> bool:
        return folded(text) in self._forms

    def person(self, name: str) -> str | None:
        """Who is meant by a name, login or the first part of a mail address; None if unknown."""
        known = self._forms.get(folded(name))
        return known.same if known and known.kind is Kind.PERSON else None

    def find(self, text: str, lowered: str) -> Iterator[Found]:
        """Every form that stands in the text; `lowered` is the text in lower case, as long."""
        for form, known in self._forms.items():
            if not known.is_common:
                yield from _places(form, known, text, lowered)
        if self._in_context:
            for match in self._in_context.finditer(lowered):
                group = match.lastgroup or "after"
                known = self._forms[match[group]]
                yield Found(*match.span(group), known.kind, known.same)

    def _add(self, kind: Kind, name: str) -> None:
        # As a whole only: two people may share a word of their names.
        before = self._forms.get(folded(name))
        same = before.same if before and before.kind is kind else folded(name)
        for form in _written(kind, name):
            short = len(form) < _SHORT_FORM and form != folded(name)
            known = _Form(kind, same, short or is_too_common(form))
            if form not in NOBODYS:
                self._forms.setdefault(form, known)


def _sound(identities: Iterable[Identity]) -> list[Identity]:
    found = dict.fromkeys(i for i in identities if 1 < len(i.value.strip()) <= _LONGEST)
    return list(found)[:_MOST]


def _names(identity: Identity) -> Iterator[tuple[Kind, str]]:
    """The names that an identity is made of: of a computer and its domain, a server and a share."""
    kind, value = OF_IDENTITY[identity.kind], identity.value.strip()
    match identity.kind:
        case IdentityKind.HOME | IdentityKind.ACCOUNT:
            # Windows writes accounts with their domain: CORP\anna.
            yield kind, (_IN_PATH.findall(value) or [value])[-1]
        case IdentityKind.COMPUTER:
            name, _, domain = value.partition(".")
            yield from ((kind, name), (Kind.DOMAIN, domain)) if domain else ((kind, name),)
        case IdentityKind.MAIL:
            yield kind, value
            yield Kind.PERSON, value.partition("@")[0]
        case IdentityKind.SHARE:
            yield from _of_share(value)
        case IdentityKind.ADDRESS | IdentityKind.HARDWARE_ADDRESS:
            if not is_nobodys_text(value):
                yield kind, value
        case _:
            yield kind, value


def _of_share(value: str) -> Iterator[tuple[Kind, str]]:
    r"""`//server/share`, `\\server\share`, `smb://server/share`, `server:/export/share`."""
    server, *folders = _IN_PATH.findall(value.partition("://")[2] or value)
    if folders and server.endswith(":"):
        server = server.removesuffix(":")
    if folders:
        yield Kind.COMPUTER, server.partition(".")[0]
        yield Kind.SHARE, folders[-1]
    else:
        yield Kind.SHARE, server


_WRITTEN: dict[Kind, Callable[[str], Iterable[str]]] = {
    Kind.ADDRESS: forms.of_address,
    Kind.HARDWARE_ADDRESS: forms.of_hardware,
}


def _written(kind: Kind, name: str) -> list[str]:
    if kind is Kind.PERSON:
        bare = [s for word in forms.words(name) for s in forms.spellings(word)]
        found = [*forms.of_person(name), *bare]
    else:
        found = list(_WRITTEN.get(kind, forms.of_thing)(name))
    return [form for form in dict.fromkeys([folded(name), *found]) if len(form) > 1]


def _places(form: str, known: _Form, text: str, lowered: str) -> Iterator[Found]:
    begin = lowered.find(form)
    while begin >= 0:
        end = begin + len(form)
        if _stands_alone(lowered, begin, end):
            yield Found(begin, end, known.kind, known.same)
        elif known.kind is not Kind.ADDRESS and _is_part(text, begin, end):
            yield Found(*_whole_word(text, begin, end), known.kind)
        begin = lowered.find(form, end)


def _stands_alone(text: str, begin: int, end: int) -> bool:
    before, after = text[begin - 1 : begin], text[end : end + 1]
    return not (before.isalnum() and text[begin].isalnum()) and not (
        after.isalnum() and text[end - 1].isalnum()
    )


def _is_part(text: str, begin: int, end: int) -> bool:
    """Whether it is a name inside a longer word: a long one, or set apart as in `AnnasLaptop2`."""
    is_long = end - begin >= _LONG and " " not in text[begin:end]
    return is_long or (_turns(text, begin) and _turns(text, end))


def _turns(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at : at + 1]
    if not (before.isalnum() and after.isalnum()):
        return True
    return before.isdigit() != after.isdigit() or (before.islower() and after.isupper())


def _whole_word(text: str, begin: int, end: int) -> tuple[int, int]:
    first, last = max(0, begin - _WORD_PART), end + _WORD_PART
    while begin > first and text[begin - 1].isalnum():
        begin -= 1
    while end < min(last, len(text)) and text[end].isalnum():
        end += 1
    return begin, end


# What is said of a person, a computer or a network right before its name is.
_TITLES = (
    "user|username|user_name|login|logname|account|acct|owner|ruser|rhost|[ug]id=\\d+|full ?name"
    "|host|hostname|host_name|computer|computername|computer name|machine|workstation|node|domain|"
    "ssid|essid|wifi|printer|queue|profile|benutzer|gebruiker|utilisateur"
)


def _in_context(names: Iterable[str]) -> re.Pattern[str]:
    """Names that are common words too, where the text says that they are names."""
    either = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.compile(
        rf"(?:(?<![^\W_])(?:{_TITLES})[\"']?\s?[=:( ]\s?[\"']?"
        r"|/(?:home|users|profiles)/|\\users\\|(?<![\w\\/:.-])[a-z0-9-]{2,20}\\{1,2})"
        rf"(?P<after>{either})(?![^\W_])"
        rf"|(?<![\w.@/\\-])(?P<before>{either})(?=@[a-z]|\\[a-z])"
        rf"|(?<=[a-z0-9]@)(?P<host>{either})(?![\w.])"
    )


def known_identities(
    readings: Iterable[Reading[object]], person: Person, mail_domain: str = ""
) -> tuple[Identity, ...]:
    """Every identity in the facts, and the person who writes the report."""
    found = [identity for reading in readings for identity in reading.identities]
    return tuple(dict.fromkeys([*_of_person(person, mail_domain), *found]))


def _of_person(person: Person, mail_domain: str) -> Iterator[Identity]:
    yield Identity(IdentityKind.PERSON, person.full_name)
    yield Identity(IdentityKind.ACCOUNT, person.login)
    yield Identity(IdentityKind.COMPUTER, person.computer_name)
    yield Identity(IdentityKind.DOMAIN, mail_domain)
