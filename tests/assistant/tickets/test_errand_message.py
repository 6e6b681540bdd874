"""What waits as a reply, a reopening or a rating is opened again as what it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.desks.desk import Helped, Rating
from assistant.desks.errand import open_errand
from assistant.desks.letter import File, open_letter
from assistant.outbox import Composed
from assistant.person import Person, Sender
from assistant.printable import printable
from assistant.reference import new_reference
from assistant.sent import What
from assistant.tickets.errand_message import compose_errand

ANNA = Sender(
    person=Person(login="anna", full_name="Anna Visser", computer_name="LT-1"),
    mail_domain="example.org",
    desk_name="IT",
)


def errand(
    what: What = What.REPLY,
    words: str = "",
    files: tuple[File, ...] = (),
    rating: Rating | None = None,
) -> Composed:
    return compose_errand(
        what,
        "204",
        "Printer",
        reference=new_reference(),
        sender=ANNA,
        written_at=1_800_000_000.0,
        words=words,
        files=files,
        rating=rating,
    )


@given(st.text(max_size=300), st.lists(st.binary(max_size=300), max_size=3))
def test_words_and_files_come_back_as_they_went_in(words: str, contents: list[bytes]) -> None:
    files = tuple(
        File(name=f"{number}.bin", type="application/octet-stream", content=content)
        for number, content in enumerate(contents)
    )
    opened = open_errand(errand(words=words, files=files))
    wanted = printable(words.replace("\r\n", "\n").replace("\r", "\n"))
    assert opened.words.split() == wanted.split()
    assert opened.files == files
    assert (opened.number, opened.what, opened.rating) == ("204", What.REPLY, None)


@pytest.mark.parametrize(
    "rating", [Rating(helped=Helped.PARTLY, minutes=20), Rating(helped=Helped.NO)]
)
def test_a_rating_comes_back_with_the_minutes_it_had(rating: Rating) -> None:
    opened = open_errand(errand(What.RATING, rating=rating))
    assert (opened.what, opened.rating) == (What.RATING, rating)


@pytest.mark.parametrize("minutes", ["", "²", "-5", "many"])
def test_minutes_that_are_no_number_are_none(minutes: str) -> None:
    made = errand(What.RATING, rating=Rating(helped=Helped.YES, minutes=7))
    changed = made.message.replace(b"X-Balie-Minutes: 7", f"X-Balie-Minutes: {minutes}".encode())
    parcel = Composed(
        reference=made.reference, subject="", message=changed, created_at=0.0, what=What.RATING
    )
    assert open_errand(parcel).rating == Rating(helped=Helped.YES)


def test_it_says_who_wrote_it_and_carries_its_reference() -> None:
    made = errand(words="Still broken")
    letter = open_letter(made.message)
    assert (letter.subject, letter.sender) == ("Printer", "anna@example.org")
    assert letter.headers == {"X-Balie-Reference": made.reference}


def test_bytes_that_are_no_message_of_balie_open_as_an_empty_one() -> None:
    letter = open_letter(b"")
    assert (letter.subject, letter.sender, letter.words, letter.files) == ("", "", "", ())
