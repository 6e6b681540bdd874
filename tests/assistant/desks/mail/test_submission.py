"""What goes over the wire is what was shown."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from assistant.desks.letter import File, Letter, open_letter
from assistant.desks.mail.wire import dotted, wire_form
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


def told(sent: bytes) -> Letter:
    """With the line ends of files, and one kind of them in words."""
    letter = open_letter(sent)
    return replace(letter, words=letter.words.replace("\r\n", "\n"))


@given(st.binary())
def test_every_line_ends_as_in_mail(content: bytes) -> None:
    wired = wire_form(content)
    assert wired.count(b"\n") == wired.count(b"\r") == wired.count(b"\r\n")
    assert wire_form(wired) == wired


@given(st.binary())
def test_a_full_stop_ends_the_message_only_at_its_end(content: bytes) -> None:
    lines = dotted(wire_form(content)).split(b"\r\n")
    assert lines[-2:] == [b".", b""]
    assert b"." not in lines[:-2]
    undone = b"\r\n".join(line[line.startswith(b".") :] for line in lines[:-2])
    assert undone == wire_form(content).removesuffix(b"\r\n")


@given(st.text(st.characters(codec="utf-8")))
def test_files_in_text_arrive_as_they_are(words: str) -> None:
    mail = EmailMessage(policy=SMTP.clone(linesep="\n", cte_type="8bit"))
    mail.set_content("Words\n")
    content = "\n".join([words.replace("\r", ""), "é", ""]).encode()
    long = max(map(len, content.split(b"\n"))) > 998
    cte = "quoted-printable" if long else "8bit"
    mail.add_attachment(content, maintype="text", subtype="html", filename="a.html", cte=cte)
    [before] = open_letter(mail.as_bytes()).files
    [file] = open_letter(wire_form(mail.as_bytes())).files
    assert file == before
    assert file.content == content


@given(st.text(st.characters(codec="utf-8")), st.binary())
def test_a_server_of_seven_bits_gets_the_same(words: str, content: bytes) -> None:
    sent = message(words, content)
    seven = wire_form(sent, eight_bits=False)
    assert seven.isascii()
    assert told(seven) == told(sent)
    before = message_from_bytes(sent, policy=SMTP)
    assert message_from_bytes(seven, policy=SMTP)["Message-ID"] == before["Message-ID"]
