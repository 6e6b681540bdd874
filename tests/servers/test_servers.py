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

from tests.servers.model import Account, Mail, Redmine, RequestTracker
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


def found(box: imaplib.IMAP4_SSL, *wanted: str) -> bytes:
    """The numbers of the letters in the inbox, as it is now, that are such."""
    box.select("INBOX")
    return bytes(box.search(None, *wanted)[1][0])


def test_a_letter_is_sent_and_read(mail: Mail) -> None:
    alice, support = mail.people.alice, mail.people.agent
    with submission(mail, alice) as client:
        client.send_message(letter(alice.mail, support.mail))
    context = ssl.create_default_context(cafile=mail.trusted)
    with imaplib.IMAP4_SSL(mail.host, mail.imaps, ssl_context=context, timeout=20) as box:
        box.login(support.login, support.password)
        wanted = ("FROM", alice.mail, "SUBJECT", '"No paper"', "TEXT", '"wants paper"')
        eventually(lambda: found(box, *wanted))


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
        return json.loads(answer.read().strip() or "null")


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


def ask_redmine(redmine: Redmine, who: Account, method: str, path: str, body: object = None) -> Any:
    key = {"X-Redmine-API-Key": who.token}
    sent = json.dumps(body).encode() if body is not None else None
    return ask(method, f"{redmine.address}{path}", key, sent)


def redmine_issue(redmine: Redmine, reference: str) -> str:
    """The number of an issue of Alice."""
    alice = redmine.people.alice
    raw = {"X-Redmine-API-Key": alice.token, "Content-Type": "application/octet-stream"}
    upload = ask("POST", f"{redmine.address}/uploads.json?filename=a.txt", raw, b"paper")["upload"]
    file = {"token": upload["token"], "filename": "a.txt", "content_type": "text/plain"}
    issue = {"project_id": redmine.project, "tracker_id": redmine.tracker_id, "uploads": [file]}
    issue |= {"subject": "No paper", "description": "The printer wants paper."}
    issue |= {"custom_fields": [{"id": redmine.reference_field, "value": reference}]}
    made = ask_redmine(redmine, alice, "POST", "/issues.json", {"issue": issue})
    return str(made["issue"]["id"])


def read(redmine: Redmine, who: Account, number: str) -> dict[str, Any]:
    path = f"/issues/{number}.json?include=journals,attachments"
    issue: dict[str, Any] = ask_redmine(redmine, who, "GET", path)["issue"]
    return issue


def write(redmine: Redmine, who: Account, number: str, **changes: object) -> None:
    ask_redmine(redmine, who, "PUT", f"/issues/{number}.json", {"issue": changes})


def test_an_issue_is_found_by_its_reference_and_keeps_its_file(redmine: Redmine) -> None:
    number, alice = redmine_issue(redmine, "found"), redmine.people.alice
    path = f"/issues.json?cf_{redmine.reference_field}=found&status_id=*"
    [found] = ask_redmine(redmine, alice, "GET", path)["issues"]
    assert str(found["id"]) == number
    [file] = read(redmine, alice, number)["attachments"]
    assert (file["filename"], file["filesize"]) == ("a.txt", 5)


def test_an_issue_is_the_business_of_its_author(redmine: Redmine) -> None:
    number = redmine_issue(redmine, "business")
    with pytest.raises(urllib.error.HTTPError, match="403"):
        read(redmine, redmine.people.bob, number)


def test_the_author_opens_a_resolved_issue_again_and_rates_it(redmine: Redmine) -> None:
    number, alice, agent = (
        redmine_issue(redmine, "again"),
        redmine.people.alice,
        redmine.people.agent,
    )
    write(redmine, agent, number, notes="Lazy", private_notes=True)
    write(redmine, agent, number, notes="Done", status_id=redmine.statuses["Resolved"])
    notes = [journal["notes"] for journal in read(redmine, alice, number)["journals"]]
    assert notes == ["Done"]
    rating = [{"id": redmine.rating_field, "value": "4"}]
    again = redmine.statuses["Feedback"]
    write(redmine, alice, number, notes="Not so", status_id=again, custom_fields=rating)
    issue = read(redmine, agent, number)
    assert issue["status"]["id"] == again
    assert {"id": redmine.rating_field, "name": "Rating", "value": "4"} in issue["custom_fields"]
