"""The engine: what a front end asks of it, and what it tells."""

from __future__ import annotations

import mailbox
import queue
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
import pytest

from assistant.desks.folder import Folder
from assistant.engine import CHECK_FAILED, Engine
from assistant.errors import Troubled
from assistant.events import (
    CheckFailed,
    CheckFinished,
    CheckStarted,
    Event,
    FindingArrived,
    FixInterrupted,
    RequestsChanged,
    SendFailed,
    TroubleArose,
)
from assistant.fix_runs import Answer
from assistant.language import Language
from assistant.organisation import defaults
from assistant.outbox import RequestState
from assistant.person import Person
from assistant.store import FILE_NAME, open_store
from assistant.tickets.draft import Draft
from diagnostics.model import Finding, Reading, State, Topic
from diagnostics.system import this_machine
from diagnostics.text import Size, text
from tests.support.waiting import eventually

Result = Finding | Reading[Any]
Make = Callable[..., Engine]
Reexamine = Callable[[frozenset[Topic]], Iterator[Result]]

FULL = Finding(
    id="disk_space",
    topic=Topic.STORAGE,
    state=State.PROBLEM,
    title=text("Disk almost full"),
    sentence=text("{free} left.", free=Size(3_100_000_000)),
    fix="free_space",
    took_ms=1.0,
)
DISKS: Reading[Any] = Reading(
    fact="disks", topic=Topic.STORAGE, value={"free_bytes": 3_100_000_000}, took_ms=1.0
)


class Heard:
    """The events of an engine, in order, waited for with a limit."""

    def __init__(self, engine: Engine) -> None:
        self._events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        engine.listen(self._events.put)

    def until(self, kind: type[Event]) -> list[Event]:
        """The events up to and with the first of that kind."""
        events: list[Event] = []
        while not events or not isinstance(events[-1], kind):
            events.append(self._events.get(timeout=5))
        return events


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    """Makes engines over the same folder, as after a restart; closes them."""
    made: list[Engine] = []

    def engine(
        results: tuple[Result, ...] = (DISKS, FULL), reexamine: Reexamine | None = None
    ) -> Engine:
        engine = Engine(
            organisation=defaults(),
            language=Language("en"),
            person=Person(login="avisser", full_name="Anna Visser", computer_name="NW-LT-2041"),
            store=open_store(tmp_path / "data"),
            folder=tmp_path / "data",
            desk=Folder(tmp_path / "reports"),
            machine=this_machine(),
            examine=lambda: iter(results),
            reexamine=reexamine,
        )
        made.append(engine)
        return engine

    yield engine
    for engine_made in made:
        engine_made.close()


def test_looking_at_the_computer_tells_each_finding_as_it_comes(make: Make) -> None:
    engine = make()
    heard = Heard(engine)
    engine.check()
    started, arrived, finished = heard.until(CheckFinished)
    assert started == CheckStarted()
    assert arrived == FindingArrived(FULL)
    assert isinstance(finished, CheckFinished)
    assert finished.examination.findings == (FULL,)
    assert engine.findings == (FULL,)
    assert engine.overall is State.PROBLEM
    assert engine.checked_at is not None


def test_before_anything_is_known_nothing_is_said_to_be_fine(make: Make) -> None:
    assert make().overall is State.UNKNOWN


def test_an_examination_that_finds_nothing_has_failed(make: Make) -> None:
    engine = make(results=())
    heard = Heard(engine)
    engine.check()
    assert heard.until(CheckFailed)[-1] == CheckFailed(CHECK_FAILED)
    assert not engine.checking


def test_what_was_typed_is_there_after_a_restart(make: Make) -> None:
    engine = make()
    kept = engine.keep(typed(engine, "Pri"))
    assert make().draft() == kept


def test_a_report_goes_out_byte_for_byte_as_it_was_shown(make: Make, tmp_path: Path) -> None:
    engine = make()
    engine.check_here()
    heard = Heard(engine)
    engine.start()
    draft = engine.keep(typed(engine, "My disk is full"))
    shown = engine.compose(draft).message
    engine.send(draft)
    while engine.requests()[0].state is RequestState.WAITING:
        heard.until(RequestsChanged)
    [arrived] = (tmp_path / "reports" / "new").iterdir()
    assert arrived.read_bytes() == shown
    assert engine.message(draft.reference) == shown
    assert b"free_bytes" in shown
    assert engine.draft().reference != draft.reference


