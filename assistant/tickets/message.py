"""Makes the message that leaves this computer: RFC 5322, readable as it stands.

Attachments are 8-bit text, not base64, so that what the person is shown before sending is every
byte of it and can be read. The same draft and examination always give the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from unicodedata import category

import msgspec

from assistant.examination_document import document
from assistant.outbox import Parcel
from assistant.person import Person
from assistant.tickets.draft import LONGEST_CONTACT, LONGEST_MESSAGE, Draft, Impact, Reach
from assistant.tickets.page import page
from assistant.tickets.parts import FIXES, Part
from diagnostics.model import Topic
from diagnostics.repair import Repair
from diagnostics.runner import Examination
from diagnostics.text import Text, text

Say = Callable[[Text], str]

# One line feed a line end, as local mail delivery writes it; bodies and attachments in UTF-8.
_POLICY = SMTP.clone(linesep="\n", cte_type="8bit", max_line_length=78)

# RFC 5322 recommends lines of 78 characters; a subject longer than this is cut in every mail list.
_LONGEST_SUBJECT = 70
_LONGEST_LINE = 998

# Embeddings, overrides and isolates of the Unicode bidirectional algorithm (UAX 9).
_TURNS_ROUND = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

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


class Sender(msgspec.Struct, frozen=True, kw_only=True):
    """Who writes to whom: the person, and the names that the organisation's file gives."""

    person: Person
    mail_domain: str
    desk_name: str


def compose(
    draft: Draft,
    parts: Sequence[Part],
    examination: Examination | None,
    repairs: Sequence[Repair],
    sender: Sender,
    say: Say,
) -> Parcel:
    """The report as it will be sent; `parts` says what of the diagnostics goes along."""
    message = EmailMessage(policy=_POLICY)
    subject = subject_of(draft.message)
    _address(message, draft, sender, subject)
    body = _body(draft, sender.person, say)
    message.set_content(body, cte=_encoding(body.encode()))
    included = {part.id for part in parts if part.included}
    attached = _document(draft, examination, repairs, included, say)
    if attached is not None:
        _attach(message, attached, subject, say)
        message.set_boundary(f"={draft.reference}=")
    return Parcel(
        reference=draft.reference,
        subject=subject,
        message=message.as_bytes(),
        created_at=draft.changed_at,
    )


def subject_of(words: str) -> str:
    """The first line of what the person typed, on one line, without control characters."""
    clean = "".join(c if c.isprintable() else " " for c in words.strip().split("\n")[0])
    clean = " ".join(clean.split())
    return clean if len(clean) <= _LONGEST_SUBJECT else clean[: _LONGEST_SUBJECT - 1].rstrip() + "…"


def _address(message: EmailMessage, draft: Draft, sender: Sender, subject: str) -> None:
    domain = sender.mail_domain or "balie.invalid"
    person = sender.person
    message["From"] = Address(person.full_name or person.login, person.login or "unknown", domain)
    message["To"] = Address(sender.desk_name, "support", domain)
    message["Subject"] = subject
    message["Date"] = format_datetime(datetime.fromtimestamp(draft.changed_at, UTC))
    message["Message-ID"] = f"<{draft.reference}@{domain}>"
    message["Importance"] = _IMPORTANCE[draft.impact]
    message["X-Balie-Reference"] = draft.reference


def _body(draft: Draft, person: Person, say: Say) -> str:
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
    return _printable("\n".join([words, "", *lines, ""]))


def _printable(words: str) -> str:
    """Without control characters, which some help desks refuse and terminals obey.

    Spaces that must not break stay (in French they stand before every “!” and “?”), and so do the
    joints of emoji. What turns the direction of text round goes: it makes words read as others.
    """
    return "".join(c for c in words if c in "\n\t" or _is_sound(c))


def _is_sound(character: str) -> bool:
    is_text = category(character) not in {"Cc", "Cn", "Cs", "Zl", "Zp"}
    return is_text and character not in _TURNS_ROUND


def _document(
    draft: Draft,
    examination: Examination | None,
    repairs: Sequence[Repair],
    included: set[str],
    say: Say,
) -> dict[str, object] | None:
    topics = {topic for topic in Topic if topic.value in included}
    with_fixes = FIXES in included
    if not topics and not with_fixes:
        return None
    parts: dict[str, object] = {"reference": draft.reference}
    if examination is not None:
        parts |= document(examination, say, topics)
    if with_fixes:
        parts["fixes"] = [_repair(r, say) for r in repairs]
    return parts


def _repair(repair: Repair, say: Say) -> dict[str, object]:
    return {
        "id": repair.fix,
        "effect": repair.effect.value,
        "summary": say(repair.outcome.summary),
        "steps": [f"{say(s.title)}: {say(s.detail)}" for s in repair.outcome.steps],
        "before": [say(finding.sentence) for finding in repair.before],
        "after": [say(finding.sentence) for finding in repair.after],
        "seconds": repair.seconds,
    }


def _attach(message: EmailMessage, attached: dict[str, object], subject: str, say: Say) -> None:
    as_json = msgspec.json.format(msgspec.json.encode(attached, order="deterministic"), indent=2)
    as_html = page(attached, subject, say)
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
            cte=_encoding(content),
            params={"charset": "utf-8"},
        )


def _encoding(content: bytes) -> str:
    """8bit, to be read as it stands, unless a line is longer than mail allows (RFC 5322, 2.1.1)."""
    longest = max(map(len, content.split(b"\n")), default=0)
    return "8bit" if longest <= _LONGEST_LINE else "quoted-printable"
