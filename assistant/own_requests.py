"""The person's own requests, whichever way they were made, and the conversations about them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import msgspec

from assistant import jobs
from assistant.attachments import Attachments
from assistant.conversations import Conversations, each_once
from assistant.desks.desk import Abilities, Desk, Head, Progress
from assistant.dispatch import Dispatch
from assistant.errors import Trouble
from assistant.events import Event, FileArrived, RequestsChanged, TroubleArose
from assistant.following import Following
from assistant.language import Language
from assistant.outages import Outages
from assistant.outbox import Outbox, Request, RequestState
from assistant.person import Sender
from assistant.replies import Replies, in_words
from assistant.sent import What
from assistant.store import Store
from diagnostics.text import text

if TYPE_CHECKING:
    from assistant.desks.desk import Errand, Rating, Ticket
    from assistant.desks.letter import File


LATELY_SECONDS = 7 * 86_400.0
# Forty requests of so many characters are searched in 8 ms.
MOST_SEARCHED = 1_500


class OwnRequest(Request, frozen=True, kw_only=True):
    """A request with what the desk said of it last, where it said anything.

    `unread`: IT answered, and the person has not seen it. One that was not made here (by mail, by
    telephone) has its number as `reference`. `shared`: something that is down for many, of which
    the person said that they are affected too.
    """

    progress: Progress | None = None
    unread: bool = False
    shared: bool = False

    @property
    def rank(self) -> int:
        """How soon the person should look at it, the lowest first."""
        if self.unread:
            return 0
        if self.state is RequestState.REFUSED or self.progress is Progress.WAITS_FOR_YOU:
            return 1
        return 3 if self.is_over else 2

    @property
    def is_over(self) -> bool:
        """Whether IT is done with it."""
        return self.progress in (Progress.SOLVED, Progress.CLOSED)


class OwnRequests:
    """What the person sees of them; whatever is said waits in the outbox like a report."""

    def __init__(  # noqa: PLR0913 - what a conversation needs
        self,
        *,
        store: Store,
        attachments: Attachments,
        outbox: Outbox,
        conversations: Conversations,
        outages: Outages,
        desk: Desk,
        dispatch: Dispatch,
        sender: Sender,
        language: Language,
        now: Callable[[], float],
        tell: Callable[[Event], None],
    ) -> None:
        self._outbox = outbox
        self._conversations = conversations
        self._outages = outages
        self._desk = desk
        self._language = language
        self._now = now
        self._tell = tell
        self.replies = Replies(
            store=store,
            attachments=attachments,
            abilities=desk.abilities,
            dispatch=dispatch,
            sender=sender,
            language=language,
            named=self._named,
            now=now,
            tell=tell,
        )
        self.following = Following(desk, conversations, outages, now, tell)

    @property
    def abilities(self) -> Abilities:
        """What the desk can do."""
        return self._desk.abilities

    def all(self) -> tuple[OwnRequest, ...]:
        """Newest first: what was sent from here, and what the desk has beside it."""
        heads = self._conversations.heads() if self.abilities.shows_replies else ()
        return self._beside(heads)

    def ask_all(self) -> tuple[OwnRequest, ...]:
        """The same, asked of the desk here and now; raises DeskTrouble.

        Nothing of it is kept: what is new is told once, by what follows the requests.
        """
        return self._beside(self._desk.tickets() if self.abilities.shows_replies else ())

    def ask(self, number: str) -> Ticket:
        """What was said, asked of the desk here and now, and not kept; raises DeskTrouble."""
        return each_once(self._desk.ticket(number, self.conversation(number)))

    def _beside(self, heads: tuple[Head, ...]) -> tuple[OwnRequest, ...]:
        unread = self._conversations.unread() if heads else frozenset()
        shared = (_others(head, unread, shared=True) for head in self._outages.joined())
        own = merged(self._outbox.requests(), heads, unread)
        return tuple(_newest_first((*own, *shared)))

    def about(self, words: str) -> OwnRequest | None:
        """The open request that these words are about; to add to it rather than report twice.

        Of the last week: what was reported earlier is remembered, or it is something new.
        """
        from assistant.tickets.alike import alike

        since = self._now() - LATELY_SECONDS
        mine = (own for own in self.all() if not (own.shared or own.is_over))
        still = [own for own in mine if own.created_at >= since]
        found = alike(words, [own.subject for own in still])
        return None if found is None else still[found]

    def outages(self) -> tuple[Head, ...]:
        """What is down for many now, as far as IT told."""
        return self._outages.open()

    def outage(self, number: str) -> Head | None:
        """One of them, or one over that the person was affected by; None where it is not known."""
        known = (*self._outages.open(), *self._outages.joined())
        return next((head for head in known if head.number == number), None)

    def has_joined(self, number: str) -> bool:
        """Whether the person has said that it affects them."""
        return any(head.number == number for head in self._outages.joined())

    def join(self, number: str) -> None:
        """Say that an outage affects the person too; its end is told. Raises Troubled."""
        words = self._language.say(text("This affects me too."))
        self.replies.say(What.REPLY, number, words)
        self._tell(RequestsChanged())

    def conversation(self, number: str) -> Ticket | None:
        """What was said, as the desk last told it; None where it never did."""
        return self._conversations.ticket(number)

    def said(self) -> dict[str, str]:
        """The last of what was said in each request, by its number; to search in."""
        tickets = (self.conversation(head.number) for head in self._conversations.heads())
        return {ticket.number: _last_words(ticket) for ticket in tickets if ticket is not None}

    def waiting(self, number: str) -> tuple[Errand, ...]:
        """What the person said that the desk does not have yet, oldest first."""
        from assistant.desks.errand import open_errand

        return tuple(map(open_errand, self._outbox.said(number, waiting=True)))

    def sayings(self) -> tuple[Request, ...]:
        """How sending goes of all that was ever said about requests."""
        later = (what for what in What if what is not What.REPORT)
        return tuple(said for what in later for said in self._outbox.requests(what))

    def seen_until(self, number: str) -> float:
        """The desk's time of the last of it that the person has read."""
        return self._conversations.seen_until(number)

    def seen(self, number: str) -> None:
        """The person has read what there is."""
        if self._conversations.seen(number):
            self._tell(RequestsChanged())

    def reply(self, number: str, words: str, files: tuple[File, ...] = ()) -> str:
        """Say something to IT; its reference. Kept durably when this returns; raises Troubled."""
        return self.replies.say(What.REPLY, number, words, files=files)

    def reopen(self, number: str, words: str) -> None:
        """It is not solved after all; where the desk cannot reopen, it is a reply."""
        self.replies.say(What.REOPENING, number, words)

    def rate(self, number: str, rating: Rating) -> None:
        """Say whether it helped; where the desk has no place for it, it is a reply in words."""
        words = "" if self.abilities.rates else self._language.say(in_words(rating))
        self.replies.say(What.RATING, number, words, rating=rating)

    def rated(self, number: str) -> bool:
        """Whether the person has already said how it went."""
        from assistant.desks.errand import open_errand

        return any(open_errand(parcel).rating for parcel in self._outbox.said(number))

    def fetch(self, number: str, file_id: str) -> None:
        """Get a file of a conversation; FileArrived or TroubleArose follows."""
        jobs.start("fetch a file", lambda _job: self._fetch(number, file_id), on_trouble=self._fail)

    def _fetch(self, number: str, file_id: str) -> None:
        self._tell(FileArrived(number, file_id, self._desk.file(number, file_id)))

    def _fail(self, trouble: Trouble) -> None:
        self._tell(TroubleArose(trouble))

    def _named(self, number: str) -> tuple[str, str]:
        """The number that the request has by now (by mail it gets one late), and its subject."""
        known = (*self._conversations.heads(), *self._outages.open())
        head = next((h for h in known if number in (h.number, h.reference)), None)
        return (number, number) if head is None else (head.number, head.subject)


