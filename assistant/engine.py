"""The one object that a front end holds: it owns what Balie knows and does, and tells what happens.

Events reach listeners from worker threads. Nothing here waits for the network, the disk's worst
day or another program: whatever takes time runs in the background and ends in an event.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant import jobs
from assistant.attachments import Attachments
from assistant.conversations import Conversations
from assistant.dispatch import Dispatch
from assistant.errors import Trouble, Troubled
from assistant.events import (
    CheckFailed,
    CheckFinished,
    CheckStarted,
    Event,
    FindingArrived,
    FixFinished,
    FixInterrupted,
    FixUndone,
    NoticeDue,
    RestartNear,
    SignedIn,
    SignInWanted,
)
from assistant.language import Language
from assistant.notices import Notices, Told
from assistant.outages import Outages
from assistant.outbox import Outbox
from assistant.own_requests import OwnRequests
from assistant.person import Person, Sender
from assistant.reports import Reports
from assistant.restarts import Restarts
from assistant.sent import Record
from assistant.store import Store
from assistant.vigil import ALL
from diagnostics.model import Finding, Fix, Reading, State, Topic
from diagnostics.repair import Repair
from diagnostics.runner import Examination, gather
from diagnostics.system import Machine, Platform
from diagnostics.text import text

if TYPE_CHECKING:
    from assistant.catalogue import Organisation
    from assistant.channels.directory import Listing
    from assistant.desks.desk import Desk
    from assistant.fix_runs import Answer
    from assistant.offers import Offer, Offers
    from assistant.organisation import Problem
    from assistant.outbox import Composed
    from assistant.own_requests import OwnRequest
    from assistant.redaction import Replacement
    from assistant.repairs import Repairs
    from assistant.search import Hit
    from assistant.signing_in import SigningIn
    from assistant.tickets.draft import Draft
    from assistant.tickets.parts import Known, Part
    from assistant.watch import Watch

log = logging.getLogger(__name__)

# Closing the program waits this long, all in all, for what is under way.
CLOSE_SECONDS = 2.0

# What changed is looked at once a look at everything is done, which ends of itself before this.
AWAIT_SECONDS = 30.0

_GRAVITY = [State.FINE, State.UNKNOWN, State.ATTENTION, State.PROBLEM]


class Engine:
    """Balie without a face. Methods that start work return at once; see each for its events."""

    def __init__(  # noqa: PLR0913 - the whole outside world enters here, and only here
        self,
        *,
        organisation: Organisation,
        language: Language,
        person: Person,
        store: Store,
        folder: Path,
        desk: Desk,
        signing_in: SigningIn | None = None,
        machine: Machine,
        examine: Callable[[], Iterator[Finding | Reading[Any]]],
        reexamine: Callable[[frozenset[Topic]], Iterator[Finding | Reading[Any]]] | None = None,
        troubles: tuple[Trouble, ...] = (),
        organisation_file: Path | None = None,
        logo_file: Path | None = None,
        problems: tuple[Problem, ...] = (),
    ) -> None:
        self.organisation = organisation
        self.organisation_file = organisation_file
        self.logo_file = logo_file
        self.problems = problems
        self.language = language
        self.person = person
        self.troubles = troubles if store.trouble is None else (*troubles, store.trouble)
        self.examination: Examination | None = None
        self.checked_at: float | None = None
        self._found: dict[str, Finding] = {}
        self._looked_at: dict[str, float] = {}
        self._store = store
        self._folder = folder
        self._machine = machine
        self._examine = examine
        self._reexamine = reexamine
        self._watch: Watch | None = None
        self._notices = Notices(Told(store), machine)
        self._listeners: list[Callable[[Event], None]] = []
        self._checking = threading.Lock()
        self._repairs: Repairs | None = None
        self._restarts = Restarts(self._planned_restart, machine.now, self._remind)
        self.desk = desk
        self.signing_in = signing_in
        if signing_in is not None:
            signing_in.tell = self._signed
        self._outbox = Outbox(store)
        self.sent = Record(store)
        lock = folder / "outbox.lock" if store.durable else None
        self.dispatch = Dispatch(self._outbox, desk, lock, machine.now, self._dispatched)
        sender = Sender(
            person=person,
            mail_domain=organisation.mail_domain,
            desk_name=language.localized(organisation.support_name),
        )
        self.attachments = Attachments(store, desk.abilities.largest_file, self._emit)
        self.reports = Reports(
            sender=sender,
            language=language,
            store=store,
            dispatch=self.dispatch,
            known=self._known,
            attachments=self.attachments,
            now=machine.now,
            tell=self._emit,
        )
        self.own_requests = OwnRequests(
            store=store,
            attachments=self.attachments,
            outbox=self._outbox,
            conversations=Conversations(store),
            outages=Outages(store),
            desk=desk,
            dispatch=self.dispatch,
            sender=sender,
            language=language,
            now=machine.now,
            tell=self._followed,
        )

    # -- listening, beginning and end

    def listen(self, listener: Callable[[Event], None]) -> None:
        """Tell `listener` every event from now on; it is called from worker threads."""
        self._listeners.append(listener)

    def start(self) -> None:
        """Send what waits from earlier, and look at the computer."""
        self.dispatch.start()
        self.own_requests.following.start()
        jobs.start("put fixes right", self._recover, on_trouble=lambda t: log.warning("%s", t))
        self.check()
        if self._reexamine is not None:
            from assistant.watch import real_watch

            self._watch = real_watch(self.look_at)
            self._watch.start()

    def close(self) -> None:
        """Stop everything, within CLOSE_SECONDS; what is not sent yet is sent next time."""
        if self._watch is not None:
            self._watch.stop(CLOSE_SECONDS / 5)
        self._restarts.close()
        if self._repairs is not None:
            self._repairs.close(CLOSE_SECONDS / 5)
        self.own_requests.following.stop(CLOSE_SECONDS / 5)
        self.dispatch.stop(CLOSE_SECONDS / 5)
        self.reports.close(CLOSE_SECONDS / 5)
        self.own_requests.replies.close(CLOSE_SECONDS / 5)
        self._store.close()

    def _emit(self, event: Event) -> None:
        for listener in self._listeners:
            listener(event)

    def _dispatched(self, event: Event) -> None:
        """What was just sent is followed at once."""
        self.own_requests.following.wake()
        self._emit(event)

    def _followed(self, event: Event) -> None:
        if isinstance(event, SignInWanted) and self.signing_in is not None:
            self.signing_in.wanted = True
        self._emit(event)

    def _signed(self, event: Event) -> None:
        """Who has just signed in wants what waited for it to leave."""
        if isinstance(event, SignedIn):
            self._try_desk()
        self._emit(event)

    def _try_desk(self) -> None:
        """Something may have come between before, and be gone now."""
        self.dispatch.send_now()
        self.own_requests.following.wake()

    # -- this computer

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The latest verdict of each check, in the order in which they came."""
        return tuple(self._found.values())

    @property
    def overall(self) -> State:
        """The gravest state among the findings; UNKNOWN is graver than fine, and nothing else."""
        return max((f.state for f in self.findings), key=_GRAVITY.index, default=State.UNKNOWN)

    @property
    def checking(self) -> bool:
        """Whether the computer is being looked at."""
        return self._checking.locked()

    def check(self) -> None:
        """Look at the computer, unless that is under way.

        CheckStarted follows, FindingArrived for each check, then CheckFinished or CheckFailed.
        """
        if self._checking.acquire(blocking=False):
            jobs.start("check", self._check, on_trouble=lambda t: self._emit(CheckFailed(t)))

    def check_here(self) -> None:
        """Look at the computer and return when done; for a front end without events."""
        self._emit(CheckStarted())
        examination = gather(self._tell(self._examine()), time.perf_counter())
        if not examination.findings:
            raise Troubled(CHECK_FAILED)
        self.examination = examination
        self.checked_at = self._machine.now()
        if self._watch is not None:
            self._watch.looked()
        log.info("looked at the computer, %.0f ms", examination.took_ms)

    def _check(self, _job: jobs.Job) -> None:
        try:
            self.check_here()
        finally:
            self._checking.release()
        if self.examination is not None:
            self._emit(CheckFinished(self.examination))
            self._notice()

    def look_at(self, topics: frozenset[Topic]) -> None:
        """Look again at some topics, here; what was found of the others stays.

        FindingArrived follows for each check, then CheckFinished with all that is known. A network
        that changed may be one in which the desk answers.
        """
        if Topic.NETWORK in topics:
            self._try_desk()
        if self._reexamine is None or self.examination is None or topics == ALL:
            self.check()
            return
        if not self._checking.acquire(timeout=AWAIT_SECONDS):
            return
        try:
            part = gather(self._tell(self._reexamine(topics)), time.perf_counter())
            self.examination = self.examination.with_newer(part)
        finally:
            self._checking.release()
        log.info("looked at %s, %.0f ms", ", ".join(sorted(topics)), part.took_ms)
        self._emit(CheckFinished(self.examination))
        self._notice()

    def looked_at(self, check: str) -> float | None:
        """When a check came to its verdict, in seconds since the epoch."""
        return self._looked_at.get(check)

    def _notice(self) -> None:
        self._restarts.look()
        finding = self._notices.due(self.findings)
        if finding is not None:
            self._emit(NoticeDue(finding))

    def _tell(self, results: Iterator[Finding | Reading[Any]]) -> Iterator[Finding | Reading[Any]]:
        for result in results:
            if isinstance(result, Finding):
                self._found[result.id] = result
                self._looked_at[result.id] = self._machine.now()
                self._emit(FindingArrived(result))
            yield result

    # -- fixes

    @property
    def platform(self) -> Platform:
        """The system that this computer runs."""
        return self._machine.platform

    def fixes(self) -> tuple[Fix, ...]:
        """The fixes that exist for this system."""
        from diagnostics.fix_registry import fixes

        return fixes(self.organisation.settings, self.platform)

    @property
    def repairs(self) -> Repairs:
        """Plans and applies fixes; its events come out here."""
        if self._repairs is None:
            from assistant.fix_runner import lock_of, open_runner
            from assistant.repairs import Repairs

            lock = lock_of(self._folder, self._store)
            settings = self.organisation.settings
            runner = open_runner(settings, self._machine, self._store, lock)
            self._repairs = Repairs(runner, self._hear)
        return self._repairs

    def _hear(self, event: Event) -> None:
        """What a fix's checks found afterwards is the newest there is."""
        if isinstance(event, FixFinished):
            self._found.update({finding.id: finding for finding in event.repair.after})
        if isinstance(event, FixFinished | FixUndone):
            self._restarts.look()
        self._emit(event)

    def _recover(self, _job: jobs.Job) -> None:
        """What was under way when the program ended is put right, and told."""
        from assistant.fix_runs import FixRuns, RunState

        if not FixRuns(self._store).unfinished():
            return
        for run in self.repairs.runner.recover():
            self._emit(FixInterrupted(run.fix, undone=run.state is RunState.UNDONE))

    def _planned_restart(self) -> float | None:
        from diagnostics.system.planned_restart import planned

        return planned(self._machine)

    def _remind(self, at: float) -> None:
        self._emit(RestartNear(at))

    def offered_fixes(self) -> tuple[Fix, ...]:
        """Those that did not fail the last times; for the others a person is the better help."""
        worn_out = self.repairs.runner.is_worn_out
        return tuple(fix for fix in self.fixes() if not worn_out(fix.id))

    def answer(self, run: str, answer: Answer) -> None:
        """See `FixRuns.answered`."""
        self.repairs.runner.runs.answered(run, answer, self._machine.now())

    # -- reports

    def _known(self) -> Known:
        from assistant.tickets.parts import Known

        return Known(
            examination=self.examination, looked_at=self.checked_at, repairs=self._done_lately()
        )

    def _done_lately(self) -> tuple[Repair, ...]:
        """What fixes did, by whatever way they were run; it goes along with reports."""
        from assistant.fix_runs import FixRuns

        unkept = () if self._repairs is None else tuple(self._repairs.unkept)
        try:
            return (*FixRuns(self._store).done_lately(self._machine.now()), *unkept)
        except Troubled:
            return unkept

    def draft(self) -> Draft:
        """See `Reports.draft`."""
        return self.reports.draft()

    def keep(self, draft: Draft) -> Draft:
        """See `Reports.keep`."""
        return self.reports.keep(draft)

    def keep_soon(self, draft: Draft) -> Draft:
        """See `Reports.keep_soon`."""
        return self.reports.keep_soon(draft)

    def parts(self, draft: Draft) -> tuple[Part, ...]:
        """See `Reports.parts`."""
        return self.reports.parts(draft)

    def compose(self, draft: Draft) -> Composed:
        """See `Reports.compose`."""
        return self.reports.compose(draft)

    def add_to_request(self, draft: Draft, reference: str) -> bool:
        """What was typed and attached is a reply to that request instead, and no report any more.

        False for one that the desk does not have yet: nobody can reply to it. Raises Troubled.
        """
        number = next((r.number for r in self.requests() if r.reference == reference), None)
        if number is None:
            return False
        self.own_requests.replies.take_over(number, draft.reference, draft.message)
        self.reports.discard(draft)
        return True

    def send(self, draft: Draft) -> Composed:
        """See `Reports.send`."""
        return self.reports.send(draft)

    def send_soon(self, draft: Draft) -> None:
        """See `Reports.send_soon`."""
        self.reports.send_soon(draft)

    def send_now(self) -> None:
        """See `Dispatch.send_now`."""
        self.dispatch.send_now()

    def deliver_once(self, *, hurry: bool = False) -> None:
        """See `Dispatch.deliver_once`."""
        self.dispatch.deliver_once(hurry=hurry)

    def requests(self) -> tuple[OwnRequest, ...]:
        """See `OwnRequests.all`."""
        return self.own_requests.all()

    def message(self, reference: str) -> bytes | None:
        """Every byte that was sent, or waits to be, for a request."""
        return self._outbox.message(reference)

    def replaced(self, reference: str) -> tuple[Replacement, ...]:
        """What the pseudonyms in it stand for, to be shown on this computer only."""
        return self._outbox.replaced(reference)

    # -- channels and search

    def channels(self, now: datetime) -> tuple[Listing, ...]:
        """Every way to reach IT, with whether it is open at `now` and what to expect."""
        from assistant.channels.directory import directory

        return directory(self.organisation, now, self.language)

    def search(self, query: str) -> tuple[Hit, ...]:
        """What matches the words, best first in each group."""
        from assistant.safe_fixes import CALLED
        from assistant.search import entries, search

        own = self.own_requests
        requests = [request for request in own.all() if not request.shared]
        known = (requests, own.outages(), self.language, own.said())
        return search(query, entries((*self.fixes(), CALLED), self.organisation, *known))

    def offers(self, message: str) -> tuple[Offer, ...]:
        """What may spare the person a report in these words; raises Troubled."""
        tried = {repair.fix for repair in self._done_lately()}
        fixes = [fix for fix in self.offered_fixes() if fix.id not in tried]
        return self._offers.for_words(message, self.findings, fixes)

    @cached_property
    def _offers(self) -> Offers:
        from assistant.offers import Offers

        organisation = self.organisation
        languages = organisation.languages
        return Offers(self.own_requests, organisation.guides, languages, self.language)


CHECK_FAILED = Trouble(
    title=text("This computer could not be checked"),
    meaning=text("The part of Balie that looks at your computer ended early."),
    next_step=text(
        "Choose “Check again”. If it stays, report it: reports work without the checks."
    ),
)
