"""Hands a message to the organisation's mail server (RFC 6409), as the person, over TLS.

Desk and sender are recipients of one transaction, so that the sender's copy proves that the desk
has it too.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.connections import CONNECT_SECONDS, deadline, patient, system_trust
from assistant.desks.desk import Login
from assistant.desks.mail.troubles import refusal, silent, too_large, unsaid
from assistant.desks.mail.wire import dotted, wire_form
from assistant.desks.troubles import sign_in_needed, waiting
from diagnostics.text import text

if TYPE_CHECKING:
    import smtplib
    import ssl

# 25 MB over 5 Mbit/s take 40 s.
WHOLE_SECONDS = 120.0
# What mail programs say, so that the computer's name stays here (RFC 5321, 4.1.3).
_MYSELF = "[127.0.0.1]"


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
        """To all or none; raises DeskTrouble."""
        self._run(login, message, sender, recipients)

    def _run(
        self, login: Login, message: bytes | None, sender: str, recipients: Sequence[str]
    ) -> None:
        import smtplib

        client = smtplib.SMTP(local_hostname=_MYSELF, timeout=CONNECT_SECONDS)
        try:
            with deadline(client, WHOLE_SECONDS):
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
        code = client.connect(self._host, self._port)[0]
        if code != 220:
            raise refusal(code, self._host)
        patient(client)
        client.ehlo()
        if not client.has_extn("starttls"):
            reason = text("{host} offers no secure connection", host=self._host)
            raise waiting(reason, reached=False)
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
        wire = wire_form(message, eight_bits=eight_bits)
        if _limit(client) and len(wire) > _limit(client):
            raise too_large(self._host)
        options = ["BODY=8BITMIME"] if eight_bits else []
        options += [f"size={len(wire)}"] if client.has_extn("size") else []
        self._wanted(client.mail(sender, options)[0])
        for recipient in recipients:
            self._wanted(client.rcpt(recipient)[0])
        self._hand_over(client, wire)

    def _hand_over(self, client: smtplib.SMTP, wire: bytes) -> None:
        """Until the last byte has left, nobody can have it (RFC 5321, 4.1.1.4)."""
        import smtplib

        code = client.docmd("DATA")[0]
        if code != 354:
            raise refusal(code, self._host)
        client.send(dotted(wire))
        try:
            code = client.getreply()[0]
        except (OSError, smtplib.SMTPException):
            raise unsaid(self._host) from None
        if code != 250:
            raise refusal(code, self._host, reached=True)

    def _wanted(self, code: int) -> None:
        if code not in (250, 251):
            raise refusal(code, self._host)


def _limit(client: smtplib.SMTP) -> int:
    said = client.esmtp_features.get("size", "").strip()
    return int(said[:15]) if said.isascii() and said.isdecimal() else 0