def _last_words(ticket: Ticket) -> str:
    latest = (entry.words[:MOST_SEARCHED] for entry in reversed(ticket.entries))
    return "\n".join(latest)[:MOST_SEARCHED]


def merged(
    sent: Iterable[Request], heads: Iterable[Head], unread: frozenset[str]
) -> list[OwnRequest]:
    """Each request once, newest first; those of the desk are matched by reference, then number."""
    left = {head.number: head for head in heads}
    ours = {head.reference: head.number for head in left.values() if head.reference}
    found = []
    for request in sent:
        number = ours.get(request.reference, request.number or "")
        found.append(_own(request, left.pop(number, None), unread))
    found += [_others(head, unread) for head in left.values()]
    return _newest_first(found)


def foremost(requests: Iterable[OwnRequest]) -> list[OwnRequest]:
    """What there is something to do about first, then what is open, then the rest; newest first."""
    return sorted(_newest_first(requests), key=lambda own: own.rank)


def _newest_first(found: Iterable[OwnRequest]) -> list[OwnRequest]:
    return sorted(found, key=lambda own: own.created_at, reverse=True)


def _own(request: Request, head: Head | None, unread: frozenset[str]) -> OwnRequest:
    fields = msgspec.structs.asdict(request)
    if head is None:
        return OwnRequest(**fields)
    # The desk has it, whatever this computer still believes.
    fields |= {"state": RequestState.SENT, "number": head.number, "trouble": None}
    return OwnRequest(**fields, progress=head.progress, unread=head.number in unread)


def _others(head: Head, unread: frozenset[str], *, shared: bool = False) -> OwnRequest:
    return OwnRequest(
        reference=head.number,
        subject=head.subject,
        state=RequestState.SENT,
        created_at=head.created_at,
        due_at=0.0,
        attempts=0,
        number=head.number,
        sent_at=head.created_at,
        progress=head.progress,
        unread=head.number in unread,
        shared=shared,
    )
