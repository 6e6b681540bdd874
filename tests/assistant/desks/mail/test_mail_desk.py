"""The desk that is a mail address, against real Postfix and Dovecot."""

from __future__ import annotations

import imaplib
import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from msgspec.structs import replace

from assistant.delivery import run, settle
from assistant.desk_settings import EmailDesk
from assistant.desks.desk import DeskTrouble, Login, Progress, SignInNeeded
from assistant.desks.errand import open_errand
from assistant.desks.letter import File
from assistant.desks.mail.desk import Mail
from assistant.desks.mail.wire import wire_form
from assistant.outbox import Parcel
from assistant.person import Person, Sender
from assistant.reference import new_reference
from assistant.sent import What
from assistant.tickets.errand_message import compose_errand
from tests.servers.model import DOMAIN, Account
from tests.servers.model import Mail as Server
from tests.servers.starting import free_port
from tests.support.line_proxy import LineProxy, Mishap
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
    assert found.as_bytes().endswith(wire_form(sent.message))


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


def through(mail: Server, proxy: LineProxy) -> Mail:
    """Alice's desk, behind the proxy."""
    alice = mail.people.alice
    login = Login(name=alice.login, secret=alice.password)
    there = replace(
        settings(mail), submission_port=proxy.ports["SMTP"], imap_port=proxy.ports["IMAP"]
    )
    return Mail(there, lambda: login, ssl.create_default_context(cafile=proxy.trusted))


@pytest.mark.parametrize(
    ("command", "fault", "again", "reached"),
    [
        ("SMTP DATA", Mishap.LOST, True, False),
        ("SMTP DATA", Mishap.NOISE, True, False),
        ("SMTP DATA", Mishap.REFUSED, False, False),
        ("SMTP MESSAGE", Mishap.LOST, True, True),
        ("SMTP MESSAGE", Mishap.TURNED_AWAY, True, True),
        ("SMTP MESSAGE", Mishap.REFUSED, False, False),
        ("SMTP MESSAGE", Mishap.NO_ANSWER, True, True),
        ("IMAP AUTHENTICATE", Mishap.LOST, True, False),
    ],
)
def test_it_is_known_whether_it_may_have_arrived(
    mail: Server, proxy: LineProxy, command: str, fault: Mishap, again: bool, reached: bool
) -> None:
    sent, desk = parcel(), desk_of(mail)
    settle(sent, desk)
    eventually(lambda: desk.find(sent.reference))
    proxy.once(fault, command)
    reply = open_errand(parcel(What.REPLY, sent.reference, "Hello"))
    with pytest.raises(DeskTrouble) as raised:
        through(mail, proxy).do(reply)
    assert (raised.value.trouble.again, raised.value.reached) == (again, reached)


def without(*abilities: bytes) -> Callable[[bytes], bytes]:
    """How a server answers that cannot do that."""

    def answer(said: bytes) -> bytes:
        for ability in abilities:
            said = said.replace(b" " + ability, b"")
        return said

    return answer


def test_a_server_that_takes_seven_bits_gets_the_same(mail: Server, proxy: LineProxy) -> None:
    proxy.rewrite = lambda answer: answer.replace(b"250-8BITMIME\r\n", b"")
    sent = parcel()
    settle(sent, through(mail, proxy))
    found = arrived(mail, sent.reference)
    assert found["Content-Transfer-Encoding"] == "base64"
    assert found.get_content().replace("\r\n", "\n") == "The printer\n.wants paper – ö\n"


def test_a_server_that_cannot_move_copies_and_removes(mail: Server, proxy: LineProxy) -> None:
    proxy.rewrite = without(b"MOVE")
    other, sent = parcel(), parcel()
    with box(mail, mail.people.alice) as client:
        client.select("INBOX")
        for one in (other, sent):
            desk_of(mail).create(one)
            eventually(lambda one=one: there(client, one.reference))  # type: ignore[misc]
        [deleted] = client.search(None, f'HEADER Message-ID "{other.reference}"')[1][0].split()
        client.store(deleted.decode(), "+FLAGS", r"(\Deleted)")  # by the person, for now
    assert through(mail, proxy).find(sent.reference)
    assert [said for _, said, _ in proxy.seen if said.startswith("UID ")] == [
        "UID SEARCH", "UID STORE", "UID COPY", "UID STORE", "UID EXPUNGE",
    ]  # fmt: skip
    with box(mail, mail.people.alice) as client:
        client.select("INBOX")
        assert there(client, other.reference)
        assert not there(client, sent.reference)
        client.select("Balie")
        assert there(client, sent.reference)


def test_a_server_that_can_neither_move_nor_remove_keeps_it_where_it_is(
    mail: Server, proxy: LineProxy
) -> None:
    proxy.rewrite = without(b"MOVE", b"UIDPLUS")
    sent, desk = parcel(), through(mail, proxy)
    settle(sent, desk)
    eventually(lambda: desk.find(sent.reference))
    with box(mail, mail.people.alice) as client:
        client.select("INBOX")
        assert there(client, f'{sent.reference}" SEEN HEADER X-Balie-Reference "')


def there(client: imaplib.IMAP4_SSL, reference: str) -> bool:
    client.noop()
    return client.search(None, f'HEADER Message-ID "{reference}"')[1] != [b""]


def test_two_computers_at_once_send_the_same_mail_and_show_one_request(mail: Server) -> None:
    """Nobody can merge mails: what there is to go by is that they have one Message-ID."""
    sent = parcel(files=(File(name="a.txt", type="text/plain", content=b"one\n"),))
    for computer in (desk_of(mail), desk_of(mail)):
        computer.create(sent)
    first, second = eventually(lambda: pair(mail, sent.reference))
    assert first["Message-ID"] == second["Message-ID"]
    assert content(first) == content(second)
    for computer in (desk_of(mail), desk_of(mail)):
        eventually(lambda c=computer: c.find(sent.reference))  # type: ignore[misc]
        answer(mail, f"<{sent.reference}@{DOMAIN}>", "Fetch some")
        own = [head for head in computer.tickets() if head.reference == sent.reference]
        assert len(own) == 1


def pair(mail: Server, reference: str) -> list[EmailMessage]:
    found = received(mail, reference)
    return found if len(found) == 2 else []


def content(found: EmailMessage) -> bytes:
    """All but the way it came, which stands before it."""
    return found.as_bytes().partition(b"\r\nFrom: ")[2]


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
