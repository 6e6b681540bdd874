"""The desk that is a mail address, against real Postfix and Dovecot."""

from __future__ import annotations

import imaplib
import smtplib
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from selectors import EVENT_READ, DefaultSelector

import pytest

from assistant.delivery import run, settle
from assistant.desk_settings import EmailDesk
from assistant.desks.desk import DeskTrouble, Login, Progress, SignInNeeded
from assistant.desks.letter import File
from assistant.desks.mail import submission
from assistant.desks.mail.desk import Mail
from assistant.outbox import Parcel
from assistant.person import Person, Sender
from assistant.reference import new_reference
from assistant.sent import What
from assistant.tickets.errand_message import compose_errand
from tests.servers.model import DOMAIN, Account
from tests.servers.model import Mail as Server
from tests.servers.starting import free_port
from tests.support.waiting import eventually

SMILE = "🖨 مرحبا: no paper"


def trust(mail: Server) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=mail.trusted)


def settings(mail: Server, submission_port: int = 0) -> EmailDesk:
    return EmailDesk(
        to=mail.people.agent.mail,
        submission_host=mail.host,
        submission_port=submission_port or mail.submission,
        imap_host=mail.host,
        imap_port=mail.imaps,
    )


def desk_of(mail: Server, port: int = 0, secret: str = "") -> Mail:
    alice = mail.people.alice
    login = Login(name=alice.login, secret=secret or alice.password)
    return Mail(settings(mail, port), lambda: login, trust(mail))


def parcel(
    what: What = What.REPORT,
    number: str = "",
    words: str = "The printer\n.wants paper – ö",
    files: tuple[File, ...] = (),
    login: str = "alice",
    subject: str = SMILE,
) -> Parcel:
    person = Person(login=login, full_name="Alice", computer_name="LT-1")
    return compose_errand(
        what,
        number,
        subject,
        reference=new_reference(),
        sender=Sender(person=person, mail_domain=DOMAIN, desk_name="IT"),
        written_at=1_800_000_000.0,
        words=words,
        files=files,
    )


@contextmanager
def box(mail: Server, account: Account) -> Iterator[imaplib.IMAP4_SSL]:
    with imaplib.IMAP4_SSL(mail.host, mail.imaps, ssl_context=trust(mail), timeout=20) as client:
        client.login(account.login, account.password)
        yield client


def received(mail: Server, reference: str) -> list[EmailMessage]:
    """What the desk has of that reference."""
    with box(mail, mail.people.agent) as client:
        client.select("INBOX")
        found = client.uid("SEARCH", f'HEADER Message-ID "{reference}"')[1][0].split()
        raw = [client.uid("FETCH", uid.decode(), "(BODY.PEEK[])")[1][0] for uid in found]
    return [message_from_bytes(item[1], policy=SMTP) for item in raw]


def arrived(mail: Server, reference: str) -> EmailMessage:
    [found] = eventually(lambda: received(mail, reference))
    return found


def answer(mail: Server, to: str, words: str, subject: str = "Re: x", **more: str) -> None:
    """Somebody of IT answers by an ordinary mail program."""
    agent, alice = mail.people.agent, mail.people.alice
    message = EmailMessage()
    message["From"], message["To"] = f"Agent Ann <{agent.mail}>", alice.mail
    message["Subject"], message["In-Reply-To"] = subject, to
    message["Message-ID"] = f"<{new_reference()}@it.example>"
    for name, value in more.items():
        message[name.replace("_", "-")] = value
    message.set_content(words)
    message.add_attachment(bytes(range(256)), maintype="image", subtype="png", filename="é/map.png")
    with smtplib.SMTP(mail.host, mail.submission, "localhost", timeout=20) as client:
        client.starttls(context=trust(mail))
        client.login(agent.login, agent.password)
        client.send_message(message)


def test_a_report_arrives_with_the_bytes_that_were_shown(mail: Server) -> None:
    large = File(
        name="large.bin", type="application/octet-stream", content=bytes(range(256)) * 40_960
    )
    files = (large, File(name="nothing.txt", type="text/plain", content=b""))
    sent = parcel(files=files)
    settle(sent, desk_of(mail))
    found = arrived(mail, sent.reference)
    assert found["Subject"] == SMILE
    assert [part.get_payload(decode=True) for part in found.iter_attachments()] == [
        file.content for file in files
    ]
    assert found.as_bytes().endswith(submission.wire_form(sent.message))


