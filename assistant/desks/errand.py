"""A reply, a reopening or a rating, opened again from the message as which it waits in the outbox.

It is a message like a report, so that it is shown, kept and recorded in the same way; what is not
words stands in headers of its own.
"""

from __future__ import annotations

from assistant.desks.desk import Errand, Helped, Rating
from assistant.desks.letter import open_letter
from assistant.outbox import Parcel

HELPED = "X-Balie-Helped"
MINUTES = "X-Balie-Minutes"


def open_errand(parcel: Parcel) -> Errand:
    """What is to be done; the parcel has the number of a request."""
    letter = open_letter(parcel.message)
    return Errand(
        reference=parcel.reference,
        number=parcel.number or "",
        what=parcel.what,
        created_at=parcel.created_at,
        words=letter.words.strip(),
        files=letter.files,
        rating=_rating(letter.headers),
    )


def _rating(headers: dict[str, str]) -> Rating | None:
    helped, minutes = headers.get(HELPED), headers.get(MINUTES)
    if helped not in set(Helped):
        return None
    known = minutes is not None and minutes.isascii() and minutes.isdecimal()
    return Rating(helped=Helped(helped), minutes=int(minutes) if minutes and known else None)
