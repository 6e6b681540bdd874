"""Makes the mail as which a reply leaves, so that the desk puts it to the request it belongs to."""

from __future__ import annotations

from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from assistant.desks.desk import Errand
from assistant.desks.mail.conversations import Conversation

_POLICY = SMTP.clone(linesep="\r\n", cte_type="8bit", max_line_length=78)
# Enough for mail programs to thread by (RFC 5322, 3.6.4): the first and the last ones.
_MOST_ANSWERED = 10


def answer(errand: Errand, conversation: Conversation, to: str) -> bytes:
    """From the person of the conversation to the desk."""
    first, last = conversation.first, conversation.notes[-1]
    mail = EmailMessage(policy=_POLICY)
    mail["From"] = Address(first.author if "@" not in first.author else "", addr_spec=first.address)
    mail["To"] = to
    mail["Subject"] = _subject(conversation)
    mail["Date"] = format_datetime(datetime.fromtimestamp(errand.created_at, UTC))
    mail["Message-ID"] = f"<{errand.reference}@{first.address.rpartition('@')[2]}>"
    mail["In-Reply-To"] = f"<{last.id}>"
    ids = list(dict.fromkeys([first.id, *(n.id for n in conversation.notes[-_MOST_ANSWERED:])]))
    mail["References"] = " ".join(f"<{one}>" for one in ids)
    mail["X-Balie-Reference"] = errand.reference
    mail.set_content(errand.words + "\n", cte="quoted-printable")
    for file in errand.files:
        maintype, _, subtype = file.type.partition("/")
        mail.add_attachment(
            file.content, maintype=maintype, subtype=subtype, filename=file.name, cte="base64"
        )
    return mail.as_bytes()


def _subject(conversation: Conversation) -> str:
    """That of the answer that tells the desk's number, for desks that go by it."""
    told = [n.subject for n in conversation.notes if n.number == conversation.number]
    subject = told[0] if told else conversation.first.subject
    return subject if subject.lower().startswith("re:") else f"Re: {subject}"