def test_the_own_copy_is_put_out_of_the_way_read(mail: Server) -> None:
    sent, desk = parcel(), desk_of(mail)
    settle(sent, desk)
    eventually(lambda: desk.find(sent.reference))
    with box(mail, mail.people.alice) as client:
        client.select("INBOX")
        assert client.search(None, f'HEADER Message-ID "{sent.reference}"')[1] == [b""]
        client.select("Balie")
        assert client.search(None, f'SEEN HEADER Message-ID "{sent.reference}"')[1] != [b""]


def test_what_has_arrived_is_not_sent_again(mail: Server) -> None:
    sent, desk = parcel(), desk_of(mail)
    desk.create(sent)  # and then the computer went off
    eventually(lambda: desk.find(sent.reference))
    settle(sent, desk)
    settle(sent, desk)
    assert len(received(mail, sent.reference)) == 1


def test_a_connection_that_ends_before_the_answer_sends_once(mail: Server) -> None:
    large = File(name="a.bin", type="application/zip", content=bytes(500_000))
    sent = parcel(files=(large,))
    with deaf_after(mail.submission, 500_000) as port:
        settle(sent, desk_of(mail, port))
    settle(sent, desk_of(mail))
    arrived(mail, sent.reference)


@contextmanager
def deaf_after(target: int, amount: int) -> Iterator[int]:
    """A relay that passes on what the client says, and ends instead of answering after that much.

    It is given as its port on loopback, and serves one connection.
    """
    with socket.create_server(("127.0.0.1", 0)) as door:
        thread = threading.Thread(target=_relay, args=(door, target, amount))
        thread.start()
        yield door.getsockname()[1]
        thread.join()


def _relay(door: socket.socket, target: int, amount: int) -> None:
    near, _ = door.accept()
    with near, socket.create_connection(("127.0.0.1", target)) as far, DefaultSelector() as ready:
        said = 0
        ready.register(near, EVENT_READ, far)
        ready.register(far, EVENT_READ, near)
        while True:
            for key, _ in ready.select(20):
                piece = key.fileobj.recv(65_536)  # type: ignore[union-attr]
                said += len(piece) if key.fileobj is near else 0
                if not piece or (key.fileobj is far and said > amount):
                    return
                key.data.sendall(piece)


