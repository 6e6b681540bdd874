"""Files that are attached: looked at first, kept with the draft, and sent byte for byte."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.desks.letter import File, open_letter
from assistant.errors import Troubled
from assistant.language import Language
from assistant.person import Person, Sender
from assistant.reference import new_reference
from assistant.store import Store, open_store
from assistant.tickets.draft import Draft
from assistant.tickets.files import LARGEST_TOGETHER, MOST_FILES, Files, file_of, read_file
from assistant.tickets.message import compose
from assistant.tickets.parts import Known
from tests.support.photos import PLACE, XMP, in_jpeg, picture

ANNA = Sender(
    person=Person(login="anna", full_name="Anna Visser", computer_name="LT-1"),
    mail_domain="example.org",
    desk_name="IT",
)
REFERENCE = new_reference()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path)


def refused(caught: pytest.ExceptionInfo[Troubled]) -> str:
    return Language().say(caught.value.trouble.meaning)


def test_what_is_attached_is_there_after_a_restart(tmp_path: Path) -> None:
    first = open_store(tmp_path)
    note = Files(first).add(REFERENCE, file_of("photo.jpg", b"\xff\xd8"), None)
    first.close()
    second = open_store(tmp_path)
    assert Files(second).of(REFERENCE) == (note,)
    assert Files(second).contents(REFERENCE) == (
        File(name="photo.jpg", type="image/jpeg", content=b"\xff\xd8"),
    )
    Files(second).remove(note.id)
    assert Files(second).of(REFERENCE) == ()
    second.close()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.text(max_size=80),
    content=st.binary(min_size=1, max_size=500),
    words=st.text(max_size=9),
)
def test_it_leaves_byte_for_byte(store: Store, name: str, content: bytes, words: str) -> None:
    reference, files = new_reference(), Files(store)
    file = file_of(name, content)
    try:
        files.add(reference, file, None)
    except Troubled:
        return  # by its name a program
    draft = Draft(reference=reference, message=words or "x")
    sent = compose(draft, (), Known(), ANNA, Language(), files.contents(reference))
    [arrived] = open_letter(sent.message).files
    assert arrived.content == content
    assert arrived.name.split() == file.name.split()


def test_two_of_one_name_are_told_apart(store: Store) -> None:
    for content in (b"1", b"2", b"3"):
        Files(store).add(REFERENCE, file_of("Log.txt", content), None)
    names = [note.name for note in Files(store).of(REFERENCE)]
    assert names == ["Log.txt", "Log (2).txt", "Log (3).txt"]


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("empty.log", b"", "“empty.log” is empty."),
        ("Setup.EXE", b"MZ", "“Setup.EXE” is a program, which IT’s mail drops."),
        ("big.bin", b"0" * 2001, "“big.bin” is 2 kB, and the service desk takes 2 kB at most."),
    ],
)
def test_what_the_desk_would_not_take_is_said_before(
    store: Store, name: str, content: bytes, why: str
) -> None:
    with pytest.raises(Troubled) as caught:
        Files(store).add(REFERENCE, file_of(name, content), 2000)
    assert refused(caught).replace("\u00a0", " ") == why
    assert Files(store).of(REFERENCE) == ()


def test_all_together_must_fit_into_one_message(store: Store) -> None:
    half = b"0" * (LARGEST_TOGETHER // 2 + 1)
    Files(store).add(REFERENCE, file_of("one.bin", half), None)
    with pytest.raises(Troubled):
        Files(store).add(REFERENCE, file_of("two.bin", half), None)


def test_no_more_than_a_person_would_read(store: Store) -> None:
    for number in range(MOST_FILES):
        Files(store).add(REFERENCE, file_of(f"{number}.txt", b"1"), None)
    with pytest.raises(Troubled):
        Files(store).add(REFERENCE, file_of("more.txt", b"1"), None)


def test_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "café.txt").write_bytes(b"caf\xe9\r\n")
    file = read_file(tmp_path / "café.txt", None)
    assert file == File(name="café.txt", type="text/plain", content=b"caf\xe9\r\n")


@pytest.mark.parametrize("size", [200_000_000, 200_000_000_000])
@pytest.mark.parametrize("largest", [5_000_000, 1_000_000_000, None])
def test_a_huge_file_is_refused_without_being_read(
    tmp_path: Path, size: int, largest: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (tmp_path / "huge.bin").open("wb") as huge:
        huge.truncate(size)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", None)
        with pytest.raises(Troubled) as caught:
            read_file(tmp_path / "huge.bin", largest)
    assert "200" in refused(caught)


def test_what_is_no_file_or_is_gone_is_said_in_words(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe", tmp_path / "gone", Path("nul\0")):
        with pytest.raises(Troubled):
            read_file(path, None)


@pytest.mark.parametrize("name", ["message.eml", "a.unknown", "noext", "x.multipart"])
def test_what_mail_would_open_or_does_not_know_travels_as_bytes(name: str) -> None:
    assert file_of(name, b"x").type.partition("/")[0] not in ("message", "multipart")


def test_an_archive_is_never_opened(store: Store) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../zeros", bytes(10_000_000))
    bomb = made.getvalue()
    for name in ("42.zip", "report.docx", "picture.png"):
        assert Files(store).add(REFERENCE, file_of(name, bomb), None).size == len(bomb) < 20_000
    assert [file.content for file in Files(store).contents(REFERENCE)] == [bomb] * 3


def test_a_photo_goes_without_where_it_was_taken_and_that_is_known_later(store: Store) -> None:
    photo = in_jpeg((0xE1, XMP + PLACE))
    attached = Files(store).add(REFERENCE, file_of("photo.jpg", photo), None)
    assert attached.cleaned
    assert attached.size < len(photo)
    assert Files(store).of(REFERENCE) == (attached,)
    assert Files(store).contents(REFERENCE)[0].content == picture("JPEG")
