"""Hands a message to the organisation's mail server (RFC 6409), as the person, over TLS.

Desk and sender are recipients of one transaction, so that the sender's copy proves that the desk
has it too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.desks.desk import Login
from assistant.desks.mail.limits import CONNECT_SECONDS, deadline, patient, system_trust
from assistant.desks.mail.troubles import refusal, sign_in_needed, silent, too_large, waiting
from diagnostics.text import text

if TYPE_CHECKING:
    import smtplib
    import ssl

_LINE_END = re.compile(rb"\r\n|\r|\n")
# What mail programs say, so that the computer's name stays here (RFC 5321, 4.1.3).
_MYSELF = "[127.0.0.1]"


class OutcomeUnknown(Exception):
    """The server may have taken it: it has to be looked for before it is sent again.

    `code` is its reply, 0 where there was none.
    """

    def __init__(self, code: int = 0) -> None:
        super().__init__(str(code))
        self.code = code


class Submission:
    """One server; `trust` is the system's store unless a test gives its own."""

    def __init__(self, host: str, port: int, trust: ssl.SSLContext | None = None) -> None:
        self._host = host
        self._port = port
        self._trust = trust

    def check(self, login: Login) -> None:
        """Whether the server takes that login; raises DeskTrouble."""
        self._run(login, None, "", ())

    def send(self, login: Login, message: bytes, sender: str, recipients: Sequence[str]) -> None:
        """To all or none. Raises DeskTrouble where certainly nobody got it, or OutcomeUnknown."""
        self._run(login, message, sender, recipients)

    def _run(
        self, login: Login, message: bytes | None, sender: str, recipients: Sequence[str]
    ) -> None:
        import smtplib

        client = smtplib.SMTP(local_hostname=_MYSELF, timeout=CONNECT_SECONDS)
        try:
            with deadline(client):
                self._open(client, login)
                if message is not None:
                    self._transfer(client, message, sender, recipients)
        except (OSError, smtplib.SMTPException, ValueError) as error:
            # Not even as a cause: the client's exceptions may repeat what was sent.
            raise silent(self._host, error) from None
        finally:
            client.close()

    def _open(self, client: smtplib.SMTP, login: Login) -> None:
        import smtplib

        # connect() alone does not say to the client whose certificate to expect.
        client._host = self._host  # type: ignore[attr-defined]
        client.connect(self._host, self._port)
        patient(client)
        client.ehlo()
        if not client.has_extn("starttls"):
            raise waiting(text("{host} offers no secure connection", host=self._host))
        client.starttls(context=self._trust or system_trust())
        client.ehlo()
        try:
            client.login(login.name, login.secret)
        except smtplib.SMTPAuthenticationError as error:
            if 500 <= error.smtp_code < 600:
                raise sign_in_needed() from None
            raise refusal(error.smtp_code, self._host) from None

    def _transfer(
        self, client: smtplib.SMTP, message: bytes, sender: str, recipients: Sequence[str]
    ) -> None:
        eight_bits = client.has_extn("8bitmime")
        wire = wire_form(message if eight_bits else seven_bits(message))
        if _limit(client) and len(wire) > _limit(client):
            raise too_large(self._host)
        options = ["BODY=8BITMIME"] if eight_bits else []
        options += [f"size={len(wire)}"] if client.has_extn("size") else []
        self._wanted(client.mail(sender, options)[0])
        for recipient in recipients:
            self._wanted(client.rcpt(recipient)[0])
        self._hand_over(client, wire)

    def _hand_over(self, client: smtplib.SMTP, wire: bytes) -> None:
        import smtplib

        try:
            code = client.data(wire)[0]
        except smtplib.SMTPDataError as error:
            raise refusal(error.smtp_code, self._host) from None
        except (OSError, smtplib.SMTPException):
            raise OutcomeUnknown from None
        if code != 250:
            raise OutcomeUnknown(code)

    def _wanted(self, code: int) -> None:
        if code not in (250, 251):
            raise refusal(code, self._host)


def wire_form(message: bytes) -> bytes:
    """With the line ends of mail (RFC 5321, 2.3.8); the client doubles leading full stops."""
    return _LINE_END.sub(b"\r\n", message)


def seven_bits(message: bytes) -> bytes:
    """For a server without 8BITMIME: the same message, its 8-bit parts in base64."""
    import base64
    from email import message_from_bytes
    from email.policy import compat32

    mail = message_from_bytes(message, policy=compat32.clone(max_line_length=0))
    for part in mail.walk():
        content = None if part.is_multipart() else part.get_payload(decode=True)
        if isinstance(content, bytes) and not content.isascii() and _is_plain(part):
            del part["Content-Transfer-Encoding"]
            part["Content-Transfer-Encoding"] = "base64"
            part.set_payload(base64.encodebytes(content).decode())
    return mail.as_bytes()


def _is_plain(part: object) -> bool:
    from email.message import Message

    return isinstance(part, Message) and part["Content-Transfer-Encoding"] == "8bit"


def _limit(client: smtplib.SMTP) -> int:
    said = client.esmtp_features.get("size", "").strip()
    return int(said[:15]) if said.isascii() and said.isdecimal() else 0
