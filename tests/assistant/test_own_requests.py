"""The person's own requests: one list, replies that wait durably, ratings given once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import asdict, replace

from assistant.attachments import Attachments
from assistant.conversations import Conversations
from assistant.desks.desk import Abilities, DeskTrouble, Head, Helped, Progress, Rating
from assistant.desks.letter import File
from assistant.dispatch import Dispatch
from assistant.errors import Trouble
from assistant.events import Event, FileArrived, OutageOver, RequestsChanged, TroubleArose
from assistant.language import Language
from assistant.outages import Outages
from assistant.outbox import Composed, Outbox, Request, RequestState
from assistant.own_requests import MOST_SEARCHED, OwnRequest, OwnRequests, foremost
from assistant.person import Person, Sender
from assistant.reference import new_reference
from assistant.replies import in_words
from assistant.sent import Record, What
from assistant.store import open_store
from diagnostics.text import text
from tests.fakes.talking_desk import TalkingDesk
from tests.support.waiting import eventually

ANNA = Sender(
    person=Person(login="anna", full_name="Anna Visser", computer_name="LT-1"),
    mail_domain="example.org",
    desk_name="IT",
)
SILENT = Trouble(title=text("t"), meaning=text("m"), next_step=text("n"))


class Counter:
    """Everything between the person and the desk, over one folder."""

    def __init__(self, folder: Path, desk: TalkingDesk) -> None:
        self.desk = desk
        self.heard: list[Event] = []
        self.store = open_store(folder)
        self.outbox = Outbox(self.store)
        self.dispatch = Dispatch(self.outbox, desk, None, lambda: 1000.0, self.heard.append)
        self.own = OwnRequests(
            store=self.store,
            attachments=Attachments(self.store, None, self.heard.append),
            outbox=self.outbox,
            conversations=Conversations(self.store),
            outages=Outages(self.store),
            desk=desk,
            dispatch=self.dispatch,
            sender=ANNA,
            language=Language("en"),
            now=lambda: 1000.0,
            tell=self.heard.append,
        )

    def report(self, subject: str = "Printer") -> str:
        """Send one, and see how it is; returns its reference."""
        sent = Composed(reference=new_reference(), subject=subject, message=b"", created_at=10.0)
        self.dispatch.send(sent)
        self.dispatch.deliver_once(hurry=True)
        self.own.following.look()
        return sent.reference


@pytest.fixture
def open_counter(tmp_path: Path) -> Iterator[Callable[[TalkingDesk], Counter]]:
    opened: list[Counter] = []

    def make(desk: TalkingDesk) -> Counter:
        opened.append(Counter(tmp_path, desk))
        return opened[-1]

    yield make
    for counter in opened:
        counter.store.close()


Open = Callable[[TalkingDesk], Counter]


def test_a_request_carries_what_the_desk_says_of_it(open_counter: Open) -> None:
    counter = open_counter(TalkingDesk())
    reference = counter.report()
    [request] = counter.own.all()
    assert (request.reference, request.number) == (reference, "1")
    assert (request.progress, request.unread) == (Progress.NEW, False)
    counter.desk.answer("1", "Done", at=2000.0)
    counter.own.following.look()
    assert counter.own.all()[0].unread
    counter.own.seen("1")
    assert not counter.own.all()[0].unread


def test_a_request_by_telephone_stands_in_the_same_list(open_counter: Open) -> None:
    desk = TalkingDesk()
    desk.create(Composed(reference="", subject="By phone", message=b"", created_at=5.0))
    counter = open_counter(desk)
    counter.report("By Balie")
    assert [request.subject for request in counter.own.all()] == ["By Balie", "By phone"]
    assert counter.own.all()[1].reference == "1"


def test_what_there_is_to_do_something_about_comes_first() -> None:
    def own(name: str, at: float, **fields: object) -> OwnRequest:
        sent = Request(
            reference=name,
            subject=name,
            state=RequestState.SENT,
            created_at=at,
            due_at=0,
            attempts=1,
        )
        return replace(OwnRequest(**asdict(sent)), **fields)

    mixed = [
        own("closed", 9.0, progress=Progress.CLOSED),
        own("newer", 8.0, progress=Progress.WORKED_ON),
        own("older", 7.0),
        own("asked", 2.0, progress=Progress.WAITS_FOR_YOU),
        own("refused", 3.0, state=RequestState.REFUSED),
        own("answered", 1.0, progress=Progress.SOLVED, unread=True),
    ]
    names = [request.subject for request in foremost(mixed)]
    assert names == ["answered", "refused", "asked", "newer", "older", "closed"]


def test_what_the_desk_has_is_sent_whatever_this_computer_believes(open_counter: Open) -> None:
    counter = open_counter(TalkingDesk())
    sent = Composed(reference=new_reference(), subject="Printer", message=b"", created_at=10.0)
    counter.outbox.put(sent)
    counter.desk.create(sent)  # and then the power went
    counter.own.following.look()
    [request] = counter.own.all()
    assert request.state is RequestState.SENT


def test_a_reply_waits_until_the_desk_has_it_and_arrives_once(open_counter: Open) -> None:
    counter = open_counter(TalkingDesk())
    counter.report()
    counter.desk.trouble = DeskTrouble(SILENT)
    picture = File(name="screen.png", type="image/png", content=bytes(range(256)))
    counter.own.reply("1", "Still broken\nsince Monday", (picture,))
    counter.dispatch.deliver_once(hurry=True)
    [waiting] = counter.own.waiting("1")
    assert (waiting.words, waiting.files) == ("Still broken\nsince Monday", (picture,))
    counter.desk.trouble = None
    counter.dispatch.deliver_once(hurry=True)
    counter.dispatch.deliver_once(hurry=True)
    assert counter.own.waiting("1") == ()
    assert counter.desk.errands == [waiting]
    assert [sent.what for sent in Record(counter.store).all()] == [What.REPLY, What.REPORT]


def test_a_reply_of_which_nobody_knows_whether_it_arrived_is_looked_for(open_counter: Open) -> None:
    counter = open_counter(TalkingDesk())
    counter.report()
    counter.own.reply("1", "Hello")
    counter.desk.do(counter.own.waiting("1")[0])  # and then the connection broke
    counter.dispatch.deliver_once(hurry=True)
    assert len(counter.desk.errands) == 1
    assert counter.own.waiting("1") == ()


def test_that_a_reply_arrived_is_told(open_counter: Open) -> None:
    counter = open_counter(TalkingDesk())
    counter.report()
    counter.own.reply("1", "Hello")
    counter.heard.clear()
    counter.dispatch.deliver_once(hurry=True)
    assert counter.heard == [RequestsChanged()]


def test_a_rating_is_given_once(open_counter: Open) -> None:
    counter = open_counter(TalkingDesk())
    counter.report()
    assert not counter.own.rated("1")
    counter.own.rate("1", Rating(helped=Helped.PARTLY, minutes=20))
    assert counter.own.rated("1")
    counter.dispatch.deliver_once(hurry=True)
    [errand] = counter.desk.errands
    assert (errand.what, errand.rating) == (What.RATING, Rating(helped=Helped.PARTLY, minutes=20))


def test_a_desk_without_ratings_and_reopening_gets_them_in_words(open_counter: Open) -> None:
    desk = TalkingDesk(Abilities(shows_replies=True, replies=True))
    counter = open_counter(desk)
    counter.report()
    counter.own.rate("1", Rating(helped=Helped.NO, minutes=1))
    counter.own.reopen("1", "It is back")
    counter.dispatch.deliver_once(hurry=True)
    assert [(errand.what, errand.words) for errand in desk.errands] == [
        (What.REPLY, "This did not help me. It cost me about 1 minute."),
        (What.REPLY, "It is back"),
    ]
    assert counter.own.rated("1")


def test_a_request_is_reopened_where_the_desk_can(open_counter: Open) -> None:
    counter = open_counter(TalkingDesk())
    counter.report()
    counter.own.reopen("1", "It is back")
    counter.dispatch.deliver_once(hurry=True)
    assert [errand.what for errand in counter.desk.errands] == [What.REOPENING]


def test_a_file_of_the_conversation_is_fetched_when_asked_for(open_counter: Open) -> None:
    counter = open_counter(TalkingDesk())
    counter.report()
    counter.desk.files["1", "7"] = b"a picture"
    counter.own.fetch("1", "7")
    eventually(lambda: any(isinstance(event, FileArrived) for event in counter.heard))
    assert FileArrived("1", "7", b"a picture") in counter.heard
    counter.desk.trouble = DeskTrouble(SILENT)
    counter.own.fetch("1", "7")
    eventually(lambda: any(isinstance(event, TroubleArose) for event in counter.heard))


def test_what_was_said_last_is_there_to_search_in(open_counter: Open) -> None:
    counter = open_counter(TalkingDesk())
    counter.report()
    assert counter.own.said() == {"1": ""}
    counter.desk.answer("1", "x" * 100_000, at=2000.0)
    counter.desk.answer("1", "Another cable", at=2001.0)
    counter.own.following.look()
    assert counter.own.said()["1"].startswith("Another cable\nxxx")
    assert len(counter.own.said()["1"]) == MOST_SEARCHED


def test_where_the_desk_shows_nothing_the_list_is_what_was_sent(open_counter: Open) -> None:
    desk = TalkingDesk(Abilities())
    counter = open_counter(desk)
    reference = counter.report()
    assert [request.reference for request in counter.own.all()] == [reference]
    assert counter.own.all()[0].progress is None
    assert counter.own.abilities == Abilities()


def test_a_conversation_is_there_without_the_desk(open_counter: Open) -> None:
    counter = open_counter(TalkingDesk())
    counter.report()
    counter.desk.trouble = DeskTrouble(SILENT)
    conversation = counter.own.conversation("1")
    assert conversation is not None
    assert conversation.subject == "Printer"
    assert counter.own.conversation("2") is None


def test_a_rating_in_words_needs_no_minutes() -> None:
    assert in_words(Rating(helped=Helped.YES)).msgid == "This helped me."


MAIL = Head(
    number="90",
    subject="Mail is down",
    progress=Progress.WORKED_ON,
    created_at=50.0,
    changed_at=60.0,
)


def test_who_is_affected_says_so_once_and_hears_when_it_is_over(tmp_path: Path) -> None:
    desk = TalkingDesk(Abilities(shows_replies=True, replies=True, tells_outages=True))
    desk.down = (MAIL,)
    over = Counter(tmp_path, desk)
    over.own.following.look()
    assert over.own.outages() == (MAIL,)
    assert over.own.all() == ()
    over.own.join("90")
    over.dispatch.deliver_once(hurry=True)
    assert [(errand.number, errand.words) for errand in desk.errands] == [
        ("90", "This affects me too.")
    ]
    [shared] = over.own.all()
    assert (shared.subject, shared.shared, shared.is_over) == ("Mail is down", True, False)
    assert over.own.about("Mail is down again") is None, "it is no report of theirs"
    desk.down = (replace(MAIL, progress=Progress.SOLVED),)
    over.own.following.look()
    over.own.following.look()
    assert over.heard.count(OutageOver("90", "Mail is down")) == 1
    assert over.own.outages() == ()
    assert [own.is_over for own in over.own.all()] == [True]
