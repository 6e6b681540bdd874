"""The message that leaves: what the standard library reads back is what went in."""

import email
import email.policy
import json
from email.message import EmailMessage
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language import Language
from assistant.outbox import Parcel
from assistant.person import Person, Sender
from assistant.printable import printable
from assistant.reference import new_reference
from assistant.tickets.draft import Draft, Impact, Reach
from assistant.tickets.message import compose, subject_of
from assistant.tickets.parts import FIXES, Known, parts_of
from assistant.tickets.topics import topics_of
from diagnostics.model import Finding, Outcome, Reading, State, StepDone, Topic
from diagnostics.repair import Effect, Repair
from diagnostics.runner import Examination
from diagnostics.text import Size, Text, text
from tests.support.schema import valid

ENGLISH = Language("en")
SAY = ENGLISH.say
SENDER = Sender(
    person=Person(login="avisser", full_name="Anna Visser", computer_name="NW-LT-2041"),
    mail_domain="northwind.example",
    desk_name="Northwind IT Support",
)


def finding(check: str, topic: Topic, state: State) -> Finding:
    return Finding(
        id=check,
        topic=topic,
        state=state,
        title=text("Title of {id}", id=check),
        sentence=text("{free} left & <more>.", free=Size(3_100_000_000)),
        took_ms=1.0,
    )


def reading(fact: str, topic: Topic, value: Any) -> Reading[Any]:
    return Reading(fact=fact, topic=topic, value=value, took_ms=1.0)


FULL = finding("disk_space", Topic.STORAGE, State.PROBLEM)
STUCK = finding("print_queue", Topic.PRINTING, State.FINE)
WELL = finding("uptime", Topic.SYSTEM, State.FINE)
EXAMINATION = Examination(
    findings=(FULL, STUCK, WELL),
    readings=(
        reading("disks", Topic.STORAGE, {"free_bytes": 3_100_000_000}),
        reading("print_jobs", Topic.PRINTING, {"jobs": []}),
        Reading(fact="queues", topic=Topic.PRINTING, reason=text("no CUPS"), took_ms=1.0),
    ),
    took_ms=412.0,
)
REPAIR = Repair(
    fix="free_space",
    outcome=Outcome(
        summary=text("11.4 GB freed"),
        steps=(StepDone(title=text("Removed"), detail=text("files"), seconds=1.0),),
    ),
    before=(FULL,),
    after=(FULL,),
    effect=Effect.NO_CHANGE,
    seconds=2.0,
)


def composed(draft: Draft, repairs: tuple[Repair, ...] = ()) -> Parcel:
    known = Known(examination=EXAMINATION, looked_at=1_799_999_990.0, repairs=repairs)
    parts = parts_of(draft, known, SAY)
    return compose(draft, parts, known, SENDER, ENGLISH)


