"""Asks the desk, rarely, what became of the person's requests, and tells what is new.

Quicker while the person looks, slower otherwise, and hardly ever where nothing is open. One thread
that sleeps between two looks; what is known stays when the desk does not answer.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from random import uniform

from assistant import jobs
from assistant.conversations import Conversations
from assistant.delivery import when_again
from assistant.desks.desk import Desk, DeskTrouble, Head, SignInNeeded
from assistant.errors import Trouble, Troubled
from assistant.events import (
    Event,
    FollowingChanged,
    OutageOver,
    ReplyArrived,
    RequestsChanged,
    SignInWanted,
)
from assistant.outages import Outages

log = logging.getLogger(__name__)

# Our own choice: an answer on the screen within a minute while the person waits for one, within
# ten otherwise (200,000 computers are then 330 questions a second), and a look an hour for what
# was asked of IT by mail or telephone.
WATCHED_SECONDS = 60.0
OPEN_SECONDS = 600.0
IDLE_SECONDS = 3600.0


class Following:
    """Follows the requests of one person at one desk; `tell` is called from its thread."""

    def __init__(
        self,
        desk: Desk,
        conversations: Conversations,
        outages: Outages,
        now: Callable[[], float],
        tell: Callable[[Event], None],
    ) -> None:
        self._desk = desk
        self._conversations = conversations
        self._outages = outages
        self._now = now
        self._tell = tell
        self._watched = False
        self._failures = 0
        self._wake = threading.Event()
        self._stop = threading.Event()
        self._job: jobs.Job | None = None
        self._told_at: float | None = None
        self.trouble: Trouble | None = None

    def as_of(self) -> float | None:
        """When the desk last told how things are, by the clock here. Raises Troubled."""
        return self._told_at if self._told_at is not None else self._conversations.told_at()

    def start(self) -> None:
        """Begin, with a look at once, where the desk shows what becomes of requests."""
        if self._desk.abilities.shows_replies:
            self._job = jobs.start("follow requests", self._run, on_trouble=self._failed)

    def stop(self, limit: float) -> None:
        """End; a question under way is waited for, `limit` seconds at most."""
        self._stop.set()
        self._wake.set()
        if self._job is not None and self._job.wait(limit):
            with suppress(Troubled):  # it closes all the same
                self._keep_told_at()

    def watched(self, *, watched: bool) -> None:
        """Whether the person is looking; who begins to look sees what is new at once."""
        begins = watched and not self._watched
        self._watched = watched
        if begins:
            self._wake.set()

    def wake(self) -> None:
        """Look now: something was sent, the network came, the person signed in."""
        self._wake.set()

    def _run(self, _job: jobs.Job) -> None:
        while not self._stop.is_set():
            self._wake.clear()
            patience = jobs.attempt(
                "a look at requests", self.look, on_trouble=self._failed, otherwise=IDLE_SECONDS
            )
            self._wake.wait(patience)

    def look(self) -> float:
        """Ask the desk once, here; returns in how many seconds to ask again. Raises Troubled."""
        try:
            heads = self._desk.tickets()
            news = [*self._fetch(heads), *self._ended()]
        except DeskTrouble as error:
            return self._later(error)
        self._failures, self._told_at = 0, self._now()
        self._answers()
        for event in news:
            self._tell(event)
        return self._patience(heads)

    def _fetch(self, heads: tuple[Head, ...]) -> list[Event]:
        """Keep what changed; the events that follow from it."""
        known = {head.number: head for head in self._conversations.heads()}
        changed = [head for head in heads if known.get(head.number) != head]
        news: list[Event] = []
        for head in changed:
            if self._stop.is_set():
                break
            known_ticket = self._conversations.ticket(head.number)
            ticket = self._desk.ticket(head.number, known_ticket)
            answers = self._conversations.keep(ticket)
            news += [ReplyArrived(ticket.number, ticket.subject, answer) for answer in answers]
        self._conversations.keep_heads(heads)
        return [RequestsChanged(), *news] if changed else []

    def _ended(self) -> list[Event]:
        """What is down for many, and what of it is over since the last look."""
        if not self._desk.abilities.tells_outages:
            return []
        known = self._down()
        over = self._outages.keep(self._desk.outages())
        ended: list[Event] = [OutageOver(head.number, head.subject) for head in over]
        return [RequestsChanged(), *ended] if self._down() != known else []

    def _down(self) -> set[tuple[str, str]]:
        """By name: each time that somebody says to be affected, the rest of it changes too."""
        return {(head.number, head.subject) for head in self._outages.open()}

    def _later(self, error: DeskTrouble) -> float:
        log.info("the desk did not tell of requests: %s", error)
        if self.trouble is None:
            self._keep_told_at()
        self._failed(error.trouble)
        if isinstance(error, SignInNeeded):
            self._tell(SignInWanted())
            return IDLE_SECONDS
        now = self._now()
        _, again = when_again(error, self._failures, now)
        self._failures += 1
        return max(again - now, self._patience(self._conversations.heads()))

    def _failed(self, trouble: Trouble) -> None:
        """Told when it begins, or is another one; not each time that it is still there."""
        before, self.trouble = self.trouble, trouble
        if before != trouble:
            self._tell(FollowingChanged(trouble))

    def _answers(self) -> None:
        before, self.trouble = self.trouble, None
        if before is not None:
            self._tell(FollowingChanged(None))

    def _keep_told_at(self) -> None:
        """Not at each look: nobody needs it as long as the desk answers."""
        if self._told_at is not None:
            self._conversations.keep_told_at(self._told_at)

    def _patience(self, heads: tuple[Head, ...]) -> float:
        if self._watched:
            return WATCHED_SECONDS
        idle = all(head.is_over for head in (*heads, *self._outages.joined()))
        # Spread, so that a company that came in at nine does not ask at the same second for ever.
        return uniform(0.8, 1.2) * (IDLE_SECONDS if idle else OPEN_SECONDS)  # noqa: S311
