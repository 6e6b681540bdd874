"""The outbox keeps what was sent until the desk has it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import Trouble
from assistant.outbox import LONGEST_WAIT, Composed, Outbox, Parcel, RequestState
from assistant.redaction import Kind, Replacement
from assistant.reference import new_reference
from assistant.store import Store, open_store
from assistant.tickets.draft import Draft, Drafts
from diagnostics.text import text

TROUBLE = Trouble(title=text("Your report is waiting"), meaning=text("m"), next_step=text("n"))


PRINTER = Replacement(kind=Kind.PRINTER, original="Anna’s", pseudonym="printer-1", count=2)


def parcel(n: int = 1) -> Composed:
    return Composed(
        reference=new_reference(n),
        subject=f"Report {n}",
        message=b"bytes",
        created_at=float(n),
        replaced=(PRINTER,),
    )


def as_given(sent: Composed) -> Parcel:
    """What a desk is given of it."""
    return Parcel(**{name: getattr(sent, name) for name in Parcel.__struct_fields__})


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path)
    yield store
    store.close()


@pytest.fixture
def outbox(store: Store) -> Outbox:
    return Outbox(store)


def test_what_is_put_in_is_due_at_once_and_listed_as_waiting(outbox: Outbox) -> None:
    sent = parcel()
    outbox.put(sent)
    assert outbox.due(now=100.0) == [as_given(sent)]
    assert outbox.next_due() == 1.0
    [request] = outbox.requests()
    assert (request.state, request.subject) == (RequestState.WAITING, "Report 1")
    assert outbox.message(sent.reference) == b"bytes"


def test_what_pseudonyms_stand_for_is_known_here_and_given_to_no_desk(outbox: Outbox) -> None:
    sent = parcel()
    outbox.put(sent)
    assert outbox.replaced(sent.reference) == (PRINTER,)
    [due] = outbox.due(now=100.0)
    assert type(due) is Parcel


def test_the_same_reference_twice_is_one_request(outbox: Outbox) -> None:
    sent = parcel()
    outbox.put(sent)
    outbox.put(sent)
    assert len(outbox.requests()) == 1


def test_putting_it_in_ends_the_draft(outbox: Outbox, store: Store) -> None:
    drafts = Drafts(store)
    sent = parcel()
    typed = Draft(reference=sent.reference, message="Printer")
    drafts.keep(typed)
    assert drafts.current() == typed
    outbox.put(sent)
    drafts.keep(typed)  # a late key press must not bring it back
    assert drafts.current().reference != sent.reference


def test_a_draft_can_be_thrown_away(store: Store) -> None:
    drafts = Drafts(store)
    typed = Draft(reference=new_reference(), message="Printer")
    drafts.keep(typed)
    drafts.discard(typed.reference)
    assert drafts.current().message == ""


def test_what_was_sent_is_not_due_any_more(outbox: Outbox) -> None:
    sent = parcel()
    outbox.put(sent)
    outbox.sent(sent.reference, number="20481", now=5.0, place="Maildir")
    assert outbox.due(now=100.0) == []
    assert outbox.next_due() is None
    [request] = outbox.requests()
    assert (request.state, request.number, request.sent_at) == (RequestState.SENT, "20481", 5.0)


def test_what_was_postponed_waits_for_its_turn_and_says_why(outbox: Outbox) -> None:
    sent = parcel()
    outbox.put(sent)
    outbox.postponed(sent.reference, TROUBLE, due_at=50.0)
    assert outbox.due(now=49.0) == []
    assert outbox.due(now=50.0) == [as_given(sent)]
    [request] = outbox.requests()
    assert (request.trouble, request.attempts) == (TROUBLE, 1)
    assert outbox.attempts(sent.reference) == 1


def test_hurry_makes_everything_due(outbox: Outbox) -> None:
    sent = parcel()
    outbox.put(sent)
    outbox.postponed(sent.reference, TROUBLE, due_at=50.0)
    outbox.hurry()
    assert outbox.due(now=2.0) == [as_given(sent)]


def test_a_clock_set_back_does_not_keep_a_report_for_days(outbox: Outbox) -> None:
    sent = parcel()
    outbox.put(sent)
    outbox.postponed(sent.reference, TROUBLE, due_at=10_000_000.0)
    assert outbox.due(now=10_000_000.0 - LONGEST_WAIT - 1) == [as_given(sent)]


def test_what_was_refused_is_kept_with_the_reason(outbox: Outbox) -> None:
    sent = parcel()
    outbox.put(sent)
    outbox.refused(sent.reference, TROUBLE)
    assert outbox.due(now=100.0) == []
    [request] = outbox.requests()
    assert (request.state, request.trouble) == (RequestState.REFUSED, TROUBLE)
    assert outbox.message(sent.reference) == b"bytes"


def test_what_was_refused_can_be_tried_after_all(outbox: Outbox) -> None:
    sent = parcel()
    outbox.put(sent)
    outbox.postponed(sent.reference, TROUBLE, due_at=10.0)
    outbox.refused(sent.reference, TROUBLE)
    outbox.again(sent.reference)
    assert outbox.due(now=1.0) == [as_given(sent)]
    assert outbox.attempts(sent.reference) == 0
    assert outbox.requests()[0].trouble is None


def test_what_nobody_knows(outbox: Outbox) -> None:
    assert outbox.message("unknown") is None
    assert outbox.attempts("unknown") == 0
    assert outbox.replaced("unknown") == ()
    assert outbox.requests() == ()


@given(st.lists(st.sampled_from(["put", "sent", "postponed", "refused"]), max_size=12))
def test_whatever_happens_in_whatever_order_one_request_stays_one(
    tmp_path_factory: pytest.TempPathFactory, steps: list[str]
) -> None:
    store = open_store(tmp_path_factory.mktemp("outbox"))
    outbox, sent = Outbox(store), parcel()
    outbox.put(sent)
    act = {
        "put": lambda: outbox.put(sent),
        "sent": lambda: outbox.sent(sent.reference, None, 1.0, "Maildir"),
        "postponed": lambda: outbox.postponed(sent.reference, TROUBLE, 1.0),
        "refused": lambda: outbox.refused(sent.reference, TROUBLE),
    }
    for step in steps:
        act[step]()
    [request] = outbox.requests()
    if request.state is RequestState.WAITING:
        assert "sent" not in steps
        assert "refused" not in steps
    assert outbox.message(sent.reference) == b"bytes"
    store.close()