def read(parcel: Parcel) -> EmailMessage:
    message = email.message_from_bytes(parcel.message, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    assert message.defects == []
    return message


def attachments(parcel: Parcel) -> dict[str, Any]:
    files = {str(a.get_filename()): a.get_content() for a in read(parcel).iter_attachments()}
    if files:
        valid(json.loads(files["diagnostics.json"]))
    return files


def draft(words: str = "The printer is offline", **choices: Any) -> Draft:
    return Draft(reference=new_reference(), message=words, changed_at=1_800_000_000.0, **choices)


def test_the_headers_say_who_writes_what_about_what() -> None:
    sent = draft()
    message = read(composed(sent))
    assert message["From"] == "Anna Visser <avisser@northwind.example>"
    assert message["To"] == "Northwind IT Support <support@northwind.example>"
    assert message["Subject"] == "The printer is offline"
    assert message["Message-ID"] == f"<{sent.reference}@northwind.example>"
    assert message["Date"].datetime.timestamp() == 1_800_000_000
    assert message["Importance"] == "normal"


def test_the_body_starts_with_the_persons_own_words() -> None:
    words = "The printer is offline.\n\nSince this morning – really."
    sent = draft(words, impact=Impact.CANNOT_WORK, reach=Reach.CALL, contact="4357")
    body = read(composed(sent)).get_body()
    assert body is not None
    content = body.get_content()
    assert content.startswith(words)
    assert "How much does it hold you up? I can’t work" in content
    assert "How should we reach you? Call me: 4357" in content
    assert "Computer: NW-LT-2041" in content


def test_what_is_not_fine_follows_the_words_and_then_how_to_reach_the_person() -> None:
    body = read(composed(draft("Help", reach=Reach.CALL, contact="4357"))).get_body()
    assert body is not None
    content = body.get_content()
    told = "What is not fine on this computer:\n- Title of disk_space: "
    assert content.startswith(f"Help\n\n{told}")
    assert content.index(told) < content.index("How should we reach you?")


def test_of_much_that_is_wrong_the_body_says_the_first_and_how_much_more() -> None:
    many = tuple(msgspec.structs.replace(FULL, id=f"disk_{n}") for n in range(7))
    known = Known(examination=msgspec.structs.replace(EXAMINATION, findings=many))
    sent = draft("Help")
    body = read(compose(sent, parts_of(sent, known, SAY), known, SENDER, ENGLISH)).get_body()
    assert body is not None
    assert body.get_content().count("- Title of disk_space: ") == 5
    assert "\n- and 2 more, attached\n" in body.get_content()


def test_where_nothing_is_wrong_nothing_is_said_of_it() -> None:
    body = read(composed(draft("Help", chosen={"storage": False}))).get_body()
    assert body is not None
    assert "not fine" not in body.get_content()


def test_what_the_words_are_about_goes_along_as_json_and_as_a_page() -> None:
    files = attachments(composed(draft("The printer is offline")))
    document = json.loads(files["diagnostics.json"])
    assert [f["id"] for f in document["findings"]] == ["print_queue"]
    assert document["facts"]["print_jobs"]["value"] == {"jobs": []}
    assert document["unread"]["queues"]["reason"] == "no CUPS"
    assert "Title of print_queue" in files["diagnostics.html"]
    assert "&lt;more&gt;" in files["diagnostics.html"]


def test_words_about_nothing_known_take_along_what_is_not_fine() -> None:
    document = json.loads(attachments(composed(draft("Help")))["diagnostics.json"])
    assert [f["id"] for f in document["findings"]] == ["disk_space"]


def test_every_part_can_be_left_out_and_added() -> None:
    none = {"printing": False, "storage": False}
    assert attachments(composed(draft(chosen=none))) == {}
    other = {"printing": False, "storage": False, "system": True}
    assert found(composed(draft(chosen=other))) == {"uptime"}
    assert found(composed(draft(chosen={"check:disk_space": False}))) == {"print_queue"}


def found(parcel: Parcel) -> set[str]:
    """The checks whose findings go along."""
    document = json.loads(attachments(parcel)["diagnostics.json"])
    return {finding["id"] for finding in document["findings"]}


def test_what_was_tried_goes_along_with_before_and_after() -> None:
    document = json.loads(attachments(composed(draft(), (REPAIR,)))["diagnostics.json"])
    [tried] = document["fixes"]
    assert tried["before"] == tried["after"] == ["3.1 GB left & <more>."]
    assert tried["effect"] == "no_change"
    without = composed(draft(chosen={FIXES: False}), (REPAIR,))
    assert json.loads(attachments(without)["diagnostics.json"])["fixes"] == []


def test_the_same_draft_gives_the_same_bytes() -> None:
    sent = draft()
    assert composed(sent) == composed(sent)


def test_what_is_sent_can_be_read_as_it_stands() -> None:
    sent = composed(draft("Print: l’imprimante est hors ligne"))
    assert "l’imprimante est hors ligne" in sent.message.decode()
    assert '"print_jobs"' in sent.message.decode()
    assert b"base64" not in sent.message


@given(st.text(max_size=3000), st.text(max_size=50), st.sampled_from(Reach))
def test_whatever_is_typed_becomes_a_sound_message(words: str, contact: str, reach: Reach) -> None:
    sent = composed(draft(words, contact=contact, reach=reach))
    message = read(sent)
    assert "\n" not in message["Subject"]
    assert message["X-Balie-Reference"] == sent.reference
    assert len(message.get_all("To") or []) == 1
    assert max(len(line) for line in sent.message.split(b"\n")) <= 998


@given(st.text(), st.dictionaries(st.text(), st.text() | st.lists(st.text())))
def test_whatever_the_facts_say_what_is_shown_is_byte_for_byte_what_is_sent(
    words: str, value: dict[str, Any]
) -> None:
    said = Text(msgid="{s}", values={"s": words})
    looked = Examination(
        findings=(msgspec.structs.replace(FULL, title=said, sentence=said),),
        readings=(
            reading("disks", Topic.STORAGE, value),
            Reading(fact="queues", topic=Topic.STORAGE, reason=said, took_ms=1.0),
        ),
        took_ms=1.0,
    )
    known = Known(examination=looked, looked_at=0.0)
    sent = draft(words)
    composed = compose(sent, parts_of(sent, known, SAY), known, SENDER, ENGLISH)
    shown = composed.message.decode()
    assert printable(shown) == shown
    attachments(composed)


def test_spaces_and_emoji_stay_and_what_turns_words_round_does_not() -> None:
    body = read(composed(draft("since\u00a0Monday 👩‍💻 \u202eeliforp\u202c\x00"))).get_body()
    assert body is not None
    assert body.get_content().startswith("since\u00a0Monday 👩‍💻 eliforp\n")


@given(st.text())
def test_a_subject_is_one_short_line_without_control_characters(words: str) -> None:
    subject = subject_of(words)
    assert len(subject) <= 70
    assert subject.isprintable()


@pytest.mark.parametrize(
    ("words", "topics"),
    [
        ("My PRINTER jams", {Topic.PRINTING}),
        ("the wifi is slow", {Topic.NETWORK, Topic.WIFI, Topic.MEMORY, Topic.PROCESSOR}),
        ("sprint planning", set()),
        ("", set()),
    ],
)
def test_topics_are_found_by_the_beginnings_of_words(words: str, topics: set[Topic]) -> None:
    assert topics_of(words, SAY) == topics


def test_a_request_survives_the_way_through_json() -> None:
    assert msgspec.json.decode(msgspec.json.encode(EXAMINATION.findings[0]), type=Finding) == FULL
