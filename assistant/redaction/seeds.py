"""What is known of this person and this computer, sought in every form in which it is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assistant.person import Person
from diagnostics.identities import Identity, IdentityKind
from diagnostics.model import Reading


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
