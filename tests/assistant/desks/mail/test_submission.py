"""What goes over the wire is what was shown."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import SMTP

from hypothesis import given
from hypothesis import strategies as st

from assistant.desks.letter import File, open_letter
from assistant.desks.mail.submission import seven_bits, wire_form
from assistant.person import Person, Sender
from assistant.sent import What
from assistant.tickets.errand_message import compose_errand


def message(words: str, content: bytes) -> bytes:
    return compose_errand(
        What.REPORT,
        "",
        "No paper – 🖨",
        reference="0199",
        sender=Sender(
            person=Person(login="alice", full_name="Alice Ö", computer_name="LT-1"),
            mail_domain="company.example",
            desk_name="IT",
        ),
        written_at=0.0,
        words=words,
        files=(File(name="é.bin", type="application/octet-stream", content=content),),
    ).message


@given(st.binary())
def test_every_line_ends_as_in_mail(content: bytes) -> None:
    wired = wire_form(content)
    assert wired.count(b"\n") == wired.count(b"\r") == wired.count(b"\r\n")
    assert wire_form(wired) == wired


@given(st.text(st.characters(codec="utf-8")), st.binary())
def test_a_server_of_seven_bits_gets_the_same(words: str, content: bytes) -> None:
    sent = message(words, content)
    seven = seven_bits(sent)
    assert seven.isascii()
    assert open_letter(seven) == open_letter(sent)
    before = message_from_bytes(sent, policy=SMTP)
    assert message_from_bytes(seven, policy=SMTP)["Message-ID"] == before["Message-ID"]
