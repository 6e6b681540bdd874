"""Makes the message that leaves this computer: RFC 5322, readable as it stands.

Attachments are 8-bit text, not base64, so that what the person is shown before sending is every
byte of it and can be read. The same draft and examination always give the same bytes. Names and
secrets are taken out of the diagnostics before these become bytes; the person's own words stay.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

import msgspec

from assistant.desks.letter import File
from assistant.examination_document import Diagnostics, Found, Say, describe
from assistant.language import Language
from assistant.outbox import Composed
from assistant.person import Person, Sender
from assistant.printable import printable
from assistant.redaction import Redactor, known_identities
from assistant.tickets.cleaning import cleaned
from assistant.tickets.draft import LONGEST_CONTACT, LONGEST_MESSAGE, Draft, Impact, Reach
from assistant.tickets.page import page
from assistant.tickets.page_findings import not_fine
from assistant.tickets.parts import FIXES, Known, Part, going, key
from assistant.tickets.topics import likely_topics
from diagnostics.runner import Examination
from diagnostics.text import Text, text

# One line feed a line end, as local mail delivery writes it; bodies and attachments in UTF-8.
_POLICY = SMTP.clone(linesep="\n", cte_type="8bit", max_line_length=78)

# RFC 5322 recommends lines of 78 characters; a subject longer than this is cut in every mail list.
_LONGEST_SUBJECT = 70
_LONGEST_LINE = 998
# What an agent reads at a glance.
_MOST_TOLD = 5

IMPACTS: dict[Impact, Text] = {
    Impact.A_LITTLE: text("A little"),
    Impact.ONE_TASK: text("I can’t do one task"),
    Impact.CANNOT_WORK: text("I can’t work"),
}
REACHES: dict[Reach, Text] = {
    Reach.IN_WRITING: text("Here, in writing"),
    Reach.CALL: text("Call me"),
    Reach.COME_BY: text("Come by"),
}
# The words that mail programs sort by (RFC 2156, "Importance").
_IMPORTANCE = {Impact.A_LITTLE: "low", Impact.ONE_TASK: "normal", Impact.CANNOT_WORK: "high"}


def compose(
    draft: Draft,
    parts: Sequence[Part],
    known: Known,
    sender: Sender,
    language: Language,
    files: Sequence[File] = (),
) -> Composed:
    """The report as it will be sent; `parts` says what of the diagnostics goes along."""
    subject = subject_of(draft.message)
    message = addressed(sender, subject, draft.reference, draft.changed_at)
    message["Importance"] = _IMPORTANCE[draft.impact]
    redactor = _redactor(known.examination, sender)
    attached = _diagnostics(draft, going(parts), known, redactor, language.say)
    likely = likely_topics(draft.message, language.say)
    wrong = [] if attached is None else not_fine(attached.findings, likely)
    body = _body(draft, wrong, sender.person, language.say)
    message.set_content(body, cte=encoding(body.encode()))
    if attached is not None:
        html = page(attached, subject, likely, len(redactor.replaced), language)
        _attach(message, attached, html)
    attach_files(message, files)
    if message.is_multipart():
        message.set_boundary(f"={draft.reference}=")
    return Composed(
        reference=draft.reference,
        subject=subject,
        message=message.as_bytes(),
        created_at=draft.changed_at,
        replaced=redactor.replaced,
    )


def subject_of(words: str) -> str:
    """The first line of what the person typed, on one line, without control characters."""
    clean = "".join(c if c.isprintable() else " " for c in words.strip().split("\n")[0])
    clean = " ".join(clean.split())
    return clean if len(clean) <= _LONGEST_SUBJECT else clean[: _LONGEST_SUBJECT - 1].rstrip() + "…"


def addressed(sender: Sender, subject: str, reference: str, written_at: float) -> EmailMessage:
    """An empty message from the person to the desk; `written_at` in seconds since the epoch."""
    message = EmailMessage(policy=_POLICY)
    domain = sender.mail_domain or "balie.invalid"
    person = sender.person
    message["From"] = Address(person.full_name or person.login, person.login or "unknown", domain)
    message["To"] = Address(sender.desk_name, "support", domain)
    message["Subject"] = subject
    message["Date"] = format_datetime(datetime.fromtimestamp(written_at, UTC))
    message["Message-ID"] = f"<{reference}@{domain}>"
    message["X-Balie-Reference"] = reference
    return message


def _body(draft: Draft, wrong: Sequence[Found], person: Person, say: Say) -> str:
    """The person's own words first, then what an agent asks for next."""
    words = draft.message[:LONGEST_MESSAGE].replace("\r\n", "\n").replace("\r", "\n")
    reach = say(REACHES[draft.reach])
    contact = " ".join(draft.contact[:LONGEST_CONTACT].split())
    answers = (
        (text("How much does it hold you up?"), say(IMPACTS[draft.impact])),
        (text("How should we reach you?"), f"{reach}: {contact}" if contact else reach),
        (text("Name:"), person.full_name or person.login),
        (text("Computer:"), person.computer_name),
        (text("Reference:"), draft.reference),
    )
    lines = [f"{say(question)} {answer}" for question, answer in answers]
    body: str = printable("\n".join([words, "", *_told(wrong, say), *lines, ""]))
    return body


def _told(wrong: Sequence[Found], say: Say) -> list[str]:
    """What is not fine, a line each; where it is much, the rest is in the attached page."""
    if not wrong:
        return []
    lines = [f"- {found.title}: {found.sentence}" for found in wrong[:_MOST_TOLD]]
    if len(wrong) > _MOST_TOLD:
        lines.append(say(text("- and {n} more, attached", n=len(wrong) - _MOST_TOLD)))
    return [say(text("What is not fine on this computer:")), *lines, ""]


def _redactor(examination: Examination | None, sender: Sender) -> Redactor:
    """Of everything that was read: also what never leaves says what must be taken out."""
    readings = examination.readings if examination is not None else ()
    return Redactor(known_identities(readings, sender.person, sender.mail_domain))


def _diagnostics(
    draft: Draft, included: frozenset[str], known: Known, redactor: Redactor, say: Say
) -> Diagnostics | None:
    if not included:
        return None
    described = describe(
        known.examination,
        say,
        wanted=lambda result: key(result) in included,
        looked_at=draft.changed_at if known.looked_at is None else known.looked_at,
        reference=draft.reference,
        repairs=known.repairs if FIXES in included else (),
    )
    return cleaned(described, lambda said: redactor.value(printable(said)))


def _attach(message: EmailMessage, attached: Diagnostics, as_html: str) -> None:
    as_json = msgspec.json.format(msgspec.json.encode(attached, order="deterministic"), indent=2)
    for content, subtype, name in (
        (as_html.encode(), "html", "diagnostics.html"),
        (as_json + b"\n", "json", "diagnostics.json"),
    ):
        kind = "text" if subtype == "html" else "application"
        message.add_attachment(
            content,
            maintype=kind,
            subtype=subtype,
            filename=name,
            cte=encoding(content),
            params={"charset": "utf-8"},
        )


def attach_files(message: EmailMessage, files: Sequence[File]) -> None:
    """Each as it is, byte for byte."""
    for file in files:
        kind, _, subtype = file.type.partition("/")
        message.add_attachment(
            file.content, maintype=kind, subtype=subtype, filename=file.name, cte="base64"
        )


def encoding(content: bytes) -> str:
    """8bit, to be read as it stands, unless a line is longer than mail allows (RFC 5322, 2.1.1)."""
    longest = max(map(len, content.split(b"\n")), default=0)
    return "8bit" if longest <= _LONGEST_LINE else "quoted-printable"
