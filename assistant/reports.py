"""The report that is being written, from the first letter until it is in the outbox."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from assistant import jobs
from assistant.attachments import Attachments
from assistant.dispatch import Dispatch
from assistant.events import Event, SendFailed, TroubleArose
from assistant.language import Language
from assistant.person import Sender
from assistant.store import Store

if TYPE_CHECKING:
    from assistant.outbox import Composed
    from assistant.tickets.draft import Draft
    from assistant.tickets.files import Attached
    from assistant.tickets.keeper import Keeper
    from assistant.tickets.parts import Known, Part


class Reports:
    """`known` is asked for what is known of the computer; `tell` hears of what happens.

    `attachments` has the files that go along.
    """

    def __init__(  # noqa: PLR0913 - what a report is made of
        self,
        *,
        sender: Sender,
        language: Language,
        store: Store,
        dispatch: Dispatch,
        known: Callable[[], Known],
        attachments: Attachments,
        now: Callable[[], float],
        tell: Callable[[Event], None],
    ) -> None:
        self._sender = sender
        self._language = language
        self._store = store
        self._dispatch = dispatch
        self._known = known
        self.attachments = attachments
        self._now = now
        self._tell = tell
        self._made: Keeper[Draft] | None = None
        self._composed: tuple[tuple[Draft, bool, tuple[Attached, ...]], Composed] | None = None

    def close(self, limit: float) -> None:
        """Wait until what was typed is saved, for `limit` seconds at most."""
        if self._made is not None:
            self._made.close(limit)

    def draft(self) -> Draft:
        """The report that is being written, as it was last typed, or a new one.

        Raises Troubled where it cannot be read.
        """
        from assistant.tickets.draft import Drafts

        return self._keeper.unsaved or Drafts(self._store).current()

    def keep(self, draft: Draft) -> Draft:
        """Save what was typed so far; returns it with the time of this change. Raises Troubled."""
        from assistant.tickets.draft import Drafts

        kept = replace(draft, changed_at=self._now())
        Drafts(self._store).keep(kept)
        self._keeper.forget(draft.reference)
        return kept

    def keep_soon(self, draft: Draft) -> Draft:
        """The same in the background, for a front end that may not wait; the latest wins.

        Where it cannot be saved TroubleArose follows, and it is tried again and again; until then
        `draft` has it from memory.
        """
        kept = replace(draft, changed_at=self._now())
        self._keeper.keep(kept)
        return kept

    def discard(self, draft: Draft) -> None:
        """Throw a draft away. Raises Troubled."""
        from assistant.tickets.draft import Drafts

        self._keeper.forget(draft.reference)
        Drafts(self._store).discard(draft.reference)

    def parts(self, draft: Draft) -> tuple[Part, ...]:
        """What can go along with the draft, and whether it does."""
        from assistant.tickets.parts import parts_of

        return parts_of(draft, self._known(), self._language.say)

    def compose(self, draft: Draft) -> Composed:
        """Every byte as it would leave; `send` of the same draft sends these very bytes."""
        # What is found on the computer may come after a first look at the message.
        made_of = (
            draft,
            self._known().examination is not None,
            self.attachments.of(draft.reference),
        )
        if self._composed is None or self._composed[0] != made_of:
            self._composed = (made_of, self._compose(draft))
        return self._composed[1]

    def send(self, draft: Draft) -> Composed:
        """Put the report in the outbox, durably, and wake the courier. Raises Troubled."""
        parcel = self.compose(draft)
        self._dispatch.send(parcel)
        self._keeper.forget(draft.reference)
        return parcel

    def send_soon(self, draft: Draft) -> None:
        """The same in the background; RequestsChanged or SendFailed follows."""

        def send(_job: jobs.Job) -> None:
            self.send(draft)

        jobs.start("send", send, on_trouble=lambda t: self._tell(SendFailed(draft.reference, t)))

    def _compose(self, draft: Draft) -> Composed:
        from assistant.tickets.message import compose

        files = self.attachments.contents(draft.reference)
        parts = self.parts(draft)
        return compose(draft, parts, self._known(), self._sender, self._language, files)

    @property
    def _keeper(self) -> Keeper[Draft]:
        if self._made is None:
            from assistant.tickets.draft import Drafts
            from assistant.tickets.keeper import Keeper

            self._made = Keeper(Drafts(self._store).keep, lambda t: self._tell(TroubleArose(t)))
        return self._made
