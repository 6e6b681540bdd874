"""Makes the message as which a reply, a reopening or a rating waits, is recorded, and leaves.

It has the form of a report, so that the same code shows every byte of it, and the same desk code
opens it again.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.desks.desk import Rating
from assistant.desks.errand import HELPED, MINUTES
from assistant.desks.letter import File
from assistant.outbox import Composed
from assistant.person import Sender
from assistant.printable import printable
from assistant.sent import What
from assistant.tickets.draft import LONGEST_MESSAGE
from assistant.tickets.message import addressed, attach_files, encoding


def compose_errand(  # noqa: PLR0913 - what an errand is made of
    what: What,
    number: str,
    subject: str,
    *,
    reference: str,
    sender: Sender,
    written_at: float,
    words: str = "",
    files: Sequence[File] = (),
    rating: Rating | None = None,
) -> Composed:
    """What is to be done to the request `number`, whose subject is `subject`."""
    message = addressed(sender, subject, reference, written_at)
    if rating is not None:
        message[HELPED] = rating.helped.value
        if rating.minutes is not None:
            message[MINUTES] = str(rating.minutes)
    body = printable(words[:LONGEST_MESSAGE].replace("\r\n", "\n").replace("\r", "\n")) + "\n"
    message.set_content(body, cte=encoding(body.encode()))
    attach_files(message, files)
    if files:
        message.set_boundary(f"={reference}=")
    return Composed(
        reference=reference,
        subject=subject,
        message=message.as_bytes(),
        created_at=written_at,
        what=what,
        number=number,
    )
