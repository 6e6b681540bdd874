"""Following: what IT answers is told once, and a desk is asked rarely."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from msgspec.structs import replace

from assistant.conversations import Conversations, each_once
from assistant.desks.desk import Abilities, DeskTrouble, Entry, Head, Progress, SignInNeeded, Ticket
from assistant.errors import Trouble
from assistant.events import (
    Event,
    FollowingChanged,
    OutageOver,
    ReplyArrived,
    RequestsChanged,
    SignInWanted,
)
from assistant.following import IDLE_SECONDS, OPEN_SECONDS, WATCHED_SECONDS, Following
from assistant.outages import Outages
from assistant.outbox import Composed, Outbox, Parcel
from assistant.reference import new_reference
from assistant.sent import What
from assistant.store import Store, open_store
from diagnostics.text import text
from tests.fakes.talking_desk import TalkingDesk

SILENT = Trouble(title=text("t"), meaning=text("m"), next_step=text("n"))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path)


@pytest.fixture
def desk() -> TalkingDesk:
    desk = TalkingDesk()
    desk.create(Parcel(reference=new_reference(), subject="Printer", message=b"", created_at=100.0))
    return desk


def following(desk: TalkingDesk, store: Store, heard: list[Event]) -> Following:
    return Following(desk, Conversations(store), Outages(store), lambda: 1000.0, heard.append)


def test_an_answer_is_told_once_and_kept(desk: TalkingDesk, store: Store) -> None:
    heard: list[Event] = []
    follow = following(desk, store, heard)
    follow.look()
    assert heard == [RequestsChanged()]
    desk.answer("1", "It works again", at=200.0)
    follow.look()
    follow.look()
    [changed, arrived] = heard[1:]
    assert changed == RequestsChanged()
    assert isinstance(arrived, ReplyArrived)
    assert (arrived.number, arrived.subject) == ("1", "Printer")
    assert arrived.entry.words == "It works again"
    desk.trouble = DeskTrouble(SILENT)
    ticket = Conversations(store).ticket("1")
    assert ticket is not None
    assert [entry.words for entry in ticket.entries] == ["It works again"]
    store.close()


def test_what_was_said_before_the_first_look_is_history(desk: TalkingDesk, store: Store) -> None:
    desk.answer("1", "long ago", at=150.0)
    heard: list[Event] = []
    following(desk, store, heard).look()
    assert heard == [RequestsChanged()]
    store.close()


def test_ones_own_words_are_no_news(desk: TalkingDesk, store: Store) -> None:
    heard: list[Event] = []
    follow = following(desk, store, heard)
    follow.look()
    desk.answer("1", "mine", at=200.0)
    ticket = desk.by_number["1"]
    entries = tuple(replace(entry, mine=True) for entry in ticket.entries)
    desk.by_number["1"] = replace(ticket, entries=entries)
    follow.look()
    assert heard == [RequestsChanged(), RequestsChanged()]
    store.close()


def test_only_what_changed_is_fetched(desk: TalkingDesk, store: Store) -> None:
    follow = following(desk, store, [])
    follow.look()
    desk.asked.clear()
    follow.look()
    assert desk.asked == ["tickets"]
    store.close()


def test_who_looks_is_answered_sooner_and_who_waits_for_nothing_later(
    desk: TalkingDesk, store: Store
) -> None:
    follow = following(desk, store, [])
    assert 0.8 * OPEN_SECONDS <= follow.look() <= 1.2 * OPEN_SECONDS
    follow.watched(watched=True)
    assert follow.look() == WATCHED_SECONDS
    follow.watched(watched=False)
    ticket = desk.by_number["1"]
    desk.by_number["1"] = replace(ticket, progress=Progress.CLOSED)
    assert 0.8 * IDLE_SECONDS <= follow.look() <= 1.2 * IDLE_SECONDS
    store.close()


def test_a_desk_that_is_silent_is_asked_less_and_less_and_nobody_is_bothered(
    desk: TalkingDesk, store: Store
) -> None:
    heard: list[Event] = []
    follow = following(desk, store, heard)
    follow.look()
    heard.clear()
    desk.trouble = DeskTrouble(SILENT, wait=3000.0)
    assert follow.look() >= 3000.0
    assert heard == [FollowingChanged(SILENT)]
    assert follow.trouble == SILENT
    store.close()


def test_that_the_desk_is_silent_and_talks_again_is_told_once_with_when_it_last_did(
    desk: TalkingDesk, store: Store
) -> None:
    heard: list[Event] = []
    follow = following(desk, store, heard)
    assert follow.as_of() is None
    follow.look()
    desk.trouble = DeskTrouble(SILENT)
    for _ in range(3):
        follow.look()
    assert follow.as_of() == 1000.0
    assert following(desk, store, []).as_of() == 1000.0
    desk.trouble = None
    for _ in range(3):
        follow.look()
    told = [event for event in heard if isinstance(event, FollowingChanged)]
    assert told == [FollowingChanged(SILENT), FollowingChanged(None)]
    store.close()


def test_when_the_desk_last_told_is_known_after_a_restart(desk: TalkingDesk, store: Store) -> None:
    came = threading.Event()
    kept = (Conversations(store), Outages(store))
    follow = Following(desk, *kept, lambda: 1000.0, lambda _event: came.set())
    follow.start()
    assert came.wait(5)
    follow.stop(limit=5)
    assert following(desk, store, []).as_of() == 1000.0
    store.close()


def test_a_desk_that_wants_a_sign_in_says_so(desk: TalkingDesk, store: Store) -> None:
    heard: list[Event] = []
    desk.trouble = SignInNeeded(SILENT)
    assert following(desk, store, heard).look() == IDLE_SECONDS
    assert heard == [FollowingChanged(SILENT), SignInWanted()]
    store.close()


def test_it_looks_when_it_begins_and_when_it_is_woken(desk: TalkingDesk, store: Store) -> None:
    came = threading.Semaphore(0)
    kept = (Conversations(store), Outages(store))
    follow = Following(desk, *kept, lambda: 1.0, lambda _event: came.release())
    follow.start()
    assert came.acquire(timeout=5)
    desk.answer("1", "now", at=300.0)
    follow.wake()
    assert came.acquire(timeout=5)
    desk.answer("1", "and now", at=400.0)
    follow.watched(watched=True)
    assert came.acquire(timeout=5)
    follow.stop(limit=5)
    store.close()


def test_a_desk_that_shows_nothing_is_not_asked(desk: TalkingDesk, store: Store) -> None:
    desk.abilities = Abilities()
    desk.asked.clear()
    follow = following(desk, store, [])
    follow.start()
    follow.stop(limit=5)
    assert desk.asked == []
    store.close()


def test_what_another_version_kept_is_fetched_again(desk: TalkingDesk, store: Store) -> None:
    follow = following(desk, store, [])
    follow.look()
    with store.transaction() as db:
        db.execute("UPDATE ticket SET head = x'7b7d', content = x'7b7d'")
    assert Conversations(store).heads() == ()
    assert Conversations(store).ticket("1") is None
    follow.look()
    assert Conversations(store).ticket("1") is not None
    store.close()


def test_what_is_unread_stays_so_until_it_is_seen(desk: TalkingDesk, store: Store) -> None:
    conversations = Conversations(store)
    follow = following(desk, store, [])
    follow.look()
    assert conversations.unread() == frozenset()
    desk.answer("1", "news", at=200.0)
    follow.look()
    assert conversations.unread() == {"1"}
    conversations.seen("1")
    assert conversations.unread() == frozenset()
    store.close()


def test_what_a_network_doubled_is_shown_once_and_what_quotes_it_is_not_hidden() -> None:
    entry = Entry(id="1", author="me", mine=True, written_at=1.0, words="Hello", errand="r")
    quoting = replace(entry, id="3", mine=False, words="> Hello")
    other = replace(entry, id="4", errand=None)
    entries = (entry, replace(entry, id="2"), quoting, other, replace(other, id="5"))
    ticket = Ticket(
        number="1",
        subject="Printer",
        progress=Progress.NEW,
        created_at=1.0,
        changed_at=1.0,
        entries=entries,
    )
    assert [entry.id for entry in each_once(ticket).entries] == ["1", "3", "4", "5"]


MAIL = Head(
    number="90",
    subject="Mail is down",
    progress=Progress.WORKED_ON,
    created_at=50.0,
    changed_at=60.0,
)


@pytest.fixture
def telling(desk: TalkingDesk) -> TalkingDesk:
    desk.abilities = replace(desk.abilities, tells_outages=True)
    desk.down = (MAIL,)
    return desk


def test_what_is_down_is_known_and_told_no_more_for_each_who_is_affected(
    telling: TalkingDesk, store: Store
) -> None:
    heard: list[Event] = []
    follow = following(telling, store, heard)
    follow.look()
    assert Outages(store).open() == (MAIL,)
    assert heard.count(RequestsChanged()) == 2  # the request, and what is down
    telling.down = (replace(MAIL, changed_at=61.0),)
    follow.look()
    assert heard.count(RequestsChanged()) == 2


def test_who_is_not_affected_does_not_hear_that_it_is_over(
    telling: TalkingDesk, store: Store
) -> None:
    heard: list[Event] = []
    follow = following(telling, store, heard)
    follow.look()
    telling.down = (replace(MAIL, progress=Progress.SOLVED),)
    follow.look()
    assert Outages(store).open() == ()
    assert not any(isinstance(event, OutageOver) for event in heard)


def test_a_desk_that_tells_no_outages_is_not_asked(desk: TalkingDesk, store: Store) -> None:
    following(desk, store, []).look()
    assert "outages" not in desk.asked


def test_what_is_unread_stays_so_when_the_desk_gives_a_number(
    desk: TalkingDesk, store: Store
) -> None:
    conversations, outbox = Conversations(store), Outbox(store)
    follow = following(desk, store, [])
    unnumbered = desk.by_number.pop("1")
    reference = unnumbered.reference or ""
    desk.by_number[reference] = replace(unnumbered, number=reference)
    follow.look()
    desk.answer(reference, "news", at=200.0)
    follow.look()
    outbox.put(reply_to(reference))
    desk.by_number["42"] = replace(desk.by_number.pop(reference), number="42")
    heard: list[Event] = []
    following(desk, store, heard).look()
    assert heard == [RequestsChanged()]
    assert conversations.unread() == {"42"}
    assert [head.number for head in conversations.heads()] == ["42"]
    assert [said.number for said in outbox.said("42")] == ["42"]
    store.close()


def reply_to(number: str) -> Composed:
    return Composed(
        reference=new_reference(),
        subject="Printer",
        message=b"",
        created_at=1.0,
        what=What.REPLY,
        number=number,
    )
