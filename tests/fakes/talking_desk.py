"""A service desk in memory, for tests of what stands above desks; real ones have their own."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from assistant.desks.desk import (
    Abilities,
    DeskTrouble,
    Entry,
    Errand,
    Head,
    Login,
    Progress,
    Receipt,
    SignIn,
    Ticket,
)
from assistant.outbox import Parcel
from assistant.sent import What


class TalkingDesk:
    """Tickets by number; `trouble` is raised by whatever is asked next, until it is None."""

    place = "memory"
    sign_in: SignIn | None = None

    def __init__(self, abilities: Abilities | None = None) -> None:
        self.abilities = abilities or Abilities(
            shows_replies=True, replies=True, reopens=True, rates=True, finds_others=True
        )
        self.by_number: dict[str, Ticket] = {}
        self.down: tuple[Head, ...] = ()
        self.errands: list[Errand] = []
        self.files: dict[tuple[str, str], bytes] = {}
        self.trouble: DeskTrouble | None = None
        self.asked: list[str] = []

    def answer(self, number: str, words: str, at: float) -> None:
        """Somebody of IT says something."""
        self._add(number, Entry(id=words, author="Bo", mine=False, written_at=at, words=words))

    def check(self, login: Login) -> None:
        """Anybody is let in."""
        self._ask("check")

    def find(self, reference: str) -> tuple[Receipt, ...]:
        """The tickets of that reference."""
        self._ask("find")
        found = (t.number for t in self.by_number.values() if t.reference == reference)
        return tuple(map(Receipt, found))

    def create(self, parcel: Parcel) -> Receipt:
        """One more ticket."""
        self._ask("create")
        number = str(len(self.by_number) + 1)
        self.by_number[number] = Ticket(
            number=number,
            subject=parcel.subject,
            progress=Progress.NEW,
            created_at=parcel.created_at,
            changed_at=parcel.created_at,
            reference=parcel.reference,
        )
        return Receipt(number)

    def complete(self, receipt: Receipt, parcel: Parcel) -> None:
        """It is whole."""

    def merge(self, first: Receipt, doubles: Sequence[Receipt]) -> None:
        """There are none."""

    def tickets(self) -> tuple[Head, ...]:
        """All of them."""
        self._ask("tickets")
        fields = Head.__struct_fields__
        return tuple(
            Head(**{field: getattr(ticket, field) for field in fields})
            for ticket in self.by_number.values()
        )

    def outages(self) -> tuple[Head, ...]:
        """What is down for many."""
        self._ask("outages")
        return self.down

    def ticket(self, number: str, known: Ticket | None) -> Ticket:
        """The ticket."""
        self._ask(f"ticket {number}")
        return self.by_number[number]

    def file(self, number: str, file_id: str) -> bytes:
        """The file."""
        self._ask("file")
        return self.files[number, file_id]

    def done(self, errand: Errand) -> bool:
        """Whether it is among those done."""
        self._ask("done")
        return any(errand.reference == other.reference for other in self.errands)

    def do(self, errand: Errand) -> None:
        """Do it."""
        self._ask("do")
        self.errands.append(errand)
        if errand.what is What.REPLY and errand.number in self.by_number:
            at, words = errand.created_at, errand.words
            self._add(
                errand.number,
                Entry(
                    id=errand.reference,
                    author="me",
                    mine=True,
                    written_at=at,
                    words=words,
                    errand=errand.reference,
                ),
            )

    def _add(self, number: str, entry: Entry) -> None:
        ticket = self.by_number[number]
        self.by_number[number] = replace(
            ticket, entries=(*ticket.entries, entry), changed_at=entry.written_at
        )

    def _ask(self, what: str) -> None:
        self.asked.append(what)
        if self.trouble is not None:
            raise self.trouble