def test_a_connection_that_ends_in_the_message_leaves_it_waiting(
    mail: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    def data(self: smtplib.SMTP, message: bytes) -> tuple[int, bytes]:
        self.putcmd("data")
        self.getreply()
        self.send(message[: len(message) // 2])
        self.close()
        raise smtplib.SMTPServerDisconnected("cut")

    monkeypatch.setattr(smtplib.SMTP, "data", data)
    monkeypatch.setattr("assistant.desks.mail.desk._LOOKS", 2)
    sent = parcel()
    with pytest.raises(DeskTrouble) as raised:
        settle(sent, desk_of(mail))
    assert raised.value.trouble.again
    assert raised.value.wait >= 60
    monkeypatch.undo()
    settle(sent, desk_of(mail))
    arrived(mail, sent.reference)


def test_a_wrong_password_asks_to_sign_in_and_is_told_nowhere(
    mail: Server, caplog: pytest.LogCaptureFixture
) -> None:
    desk = desk_of(mail, secret="not-her-password")
    with pytest.raises(SignInNeeded) as raised:
        desk.find(new_reference())
    with pytest.raises(SignInNeeded):
        desk.create(parcel())
    with pytest.raises(SignInNeeded):
        desk.check(Login(name="alice", secret="not-her-password"))
    assert raised.value.__cause__ is None
    assert "not-her-password" not in caplog.text + repr(raised.value)
    desk.check(Login(name="alice", secret=mail.people.alice.password))


def test_nobody_writes_in_the_name_of_others(mail: Server) -> None:
    with pytest.raises(DeskTrouble) as raised:
        desk_of(mail).create(parcel(login="bob"))
    assert not raised.value.trouble.again
    login = Login(name=mail.people.alice.mail, secret="x")
    with pytest.raises(DeskTrouble) as raised:
        Mail(settings(mail), lambda: login, trust(mail)).create(parcel(login="bob"))
    assert not raised.value.trouble.again


def test_what_the_server_finds_too_large_is_told(mail: Server) -> None:
    huge = File(name="a", type="application/zip", content=bytes(26_000_000))
    with pytest.raises(DeskTrouble) as raised:
        desk_of(mail).create(parcel(files=(huge,)))
    assert not raised.value.trouble.again


def test_a_server_that_is_down_leaves_it_waiting(mail: Server) -> None:
    with pytest.raises(DeskTrouble) as raised:
        desk_of(mail, free_port()).create(parcel())
    assert raised.value.trouble.again


def test_a_server_that_nobody_vouches_for_gets_no_password(mail: Server) -> None:
    login = Login(name="alice", secret=mail.people.alice.password)
    desk = Mail(settings(mail), lambda: login, ssl.create_default_context())
    for ask in (lambda: desk.create(parcel()), lambda: desk.find(new_reference())):
        with pytest.raises(DeskTrouble) as raised:
            ask()
        assert raised.value.trouble.again


def test_an_answer_is_part_of_the_conversation(mail: Server) -> None:
    sent, desk = parcel(), desk_of(mail)
    settle(sent, desk)
    eventually(lambda: desk.find(sent.reference))
    ours = f"<{sent.reference}@{DOMAIN}>"
    assert desk.ticket(sent.reference, None).progress is Progress.NEW
    answer(mail, ours, "Fetch some\n\nOn Monday, Alice wrote:\n> The printer", "[it #42] Re: x")
    ticket = eventually(lambda: answered(desk, sent.reference))
    first, reply = ticket.entries
    assert (first.mine, first.words, first.errand) == (
        True,
        "The printer\n.wants paper – ö",
        sent.reference,
    )
    assert (reply.mine, reply.words, reply.author) == (False, "Fetch some", "Agent Ann")
    assert (ticket.number, ticket.progress, ticket.subject) == ("42", Progress.WORKED_ON, SMILE)
    [file] = reply.files
    assert file.name == "map.png"
    assert desk.file("42", file.id) == bytes(range(256))
    assert desk.ticket("42", ticket) is ticket


def answered(desk: Mail, number: str):  # type: ignore[no-untyped-def]
    ticket = desk.ticket(number, None)
    return ticket if len(ticket.entries) > 1 else None


def test_a_reply_is_sent_once_to_the_same_conversation(mail: Server) -> None:
    sent, desk = parcel(), desk_of(mail)
    settle(sent, desk)
    eventually(lambda: desk.find(sent.reference))
    notes = File(name="notes.txt", type="text/plain", content=b"one\r\ntwo\n")
    reply = parcel(What.REPLY, sent.reference, "It has paper", (notes,))
    run(reply, desk)
    found = arrived(mail, reply.reference)
    assert found["In-Reply-To"] == f"<{sent.reference}@{DOMAIN}>"
    [file] = found.iter_attachments()
    assert file.get_payload(decode=True) == notes.content
    eventually(lambda: desk.find(reply.reference))
    run(reply, desk)
    assert len(received(mail, reply.reference)) == 1
    ticket = desk.ticket(sent.reference, None)
    assert [(e.words, e.mine, e.errand) for e in ticket.entries][1:] == [
        ("It has paper", True, reply.reference)
    ]
    assert ticket.progress is Progress.NEW


def test_automatic_answers_give_the_number_and_are_no_work(mail: Server) -> None:
    sent, desk = parcel(), desk_of(mail)
    settle(sent, desk)
    eventually(lambda: desk.find(sent.reference))
    ours = f"<{sent.reference}@{DOMAIN}>"
    answer(mail, ours, "We have it", "[it #77] x", Auto_Submitted="auto-replied")
    ticket = eventually(lambda: answered(desk, sent.reference))
    assert (ticket.number, ticket.progress) == ("77", Progress.NEW)