def test_what_is_found_after_a_first_look_goes_along(make: Make) -> None:
    engine = make()
    draft = engine.keep(typed(engine, "My disk is full"))
    assert b"free_bytes" not in engine.compose(draft).message
    engine.check_here()
    assert b"free_bytes" in engine.send(draft).message


def test_a_check_that_runs_in_between_does_not_change_what_was_shown(make: Make) -> None:
    engine = make()
    engine.check_here()
    draft = engine.keep(typed(engine, "My disk is full"))
    shown = engine.compose(draft)
    engine.check_here()
    assert engine.send(draft) == shown


def test_send_pressed_twice_is_one_report(make: Make, tmp_path: Path) -> None:
    engine = make()
    draft = engine.keep(typed(engine, "Printer"))
    engine.send(draft)
    engine.send(draft)
    engine.deliver_once()
    assert len(mailbox.Maildir(tmp_path / "reports", create=False)) == 1
    assert len(engine.requests()) == 1


def test_what_waits_from_earlier_is_sent_at_the_next_start(make: Make, tmp_path: Path) -> None:
    engine = make()
    engine.send(engine.keep(typed(engine, "Printer")))
    again = make()
    heard = Heard(again)
    again.start()
    heard.until(RequestsChanged)
    assert again.requests()[0].state is RequestState.SENT
    assert len(mailbox.Maildir(tmp_path / "reports", create=False)) == 1


