"""What the person says about their requests, from the first letter until it is in the outbox.

It is kept like a report: what is typed is on the disk within a moment, with its files, and goes in
the same transaction in which it is put in the outbox. Its reference is the same from the first
letter on, so that the bytes that are shown beforehand are those that leave.

The person's own words are sent as they stand, as in a report (docs/adr/0008): who takes out what
somebody wrote changes what they say. The page warns of secrets in them instead, and shows every
byte.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from assistant import jobs
from assistant.attachments import Attachments
from assistant.desks.desk import Abilities, Rating
from assistant.dispatch import Dispatch
from assistant.errors import Trouble
from assistant.events import Event, SendFailed, TroubleArose
from assistant.language import Language
from assistant.outbox import Composed
from assistant.person import Sender
from assistant.reference import new_reference
from assistant.sent import What
from assistant.store import Store
from diagnostics.text import Text, counted, text

if TYPE_CHECKING:
    from assistant.desks.letter import File
    from assistant.tickets.keeper import Keeper


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """What is being typed about the request `number`."""

    reference: str
    number: str
    words: str = ""
    changed_at: float = 0.0


class Replies:
    """`named` gives the number that a request has by now, and its subject, by any number it had."""

    def __init__(  # noqa: PLR0913 - what a reply is made of
        self,
        *,
        store: Store,
        attachments: Attachments,
        abilities: Abilities,
        dispatch: Dispatch,
        sender: Sender,
        language: Language,
        named: Callable[[str], tuple[str, str]],
        now: Callable[[], float],
        tell: Callable[[Event], None],
    ) -> None:
        self._store = store
        self.attachments = attachments
        self._abilities = abilities
        self._dispatch = dispatch
        self._sender = sender
        self._language = language
        self._named = named
        self._now = now
        self._tell = tell
        self._keepers: dict[str, Keeper[Reply]] = {}

    def draft(self, number: str) -> Reply:
        """What is being typed, as it was last, or a new one. Raises Troubled."""
        keeper = self._keepers.get(number)
        if keeper is not None and keeper.unsaved is not None:
            return keeper.unsaved
        rows = self._store.query("SELECT content FROM reply_draft WHERE number = ?", number)
        with suppress(msgspec.DecodeError):  # of another version of Balie
            if rows and isinstance(content := rows[0][0], bytes):
                return replace(msgspec.json.decode(content, type=Reply), number=number)
        return Reply(reference=new_reference(), number=number)

    def keep_soon(self, reply: Reply) -> Reply:
        """Save what was typed so far, in the background; returns it with the time of the change.

        Where it cannot be saved TroubleArose follows, and it is tried again and again; until then
        `draft` has it from memory.
        """
        kept = replace(reply, changed_at=self._now())
        self._keeper(reply.number).keep(kept)
        return kept

    def take_over(self, number: str, reference: str, words: str) -> None:
        """Go on with what was written elsewhere under that reference, files and all.

        Kept when this returns; what was typed already stays above it. Raises Troubled.
        """
        reply = self.draft(number)
        both = "\n\n".join(filter(str.strip, (reply.words, words)))
        self._save(replace(reply, words=both, changed_at=self._now()))
        self._keeper(number).forget(reply.reference)
        self.attachments.hand_over(reference, reply.reference)

    def close(self, limit: float) -> None:
        """Wait until what was typed is saved, for `limit` seconds at most."""
        for keeper in self._keepers.values():
            keeper.close(limit)

    def compose(self, reply: Reply, what: What = What.REPLY) -> Composed:
        """Every byte as it would leave; the same reply makes the same bytes. Raises Troubled."""
        files = self.attachments.contents(reply.reference)
        return self._composed(
            self._possible(what),
            reply.number,
            self._words(reply, what, len(files)),
            files=files,
            reference=reply.reference,
            written_at=reply.changed_at,
        )

    def send(self, reply: Reply, what: What = What.REPLY) -> None:
        """Put it in the outbox, durably, and wake the courier. Raises Troubled."""
        parcel = self.compose(reply, what)
        self._keeper(reply.number).forget(reply.reference)
        self._dispatch.send(parcel)

    def send_soon(self, reply: Reply, what: What = What.REPLY) -> None:
        """The same in the background; RequestsChanged or SendFailed follows."""

        def send(_job: jobs.Job) -> None:
            self.send(reply, what)

        jobs.start("send", send, on_trouble=lambda t: self._tell(SendFailed(reply.reference, t)))

    def say(
        self,
        what: What,
        number: str,
        words: str,
        *,
        files: tuple[File, ...] = (),
        rating: Rating | None = None,
    ) -> str:
        """Say something that was not typed here; its reference. Raises Troubled."""
        parcel = self._composed(
            self._possible(what),
            number,
            words,
            files=files,
            rating=rating,
            reference=new_reference(),
            written_at=self._now(),
        )
        self._dispatch.send(parcel)
        return parcel.reference

    def _possible(self, what: What) -> What:
        """What the desk cannot do is a reply in words."""
        able = {What.REOPENING: self._abilities.reopens, What.RATING: self._abilities.rates}
        return what if able.get(what, True) else What.REPLY

    def _words(self, reply: Reply, what: What, files: int) -> str:
        """What the person typed; desks want words with files, and with a request opened again."""
        if words := reply.words.strip():
            return words
        if what is What.REOPENING:
            return self._language.say(text("It is not solved."))
        seen = counted("See the attached file.", "See the {n} attached files.", files)
        return self._language.say(seen) if files else ""

    def _composed(
        self,
        what: What,
        number: str,
        words: str,
        *,
        reference: str,
        written_at: float,
        files: tuple[File, ...] = (),
        rating: Rating | None = None,
    ) -> Composed:
        from assistant.tickets.errand_message import compose_errand

        return compose_errand(
            what,
            *self._named(number),
            reference=reference,
            sender=self._sender,
            written_at=written_at,
            words=words,
            files=files,
            rating=rating,
        )

    def _keeper(self, number: str) -> Keeper[Reply]:
        if number not in self._keepers:
            from assistant.tickets.keeper import Keeper

            self._keepers[number] = Keeper(self._save, self._failed)
        return self._keepers[number]

    def _save(self, reply: Reply) -> None:
        """Unless it was sent in the meantime; the request may have got another number since."""
        number, _ = self._named(reply.number)
        with self._store.transaction() as db:
            db.execute(
                "INSERT OR REPLACE INTO reply_draft (number, reference, content) SELECT ?1, ?2, ?3"
                " WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE reference = ?2)",
                (number, reply.reference, msgspec.json.encode(reply)),
            )

    def _failed(self, trouble: Trouble) -> None:
        self._tell(TroubleArose(trouble))


def in_words(rating: Rating) -> Text:
    """A rating as a sentence, for a desk that has no place for it."""
    helped = {
        "yes": text("This helped me."),
        "partly": text("This helped me in part."),
        "no": text("This did not help me."),
    }[rating.helped.value]
    if rating.minutes is None:
        return helped
    cost = counted("It cost me about {n} minute.", "It cost me about {n} minutes.", rating.minutes)
    return text("{helped} {cost}", helped=helped, cost=cost)
