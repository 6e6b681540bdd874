"""The servers that tests talk to behave as those of a company do."""

from __future__ import annotations

import imaplib
import smtplib
import ssl
from email.message import EmailMessage

import pytest

from tests.servers.model import Account, Mail
from tests.support.waiting import eventually


def submission(mail: Mail, account: Account) -> smtplib.SMTP:
    client = smtplib.SMTP(mail.host, mail.submission, "localhost", timeout=20)
    client.starttls(context=ssl.create_default_context(cafile=mail.trusted))
    client.login(account.login, account.password)
    return client


def letter(sender: str, recipient: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, recipient, "No paper"
    message.set_content("The printer wants paper.")
    return message


def test_a_letter_is_sent_and_read(mail: Mail) -> None:
    alice, support = mail.people.alice, mail.people.agent
    with submission(mail, alice) as client:
        client.send_message(letter(alice.mail, support.mail))
    context = ssl.create_default_context(cafile=mail.trusted)
    with imaplib.IMAP4_SSL(mail.host, mail.imaps, ssl_context=context, timeout=20) as box:
        box.login(support.login, support.password)
        eventually(lambda: box.select("INBOX")[1] != [b"0"])
        assert "The printer wants paper." in str(box.fetch("1", "(BODY[])")[1])


def test_nobody_sends_in_the_name_of_others(mail: Mail) -> None:
    alice, bob = mail.people.alice, mail.people.bob
    with submission(mail, alice) as client, pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
        client.send_message(letter(bob.mail, alice.mail))
    assert refused.value.recipients[alice.mail][0] == 553


def test_nobody_sends_without_signing_in(mail: Mail) -> None:
    alice = mail.people.alice
    with smtplib.SMTP(mail.host, mail.submission, "localhost", timeout=20) as client:
        client.starttls(context=ssl.create_default_context(cafile=mail.trusted))
        with pytest.raises(smtplib.SMTPRecipientsRefused):
            client.send_message(letter(alice.mail, alice.mail))