def test_a_desk_out_of_reach_keeps_the_report_and_says_why(make: Make, tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("in the way")
    engine = make()
    engine.send(engine.keep(typed(engine, "Printer")))
    engine.deliver_once()
    [request] = engine.requests()
    assert request.state is RequestState.WAITING
    assert request.trouble is not None
    (tmp_path / "reports").unlink()
    engine.deliver_once(hurry=True)
    assert engine.requests()[0].state is RequestState.SENT


def test_sent_in_the_background_it_is_tried_again_when_the_person_asks(
    make: Make, tmp_path: Path
) -> None:
    (tmp_path / "reports").write_text("in the way")
    engine = make()
    heard = Heard(engine)
    engine.start()
    engine.send_soon(typed(engine, "Printer"))
    while not engine.requests() or engine.requests()[0].trouble is None:
        heard.until(RequestsChanged)
    (tmp_path / "reports").unlink()
    engine.send_now()
    while engine.requests()[0].state is RequestState.WAITING:
        heard.until(RequestsChanged)


def test_what_cannot_be_done_in_the_background_is_told(make: Make) -> None:
    engine = make()
    draft = typed(engine, "Printer")
    heard = Heard(engine)
    engine.close()
    engine.send_soon(draft)
    [*_, failed] = heard.until(SendFailed)
    assert isinstance(failed, SendFailed)
    assert failed.reference == draft.reference
    engine.send_now()
    heard.until(TroubleArose)
    engine.deliver_once()
    heard.until(TroubleArose)


def test_a_discarded_draft_is_gone(make: Make) -> None:
    engine = make()
    engine.reports.discard(engine.keep(typed(engine, "Printer")))
    assert engine.draft().message == ""


def test_who_comes_back_at_once_sees_the_newest_words(make: Make, tmp_path: Path) -> None:
    engine = make()
    with another_writer(tmp_path):
        kept = engine.keep_soon(typed(engine, "Print"))
        assert engine.draft() == kept
    engine.close()
    assert make().draft() == kept


def test_words_that_cannot_be_saved_are_still_there_and_the_person_is_told(make: Make) -> None:
    engine = make()
    fresh = typed(engine, "Printer")
    heard = Heard(engine)
    engine.close()
    kept = engine.keep_soon(fresh)
    [told] = heard.until(TroubleArose)
    assert isinstance(told, TroubleArose)
    assert told.trouble.title.msgid == "This could not be saved"
    assert engine.draft() == kept


def test_what_was_sent_before_it_could_be_saved_does_not_come_back(
    make: Make, tmp_path: Path
) -> None:
    engine = make()
    store = open_store(tmp_path / "data")
    with store.transaction() as db:
        db.execute(
            "CREATE TRIGGER full BEFORE INSERT ON draft BEGIN SELECT RAISE(FAIL, 'full'); END"
        )
    store.close()
    heard = Heard(engine)
    kept = engine.keep_soon(typed(engine, "Printer"))
    heard.until(TroubleArose)
    engine.send(kept)
    assert engine.draft().message == ""


def test_what_cannot_be_read_is_not_said_to_be_unsaved(make: Make) -> None:
    engine = make()
    engine.close()
    with pytest.raises(Troubled) as caught:
        engine.draft()
    assert "read" in caught.value.trouble.title.msgid


def test_what_pseudonyms_stand_for_stays_here(make: Make, tmp_path: Path) -> None:
    engine = make(results=(DISKS, said("avisser left the disk of NW-LT-2041 full")))
    engine.check_here()
    draft = engine.keep(typed(engine, "My disk is full"))
    composed = engine.send(draft)
    engine.deliver_once()
    [arrived] = (tmp_path / "reports" / "new").iterdir()
    _, _, attached = arrived.read_bytes().partition(b"diagnostics.html")
    assert b"left the disk of" in attached
    assert b"avisser" not in attached
    assert b"NW-LT-2041" not in attached
    originals = {replacement.original for replacement in composed.replaced}
    assert {"avisser", "NW-LT-2041"} <= originals
    assert engine.replaced(draft.reference) == composed.replaced
    assert engine.sent.replaced(draft.reference) == composed.replaced
    [entry] = engine.sent.all()
    assert (entry.reference, entry.place) == (draft.reference, str(tmp_path / "reports"))


def said(sentence: str) -> Finding:
    """A finding with these words, which are data such as an organisation's own check has."""
    return msgspec.structs.replace(FULL, sentence=text("{said}.", said=sentence))


@contextmanager
def another_writer(folder: Path) -> Iterator[None]:
    """Another process has the store's file for a while."""
    other = sqlite3.connect(folder / "data" / FILE_NAME, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield
    other.execute("COMMIT")
    other.close()


def test_an_answer_is_kept_without_a_name(make: Make, tmp_path: Path) -> None:
    engine = make()
    run = engine.repairs.runner.runs.begin("free_space", None, 1.0)
    engine.answer(run, Answer.PARTLY)
    engine.close()
    store = open_store(tmp_path / "data")
    kept = store.query("SELECT run, fix, answer, minutes FROM answer")
    assert kept == [(run, "free_space", "partly", None)]
    store.close()


def test_a_fix_that_was_interrupted_is_told_at_the_next_start(make: Make) -> None:
    engine = make()
    engine.repairs.runner.runs.begin("free_space", None, 1.0)
    heard: list[Event] = []
    engine.listen(heard.append)
    engine.start()
    eventually(lambda: FixInterrupted("free_space", undone=False) in heard)


def test_a_store_that_fails_while_sending_is_told_and_nothing_is_sent(
    make: Make, tmp_path: Path
) -> None:
    engine = make()
    draft = typed(engine, "Printer")
    engine.close()
    with pytest.raises(Troubled):
        engine.send(draft)
    assert not (tmp_path / "reports").exists()


def typed(engine: Engine, words: str) -> Draft:
    """The current draft with words in it."""
    return msgspec.structs.replace(engine.draft(), message=words)


def test_looking_again_at_some_topics_leaves_what_was_found_of_the_others(make: Make) -> None:
    clock = Reading[Any](fact="clock", topic=Topic.TIME, value={"ahead": 0}, took_ms=1.0)
    late = msgspec.structs.replace(FULL, id="clock", topic=Topic.TIME, fix=None)
    asked: list[frozenset[Topic]] = []

    def again(topics: frozenset[Topic]) -> Iterator[Result]:
        asked.append(topics)
        return iter((clock, late))

    engine = make(reexamine=again)
    engine.check_here()
    before = engine.looked_at("disk_space")
    engine.look_at(frozenset({Topic.TIME}))
    assert asked == [{Topic.TIME}]
    assert engine.findings == (FULL, late)
    assert engine.examination is not None
    assert engine.examination.readings == (DISKS, clock)
    assert engine.looked_at("disk_space") == before


def test_before_everything_was_looked_at_a_change_has_everything_looked_at(make: Make) -> None:
    engine = make(reexamine=lambda _topics: iter(()))
    heard = Heard(engine)
    engine.look_at(frozenset({Topic.TIME}))
    finished = heard.until(CheckFinished)[-1]
    assert isinstance(finished, CheckFinished)
    assert finished.examination.findings == (FULL,)
