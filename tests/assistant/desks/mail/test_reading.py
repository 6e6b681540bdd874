"""What strangers write in mails is read, and nothing in it does more than be shown."""

from __future__ import annotations

import base64
import quopri

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.desks.mail.conversations import together
from assistant.desks.mail.reading import (
    Note,
    arrived,
    decoded,
    file_name,
    note,
    text_of,
    without_quotes,
    words,
)
from assistant.desks.mail.structure import Part
from assistant.reference import new_reference

TEXT = Part(
    section="1",
    type="text/plain",
    charset="utf-8",
    name="",
    encoding="8bit",
    octets=1,
    attached=False,
)


def part(**changes: object) -> Part:
    return msgspec.structs.replace(TEXT, **changes)


def read(head: bytes) -> Note:
    return note(b"INBOX", 7, 1.0, head)


def test_a_head_is_read() -> None:
    found = read(
        b"From: =?utf-8?q?Z=C3=B6e?= <Zoe@it.example>\r\nSubject: [it #12] =?utf-8?b?8J+WqA==?=\r\n"
        b"Message-ID: <a@b>\r\nIn-Reply-To: <c@d>\r\nReferences: <e@f>\r\n <c@d>\r\n\r\n"
    )
    assert (found.author, found.address, found.subject) == ("Zöe", "zoe@it.example", "[it #12] 🖨")
    assert (found.id, found.answers, found.number) == ("a@b", ("e@f", "c@d", "c@d"), "12")
    assert not found.automatic


@pytest.mark.parametrize(
    "subject",
    [b"=?utf-8?q?a=0D=0ABcc:_b@c?=", b"a\r\n\tBcc: b@c", b"=?utf-8?q?a=00_Bcc:_b@c?=\x07"],
)
def test_a_subject_is_one_line(subject: bytes) -> None:
    assert read(b"Subject: " + subject + b"\r\n\r\n").subject == "a Bcc: b@c"


def test_a_name_is_not_turned_around() -> None:
    assert file_name(part(name="../../etc/\u202egpj.exe")) == "gpj.exe"
    assert file_name(part(name="C:\\a\\b.txt")) == "b.txt"
    assert file_name(part(name="/..")) == file_name(part(name="")) == "file"


def test_words_of_any_charset_are_shown() -> None:
    assert words(b"caf\xe9", part(charset="latin-1")) == "café"
    assert words("é".encode(), part(charset="no-such")) == "é"
    assert words(b"a\x00\xff", part(charset="\x00")) == "a\ufffd"
    assert words(b"<p>a<script>b</script></p>", part(type="text/html")) == "a"


@pytest.mark.parametrize(
    "repeated",
    [
        "On Mon, 1 June, Alice wrote:\n> paper",
        "Am 1. Juni schrieb Alice:\n> Papier",
        "Op 1 juni schreef Alice:\n> papier",
        "Le 1er juin, Alice a écrit :\n> papier",
        "-----Original Message-----\nFrom: Alice\npaper",
        "> paper\n> paper",
    ],
)
def test_what_is_repeated_is_left_out(repeated: str) -> None:
    assert without_quotes(f"Fetch some\n\n{repeated}") == "Fetch some"
    assert without_quotes("> only this") == "> only this"


def test_plain_words_are_preferred_to_a_page() -> None:
    page, plain = part(type="text/html"), part(section="2")
    assert text_of([page, plain]) == plain
    assert text_of([page]) == page
    assert text_of([part(attached=True)]) is None


@given(st.binary())
def test_what_was_encoded_is_decoded(content: bytes) -> None:
    assert decoded(base64.encodebytes(content), "base64") == content
    # The encoder of the test loses some ends of lines, that of mail programs none.
    lines = content.replace(b"\r", b"")
    assert decoded(quopri.encodestring(lines), "quoted-printable") == lines
    assert decoded(content, "binary") == content


@given(st.binary(), st.text())
def test_any_bytes_are_read(content: bytes, said: str) -> None:
    for encoding in ("base64", "quoted-printable", said):
        decoded(content, encoding)
    words(content, part(charset=said))
    words(content, part(charset=said, type="text/html"))
    assert "/" not in file_name(part(name=said))
    arrived(content)
    found = read(content)
    assert found.subject.isprintable() or found.subject.split()
    assert "\n" not in found.subject + found.author + found.address


@given(st.text())
def test_any_header_is_read(said: str) -> None:
    lines = "".join(f"{key}: {said}\r\n" for key in ("From", "Subject", "References"))
    found = read(lines.encode("utf-8", "replace"))
    assert "\n" not in found.subject + found.author


def own(**changes: object) -> Note:
    reference = str(changes.pop("reference", new_reference()))
    first = read(f"From: alice@b\nMessage-ID: <{reference}@b>\nSubject: x".encode())
    return msgspec.structs.replace(first, reference=reference, **changes)


def reply(*answers: str, **changes: object) -> Note:
    found = read(f"From: it@b\nMessage-ID: <{new_reference()}@it>\nSubject: Re: x".encode())
    return msgspec.structs.replace(found, answers=answers, **changes)


def test_a_chain_of_answers_is_one_conversation() -> None:
    first = own()
    second = reply(first.id, written_at=2.0)
    third = own(answers=(second.id,), written_at=3.0)
    other = own()
    found = {one.first.id: one for one in together([third, other, second, first])}
    assert found[first.id].notes == (first, second, third)
    assert found[other.id].notes == (other,)


def test_a_copy_in_two_folders_counts_once() -> None:
    first = own()
    copy = msgspec.structs.replace(first, folder=b"Sent", uid=1)
    [found] = together([first, copy])
    assert found.notes == (first,)


def test_nobody_begins_a_conversation_in_the_name_of_others() -> None:
    forged = reply(reference=new_reference())
    assert together([forged]) == []


def test_the_number_is_told_by_the_desk_and_not_by_the_person() -> None:
    first = own(subject="[x #9] y")
    [found] = together([first])
    assert found.number == first.reference
    [found] = together([first, reply(first.id, subject="Re: [x #10] y", written_at=2.0)])
    assert found.number == "10"
