"""The eyes and hands of somebody of IT whose service desk is a mail address."""

from __future__ import annotations

import imaplib
import re
import smtplib
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from email.message import EmailMessage
from email.policy import SMTP
from itertools import product
from pathlib import Path

import pytest

from assistant.desk_settings import EmailDesk
from assistant.desks.desk import Login
from assistant.desks.letter import File, open_letter
from assistant.outbox import Composed
from assistant.reference import new_reference
from tests.conformance.bench import Proxy, Seen, report
from tests.servers.model import Account, Mail
from tests.support.line_proxy import ACTED, NOT_PASSED_ON, LineProxy, Mishap, mail_proxy
from tests.support.waiting import eventually

_FOUND = re.compile(rb"^\* SEARCH .*\r\n", re.MULTILINE)
# In the order in which a delivery comes by them.
LOOKING = (
    *("GREETING", "AUTHENTICATE", "LOGIN", "LIST", "SELECT", "UID SEARCH"),
    *("UID STORE", "CAPABILITY", "CREATE", "UID MOVE"),
)
READING = (
    *("GREETING", "AUTHENTICATE", "LOGIN", "LIST", "STATUS", "SELECT", "EXAMINE"),
    *("UID SEARCH", "UID FETCH"),
)
SENDING = ("GREETING", "EHLO", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA")
EACH = (Mishap.CUT_ANSWER, Mishap.NOISE, Mishap.BUSY, Mishap.TURNED_AWAY)


class MailBench:
    """Postfix and Dovecot."""

    moments = (
        *product(["SMTP MESSAGE"], (*ACTED, *NOT_PASSED_ON)),
        *product([f"SMTP {command}" for command in SENDING], EACH),
        *product([f"IMAP {command}" for command in LOOKING], EACH),
    )

    looks = tuple(f"IMAP {command}" for command in READING)
    # Some twenty commands make one delivery.
    harm = 0.04

    def __init__(self, mail: Mail) -> None:
        self._mail = mail
        self._ports = {"SMTP": mail.submission, "IMAP": mail.imaps}
        self._proxy: LineProxy | None = None

    @property
    def environment(self) -> Mapping[str, str]:
        return {"SSL_CERT_FILE": str(self._mail.trusted)}

    @property
    def settings(self) -> EmailDesk:
        return EmailDesk(
            to=self._mail.people.agent.mail,
            submission_host=self._mail.host,
            submission_port=self._ports["SMTP"],
            imap_host=self._mail.host,
            imap_port=self._ports["IMAP"],
        )

    def login(self, who: str = "alice") -> Login:
        account: Account = getattr(self._mail.people, who)
        return Login(name=account.login, secret=account.password)

    def parcel(
        self, words: str, files: tuple[File, ...] = (), subject: str = "No paper"
    ) -> Composed:
        return report(self._mail.people.alice.mail, words, files, subject)

    def received(self, reference: str) -> list[Seen]:
        self.settled()
        letters = [open_letter(raw) for raw in self._with(f'Message-ID "<{reference}@"')]
        return [
            Seen(
                subject=letter.subject,
                words=letter.words,
                files={file.name: file.content for file in letter.files},
            )
            for letter in letters
        ]

    def answer(self, number: str, words: str, files: tuple[File, ...] = ()) -> None:
        self._say(self._mail.people.alice.mail, number, words, files)

    def note(self, number: str, words: str) -> None:
        self._say(self._mail.people.agent.mail, number, words)

    def solve(self, number: str) -> None:
        raise NotImplementedError

    def outage(self, subject: str) -> str:
        raise NotImplementedError

    def affected(self, number: str) -> list[str]:
        raise NotImplementedError

    def settled(self) -> None:
        """Nobody talks to the server, and its queue is empty."""
        eventually(lambda: self._proxy is None or not self._proxy.talks)
        queues = [self._mail.queue / name for name in ("incoming", "active", "deferred")]
        eventually(lambda: not any(f.is_file() for queue in queues for f in queue.rglob("*")))

    @contextmanager
    def late(self) -> Iterator[None]:
        assert self._proxy is not None
        self._proxy.rewrite = lambda answer: _FOUND.sub(b"* SEARCH\r\n", answer)
        yield
        self._proxy.rewrite = lambda answer: answer

    @contextmanager
    def behind(self, folder: Path) -> Iterator[Proxy]:
        mail = self._mail
        made = mail_proxy(mail.host, mail.submission, mail.imaps, folder, mail.trusted)
        with made.open() as proxy, pytest.MonkeyPatch.context() as patch:
            patch.setenv("SSL_CERT_FILE", str(proxy.trusted))
            patch.setattr("assistant.connections.SILENCE_SECONDS", 0.7)
            self._proxy, self._ports = proxy, proxy.ports
            yield proxy

    def _say(self, to: str, number: str, words: str, files: tuple[File, ...] = ()) -> None:
        agent = self._mail.people.agent
        message = EmailMessage(policy=SMTP)
        message["From"], message["To"] = f"An Agent <{agent.mail}>", to
        message["Subject"] = "Re: No paper"
        message["Message-ID"] = f"<{new_reference()}@{agent.mail.partition('@')[2]}>"
        message["In-Reply-To"] = f"<{number}@{agent.mail.partition('@')[2]}>"
        message.set_content(words)
        for file in files:
            kind, _, subtype = file.type.partition("/")
            message.add_attachment(
                file.content, maintype=kind, subtype=subtype, filename=file.name, cte="base64"
            )
        with smtplib.SMTP(
            self._mail.host, self._mail.submission, "localhost", timeout=20
        ) as client:
            client.starttls(context=self._trust)
            client.login(agent.login, agent.password)
            client.send_message(message)
        self.settled()

    def _with(self, header: str) -> list[bytes]:
        agent, mail = self._mail.people.agent, self._mail
        with imaplib.IMAP4_SSL(mail.host, mail.imaps, ssl_context=self._trust) as client:
            client.login(agent.login, agent.password)
            client.select("INBOX", readonly=True)
            uids = client.uid("SEARCH", f"HEADER {header}")[1][0].split()
            return [client.uid("FETCH", uid.decode(), "(BODY.PEEK[])")[1][0][1] for uid in uids]

    @property
    def _trust(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=self._mail.trusted)
