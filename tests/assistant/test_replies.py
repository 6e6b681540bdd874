"""A reply is kept while it is typed, shown as it leaves, and leaves once with its files."""

from __future__ import annotations

import queue
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from assistant.attachments import Attachments
from assistant.conversations import Conversations
from assistant.desks.desk import Abilities, Head, Progress
from assistant.desks.errand import open_errand
from assistant.dispatch import Dispatch
from assistant.errors import Troubled
from assistant.events import Event, FilesChanged, RequestsChanged, SendFailed, TroubleArose
from assistant.language import Language
from assistant.outbox import Outbox
from assistant.person import Person, Sender
from assistant.reference import new_reference
from assistant.replies import Replies
from assistant.sent import What
from assistant.store import Store, open_store
from assistant.tickets.files import file_of
from tests.fakes.talking_desk import TalkingDesk

ANNA = Sender(
    person=Person(login="anna", full_name="Anna Visser", computer_name="LT-1"),
    mail_domain="example.org",
    desk_name="IT",
)


class Table:
    """Where a reply is typed, over a folder that stays."""

    def __init__(self, folder: Path, abilities: Abilities | None = None) -> None:
        self.heard: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self.store: Store = open_store(folder)
        self.names: dict[str, str] = {}
        self.outbox = Outbox(self.store)
        self.attachments = Attachments(self.store, 2_000, self.heard.put)
        self.desk = TalkingDesk(abilities)
        self.replies = Replies(
            store=self.store,
            attachments=self.attachments,
            abilities=self.desk.abilities,
            dispatch=Dispatch(self.outbox, self.desk, None, lambda: 1000.0, self.heard.put),
            sender=ANNA,
            language=Language("en"),
            named=lambda number: (self.names.get(number, number), f"Subject of {number}"),
            now=lambda: 1000.0,
            tell=self.heard.put,
        )

    def end(self) -> None:
        self.replies.close(5)
        self.store.close()


@pytest.fixture
def table(tmp_path: Path) -> Iterator[Table]:
    table = Table(tmp_path)
    yield table
    table.end()


def test_what_is_typed_is_there_after_a_restart_with_its_files(tmp_path: Path) -> None:
    first = Table(tmp_path)
    begun = first.replies.keep_soon(replace(first.replies.draft("7"), words="It still"))
    first.attachments.attach(begun.reference, file_of("log.txt", b"jam"))
    assert first.replies.draft("7") == begun
    first.end()
    second = Table(tmp_path)
    assert second.replies.draft("7") == begun
    assert [note.name for note in second.attachments.of(begun.reference)] == ["log.txt"]
    assert second.replies.draft("8").words == ""
    second.end()


def test_what_is_typed_stays_when_the_desk_gives_a_number(table: Table) -> None:
    reference = new_reference()
    before = table.replies.keep_soon(replace(table.replies.draft(reference), words="It"))
    table.replies.close(5)
    head = Head(
        number="42",
        subject="Printer",
        progress=Progress.NEW,
        created_at=1.0,
        changed_at=1.0,
        reference=reference,
    )
    Conversations(table.store).keep_heads([head])
    assert table.replies.draft("42") == replace(before, number="42")
    table.names[reference] = "42"
    table.replies.keep_soon(replace(before, words="It still"))  # by a page from before
    table.replies.close(5)
    assert table.replies.draft("42").words == "It still"
    assert table.replies.draft(reference).reference != before.reference


def test_each_request_has_a_reply_of_its_own(table: Table) -> None:
    for number in ("1", "2"):
        table.replies.keep_soon(replace(table.replies.draft(number), words=f"to {number}"))
    table.replies.close(5)
    assert [table.replies.draft(number).words for number in ("1", "2")] == ["to 1", "to 2"]


def test_what_is_shown_beforehand_is_what_leaves_and_then_there_is_nothing_to_send(
    table: Table,
) -> None:
    reply = table.replies.keep_soon(replace(table.replies.draft("7"), words="See this"))
    table.attachments.attach(reply.reference, file_of("log.txt", b"jam"))
    shown = table.replies.compose(reply)
    table.replies.send_soon(reply)
    assert table.heard.get(timeout=5) == RequestsChanged()
    [waiting] = table.outbox.said("7", waiting=True)
    assert waiting.message == shown.message
    assert b"Subject: Subject of 7" in waiting.message
    errand = open_errand(waiting)
    assert (errand.what, errand.words) == (What.REPLY, "See this")
    assert [file.content for file in errand.files] == [b"jam"]
    assert table.replies.draft("7").reference != reply.reference
    table.replies.keep_soon(reply)  # typed in a window that has not heard of it yet
    table.replies.close(5)
    assert table.replies.draft("7").words == ""
    table.replies.send(reply)
    assert len(table.outbox.said("7")) == 1


@pytest.mark.parametrize(("count", "words"), [(1, "See the attached file.")])
def test_files_alone_go_with_a_word(table: Table, count: int, words: str) -> None:
    reply = table.replies.draft("7")
    for number in range(count):
        table.attachments.attach(reply.reference, file_of(f"{number}.txt", b"jam"))
    assert open_errand(table.replies.compose(reply)).words == words
    table.attachments.attach(reply.reference, file_of("more.txt", b"jam"))
    assert open_errand(table.replies.compose(reply)).words == "See the 2 attached files."


def test_opening_again_says_so_where_nothing_was_typed(table: Table) -> None:
    opened = open_errand(table.replies.compose(table.replies.draft("7"), What.REOPENING))
    assert (opened.what, opened.words) == (What.REOPENING, "It is not solved.")


def test_where_the_desk_cannot_open_again_it_is_a_reply(tmp_path: Path) -> None:
    table = Table(tmp_path, Abilities(shows_replies=True, replies=True))
    opened = table.replies.compose(table.replies.draft("7"), What.REOPENING)
    assert opened.what is What.REPLY
    table.end()


def test_what_cannot_be_put_in_the_outbox_is_told(table: Table) -> None:
    reply = table.replies.draft("7")
    table.store.close()
    table.replies.send_soon(replace(reply, words="Hello"))
    failed = table.heard.get(timeout=5)
    assert isinstance(failed, SendFailed)
    assert failed.reference == reply.reference


def test_what_another_balie_wrote_and_this_one_cannot_read_is_begun_anew(table: Table) -> None:
    with table.store.transaction() as db:
        db.execute("INSERT INTO reply_draft VALUES ('7', 'x', x'00')")
    assert table.replies.draft("7").words == ""


def test_limits_are_known_before_and_kept_when_it_is_attached(table: Table, tmp_path: Path) -> None:
    said = Language("en").say(table.attachments.limits)
    assert said == "Up to 20 files, 2 kB each and 18 MB together"
    unlimited = Attachments(table.store, None, table.heard.put)
    assert Language("en").say(unlimited.limits) == "Up to 20 files, 18 MB together"
    (tmp_path / "small.txt").write_bytes(b"1")
    (tmp_path / "large.txt").write_bytes(bytes(3_000))
    table.attachments.attach_soon("r", tmp_path / "small.txt")
    assert table.heard.get(timeout=5) == FilesChanged()
    table.attachments.attach_soon("r", tmp_path / "large.txt")
    assert isinstance(table.heard.get(timeout=5), TroubleArose)
    [note] = table.attachments.of("r")
    with pytest.raises(Troubled):
        table.attachments.attach("r", file_of("large.txt", bytes(3_000)))
    table.attachments.hand_over("r", "other")
    assert table.attachments.of("r") == ()
    table.attachments.detach(note.id)
    assert table.attachments.of("other") == ()
