"""The servers that tests talk to behave as those of a company do."""

from __future__ import annotations

import base64
import imaplib
import json
import smtplib
import ssl
import urllib.error
import urllib.request
from email.message import EmailMessage
from typing import Any

import pytest

from tests.servers.model import Account, Mail, RequestTracker
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


def ask(method: str, address: str, headers: dict[str, str], body: bytes | None = None) -> Any:
    kind = {"Content-Type": "application/json"}
    request = urllib.request.Request(address, body, kind | headers, method=method)  # noqa: S310
    with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
        return json.loads(answer.read() or "null")


def ask_rt(rt: RequestTracker, who: Account, method: str, path: str, body: object = None) -> Any:
    token = {"Authorization": f"token {who.token}"}
    sent = json.dumps(body).encode() if body is not None else None
    return ask(method, f"{rt.address}/REST/2.0{path}", token, sent)


def rt_ticket(rt: RequestTracker, reference: str) -> str:
    """The number of a ticket of Alice."""
    alice = rt.people.alice
    file = {"FileName": "a.txt", "FileType": "text/plain", "FileContent": "cGFwZXI="}
    wanted = {"Queue": rt.queue, "Subject": "No paper", "Requestor": alice.mail}
    wanted |= {"Content": "The printer wants paper.", "ContentType": "text/plain"}
    fields = {rt.reference_field: reference}
    made = ask_rt(
        rt, alice, "POST", "/ticket", {**wanted, "CustomFields": fields, "Attachments": [file]}
    )
    return str(made["id"])


def rt_fields(rt: RequestTracker, number: str) -> dict[str, list[str]]:
    fields = ask_rt(rt, rt.people.alice, "GET", f"/ticket/{number}")["CustomFields"]
    return {field["name"]: field["values"] for field in fields}


def test_a_ticket_keeps_its_file_and_its_reference(rt: RequestTracker) -> None:
    number = rt_ticket(rt, "keeps")
    assert rt_fields(rt, number)[rt.reference_field] == ["keeps"]
    files = ask_rt(rt, rt.people.alice, "GET", f"/ticket/{number}/attachments?fields=Filename")
    [file] = [item["id"] for item in files["items"] if item["Filename"] == "a.txt"]
    content = ask_rt(rt, rt.people.alice, "GET", f"/attachment/{file}")["Content"]
    assert base64.b64decode(content) == b"paper"


def test_a_ticket_is_the_business_of_its_requester(rt: RequestTracker) -> None:
    number = rt_ticket(rt, "business")
    with pytest.raises(urllib.error.HTTPError, match="403"):
        ask_rt(rt, rt.people.bob, "GET", f"/ticket/{number}")


def test_a_reply_opens_a_resolved_ticket_again(rt: RequestTracker) -> None:
    number, note = rt_ticket(rt, "again"), {"Content": "Fetch some", "ContentType": "text/plain"}
    agent, alice = rt.people.agent, rt.people.alice
    ask_rt(rt, agent, "POST", f"/ticket/{number}/comment", note)
    ask_rt(rt, agent, "PUT", f"/ticket/{number}", {"Status": "resolved"})
    assert ask_rt(rt, alice, "GET", f"/ticket/{number}")["Status"] == "resolved"
    history = ask_rt(rt, alice, "GET", f"/ticket/{number}/history?fields=Type")["items"]
    assert "Comment" not in {item["Type"] for item in history}
    ask_rt(rt, alice, "POST", f"/ticket/{number}/correspond", note)
    assert ask_rt(rt, alice, "GET", f"/ticket/{number}")["Status"] == "open"


def test_the_requester_rates_the_ticket(rt: RequestTracker) -> None:
    number, alice = rt_ticket(rt, "rates"), rt.people.alice
    ask_rt(rt, alice, "PUT", f"/ticket/{number}", {"CustomFields": {rt.rating_field: "4"}})
    assert rt_fields(rt, number)[rt.rating_field] == ["4"]
