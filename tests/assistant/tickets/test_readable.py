"""A message is shown to the last character, and its files by their size."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.language import Language
from assistant.person import Person, Sender
from assistant.tickets.draft import Draft
from assistant.tickets.files import file_of
from assistant.tickets.message import compose
from assistant.tickets.parts import Known
from assistant.tickets.readable import readable

ANNA = Sender(
    person=Person(login="anna", full_name="Anna Visser", computer_name="LT-1"),
    mail_domain="example.org",
    desk_name="IT",
)


@given(st.text(max_size=200), st.binary(min_size=1, max_size=3000))
def test_words_stay_and_files_are_told_by_their_size(words: str, content: bytes) -> None:
    draft = Draft(reference="0190", message=words)
    bare = compose(draft, (), Known(), ANNA, Language()).message
    assert readable(bare) == bare.decode()
    files = (file_of("a.bin", content),)
    shown = readable(compose(draft, (), Known(), ANNA, Language(), files).message)
    assert f"[{len(content)} bytes]" in shown
    assert 'filename="a.bin"' in shown


def test_what_is_no_text_at_all_is_shown_as_well_as_can_be() -> None:
    assert readable(b"\xff") == "\ufffd"
