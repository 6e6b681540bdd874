"""What every service desk can do, whichever product it is.

A desk is a door to one system of IT. It keeps nothing: what is to be sent, and whether it was, is
in the store. What a kind of desk cannot do, its `abilities` say, and the window offers it in
another way or not at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Protocol

import msgspec

from assistant.desks.letter import File
from assistant.errors import Trouble, Troubled
from assistant.outbox import Parcel
from assistant.sent import What
from diagnostics.text import Text


class Receipt(msgspec.Struct, frozen=True):
    """The desk has the report; `number` is how the desk calls it, where it gives numbers."""

    number: str | None = None


class DeskTrouble(Troubled):
    """The desk could not do it. Where `trouble.again` is False it never will.

    `wait` is how many seconds the desk asks to be left alone (Retry-After, RFC 9110, 10.2.3).
    `reached` is False only where the desk certainly has nothing of what it was to get.
    """

    def __init__(self, trouble: Trouble, *, wait: float = 0.0, reached: bool = True) -> None:
        super().__init__(trouble)
        self.wait = wait
        self.reached = reached


class SignInNeeded(DeskTrouble):
    """The desk wants to know who asks: nothing is signed in, or what was is no longer valid."""


class Login(msgspec.Struct, frozen=True, kw_only=True):
    """With what a person signs in: `name` is empty where a token says it all.

    Never kept but in the system's store, and never printed.
    """

    name: str
    secret: str

    def __repr__(self) -> str:
        return "Login(…)"


class SignIn(msgspec.Struct, frozen=True, kw_only=True):
    """What a desk's sign-in page asks, and where the person gets it.

    `name` is what to call the login, None where only a secret is asked; `link` opens the page that
    gives the secret, where there is one.
    """

    secret: Text
    where: Text
    name: Text | None = None
    link: str = ""


class Abilities(msgspec.Struct, frozen=True, kw_only=True):
    """What a kind of desk can do. `largest_file` in bytes; None where it sets no limit.

    `finds_others`: also requests that the same person made by mail or telephone.
    `on_behalf`: reports for somebody else. `tells_outages`: what is down for everybody.
    `solves`: tells that a request is solved or closed.
    `final`: what arrived is whole and stays as it is, so that nothing can be added to it, and
    doubles cannot be merged. `settles_within`: seconds after which `find` and `done` see for
    certain what was created; until then nothing is created again whose outcome is unknown.
    """

    largest_file: int | None = None
    shows_replies: bool = False
    replies: bool = False
    reopens: bool = False
    rates: bool = False
    finds_others: bool = False
    on_behalf: bool = False
    tells_outages: bool = False
    solves: bool = True
    final: bool = False
    settles_within: float = 0.0


class Progress(StrEnum):
    """Where IT is with a request, in as few states as people tell apart."""

    NEW = "new"
    WORKED_ON = "worked_on"
    WAITS_FOR_YOU = "waits_for_you"
    SOLVED = "solved"
    CLOSED = "closed"


class FileNote(msgspec.Struct, frozen=True, kw_only=True):
    """A file in a conversation, which is fetched only when it is opened.

    `size` in bytes, 0 where the desk does not say it.
    """

    id: str
    name: str
    type: str
    size: int = 0


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One public message of a conversation, never an internal note.

    `errand` is the reference of what was sent from here, where the entry carries one.
    """

    id: str
    author: str
    mine: bool
    written_at: float
    words: str
    files: tuple[FileNote, ...] = ()
    errand: str | None = None


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What a list shows of one request; `reference` is ours, where it came from Balie.

    `changed_at` and the rest of it differ whenever anything in the request does.
    """

    number: str
    subject: str
    progress: Progress
    created_at: float
    changed_at: float
    reference: str | None = None

    @property
    def is_over(self) -> bool:
        """Whether IT is done with it."""
        return self.progress in (Progress.SOLVED, Progress.CLOSED)


class Ticket(Head, frozen=True, kw_only=True):
    """One request with its conversation, oldest first. `owner` is empty while nobody has it."""

    owner: str = ""
    entries: tuple[Entry, ...] = ()


class Helped(StrEnum):
    """Whether it did."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Rating(msgspec.Struct, frozen=True, kw_only=True):
    """What the person says of a solved request; `minutes` of the own time that it cost."""

    helped: Helped
    minutes: int | None = None


class Errand(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to do to the request `number`; `reference` makes it the same one, tried again.

    A reply is `words` with `files`; a reopening has words too, and a rating a `rating`.
    """

    reference: str
    number: str
    what: What
    created_at: float
    words: str = ""
    files: tuple[File, ...] = ()
    rating: Rating | None = None


class Desk(Protocol):
    """A place that takes reports, and of which those who follow them can ask how they are.

    Nothing is created that can be found: `create` may have worked although it failed (a time-out,
    a crash). All methods wait for the desk, within limits, and raise DeskTrouble. Those below
    `merge` are only called where `abilities` has them.
    """

    @property
    def place(self) -> str:
        """Where reports go, as the record of what was sent has it: a folder, an address."""

    @property
    def abilities(self) -> Abilities:
        """What it can do, known without asking it."""

    @property
    def sign_in(self) -> SignIn | None:
        """What the person must give once; None where the system's own sign-in is enough."""

    def check(self, login: Login) -> None:
        """Whether the desk takes that login: returns, or raises SignInNeeded or DeskTrouble."""

    def find(self, reference: str) -> tuple[Receipt, ...]:
        """The reports with that reference that the desk has, the oldest first."""

    def create(self, parcel: Parcel) -> Receipt:
        """Give the desk a report that it does not have."""

    def complete(self, receipt: Receipt, parcel: Parcel) -> None:
        """Read the report back, and add what of it the desk does not have; twice is harmless."""

    def merge(self, first: Receipt, doubles: Sequence[Receipt]) -> None:
        """Make the doubles of a report part of the first; twice is harmless."""

    def tickets(self) -> tuple[Head, ...]:
        """The person's own requests, the last changed first."""

    def outages(self) -> tuple[Head, ...]:
        """What IT says is or was down for everybody, the last changed first."""

    def ticket(self, number: str, known: Ticket | None) -> Ticket:
        """One request with its conversation; `known` itself where nothing has changed."""

    def file(self, number: str, file_id: str) -> bytes:
        """What a file of a conversation holds."""

    def done(self, errand: Errand) -> bool:
        """Whether the desk has that errand already."""

    def do(self, errand: Errand) -> None:
        """Do what the desk does not have yet."""
