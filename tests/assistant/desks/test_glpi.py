"""What GLPI does that no other desk does, against a fake that answers as its source says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.delivery import run, settle
from assistant.desk_settings import GlpiDesk
from assistant.desks.desk import Desk, DeskTrouble, Helped, Login, Progress, Rating, SignInNeeded
from assistant.desks.letter import File
from assistant.desks.registry import open_desk
from assistant.sent import What
from tests.conformance.bench import desk_of, errand
from tests.conformance.glpi_bench import GlpiBench
from tests.fakes.glpi import CLOSED, SOLVED, WAITING, Glpi

PICTURE = File(name='a "large" screen.png', type="image/png", content=b"1\r\n2")


@pytest.fixture
def bench(glpi: Glpi) -> GlpiBench:
    return GlpiBench(glpi)


@pytest.fixture
def guarded() -> Iterator[Glpi]:
    """One that wants to know which program asks."""
    fake = Glpi(app_token="balie-at-work")
    with fake.server.open():
        yield fake


@pytest.fixture
def old() -> Iterator[Glpi]:
    """One before version 10.0.1."""
    fake = Glpi(old=True)
    with fake.server.open():
        yield fake


def alice(fake: Glpi, app_token: str | None = None) -> Desk:
    told = GlpiDesk(address=fake.address, app_token=app_token)
    return open_desk(told, lambda: Login(name="", secret=fake.token("alice")))


def reported(bench: GlpiBench, *files: File) -> str:
    return settle(bench.parcel("No paper", files), desk_of(bench)).number or ""


def test_every_session_is_closed_whatever_happens(bench: GlpiBench, glpi: Glpi) -> None:
    number = reported(bench, PICTURE)
    desk_of(bench).ticket(number, None)
    desk_of(bench).tickets()
    with pytest.raises(DeskTrouble):
        desk_of(bench).ticket("999", None)
    with pytest.raises(SignInNeeded):
        desk_of(bench, secret="wrong").tickets()
    assert glpi.sessions == {}


def test_the_own_token_opens_the_session_and_goes_nowhere_else(
    bench: GlpiBench, glpi: Glpi
) -> None:
    reported(bench)
    for asked in glpi.server.asked:
        assert ("authorization" in asked.headers) == asked.path.endswith("/initSession")


def test_a_program_that_glpi_does_not_know_is_not_asked_to_sign_in(guarded: Glpi) -> None:
    alice(guarded, "balie-at-work").tickets()
    for token in (None, "another"):
        with pytest.raises(DeskTrouble) as raised:
            alice(guarded, token).tickets()
        assert not isinstance(raised.value, SignInNeeded)
        assert not raised.value.trouble.again


def test_an_old_glpi_says_the_same_words(old: Glpi) -> None:
    desk = alice(old)
    number = settle(GlpiBench(old).parcel("a < b & <b>c</b>\nd"), desk).number or ""
    GlpiBench(old).answer(number, "1 &lt; 2")
    assert [entry.words for entry in desk.ticket(number, None).entries] == [
        "a < b & <b>c</b>\nd",
        "1 < 2",
    ]


def test_an_old_glpi_reopens_what_is_not_solved(old: Glpi) -> None:
    desk = alice(old)
    number = settle(GlpiBench(old).parcel("No paper"), desk).number or ""
    GlpiBench(old).solve(number)
    run(errand(number, What.REOPENING, "It is not"), desk)
    assert desk.ticket(number, None).progress is Progress.WORKED_ON


def test_a_file_is_lacking_by_what_it_holds(bench: GlpiBench, glpi: Glpi) -> None:
    sent = bench.parcel("Look", (PICTURE,))
    settle(sent, desk_of(bench))
    glpi.items["Document"][-1]["filename"] = "renamed.png"
    settle(sent, desk_of(bench))
    assert len(glpi.items["Document"]) == 1


def test_what_was_solved_before_its_files_came_stays_so(bench: GlpiBench) -> None:
    sent, desk = bench.parcel("Look", (PICTURE,)), desk_of(bench)
    number = desk.create(sent).number or ""
    bench.solve(number)
    settle(sent, desk)
    ticket = desk.ticket(number, None)
    assert (ticket.progress, len(ticket.entries[0].files)) == (Progress.SOLVED, 1)


def test_a_reply_whose_file_did_not_arrive_gets_it(bench: GlpiBench, glpi: Glpi) -> None:
    number = reported(bench)
    reply = errand(number, What.REPLY, "Look", files=(PICTURE,))
    run(reply, desk_of(bench))
    glpi.items["Document"].clear()
    run(reply, desk_of(bench))
    glpi.items["Document"].append(glpi.items["Document"][-1] | {"id": 7})  # it came twice
    for document in glpi.items["Document"]:
        document["assocdate"] = "2040-01-01 10:00:00"
    *_, entry = desk_of(bench).ticket(number, None).entries
    assert (entry.words, [note.name for note in entry.files]) == ("Look", [PICTURE.name])
    assert len(glpi.items["ITILFollowup"]) == 1


def test_a_reply_that_came_twice_has_its_file_where_it_is_shown(
    bench: GlpiBench, glpi: Glpi
) -> None:
    number = reported(bench, PICTURE)
    reply = errand(number, What.REPLY, "Look again", files=(PICTURE,))
    run(reply, desk_of(bench))
    glpi.items["ITILFollowup"].append(glpi.items["ITILFollowup"][-1] | {"id": 7})
    report, first, second = desk_of(bench).ticket(number, None).entries
    assert [len(entry.files) for entry in (report, first, second)] == [1, 1, 0]


def test_a_file_that_came_by_itself_is_shown_by_itself(bench: GlpiBench, glpi: Glpi) -> None:
    number = reported(bench, PICTURE)
    glpi.items["Document"][-1] |= {"users_id": 2, "comment": None}
    _, entry = desk_of(bench).ticket(number, None).entries
    assert (entry.words, entry.mine, len(entry.files)) == ("", False, 1)


def test_a_profile_that_may_not_read_documents_is_told_so(bench: GlpiBench, glpi: Glpi) -> None:
    number = reported(bench, PICTURE)
    glpi.may_read_documents = False
    [entry] = desk_of(bench).ticket(number, None).entries
    with pytest.raises(DeskTrouble) as raised:
        desk_of(bench).file(number, entry.files[0].id)
    assert not raised.value.trouble.again


def test_a_kind_of_file_that_glpi_does_not_take_is_told(bench: GlpiBench) -> None:
    program = File(name="setup.exe", type="application/octet-stream", content=b"MZ")
    with pytest.raises(DeskTrouble) as raised:
        reported(bench, program)
    assert not raised.value.trouble.again


def test_a_reply_reopens_and_a_rating_does_not(bench: GlpiBench, glpi: Glpi) -> None:
    number = reported(bench)
    bench.solve(number)
    rating = errand(number, What.RATING, rating=Rating(helped=Helped.YES))
    run(rating, desk_of(bench))
    solved = desk_of(bench).ticket(number, None)
    assert (solved.progress, solved.owner) == (Progress.SOLVED, "Agent Ann")
    assert {entry.words for entry in solved.entries[1:]} == {"Solved.", "Rating: 5 of 5."}
    for status in (SOLVED, WAITING, CLOSED):
        glpi.items["Ticket"][-1]["status"] = status
        run(errand(number, What.REPLY, "It is not"), desk_of(bench))
        assert desk_of(bench).ticket(number, None).progress is Progress.WORKED_ON


def test_a_double_goes_into_the_bin(bench: GlpiBench, glpi: Glpi) -> None:
    sent, desk = bench.parcel("Twice"), desk_of(bench)
    first, second = desk.create(sent), desk.create(sent)
    assert desk.find(sent.reference) == (first, second)
    desk.merge(first, [second])
    assert [ticket["is_deleted"] for ticket in glpi.items["Ticket"]] == [0, 1]
    assert desk.find(sent.reference) == (first,)


def test_a_double_that_somebody_took_is_told_that_it_is_one(bench: GlpiBench, glpi: Glpi) -> None:
    sent, desk = bench.parcel("Twice"), desk_of(bench)
    first, second = desk.create(sent), desk.create(sent)
    bench.note(second.number or "", "I will see")
    desk.merge(first, [second])
    desk.merge(first, [second])
    assert [ticket["is_deleted"] for ticket in glpi.items["Ticket"]] == [0, 0]
    words = f"This is the same as #{first.number}. Nothing needs to be done here."
    assert [words in f["content"] for f in glpi.items["ITILFollowup"]] == [False, True]


def test_what_several_computers_binned_at_once_stays_in_the_bin(
    bench: GlpiBench, glpi: Glpi
) -> None:
    sent, desk = bench.parcel("Twice"), desk_of(bench)
    first, second = desk.create(sent), desk.create(sent)
    glpi.items["Ticket"][-1] |= {"is_deleted": 1, "touched": True}
    desk.merge(first, [second])
    assert glpi.items["ITILFollowup"] == []


def test_a_private_reply_stays_out_even_for_those_who_may_read_it(
    bench: GlpiBench, glpi: Glpi
) -> None:
    settle(bench.parcel("My own printer"), desk_of(bench, "agent"))
    number = str(glpi.items["Ticket"][-1]["id"])
    bench.note(number, "She never has paper")
    assert len(desk_of(bench, "agent").ticket(number, None).entries) == 1


def test_a_long_conversation_is_read_whole(bench: GlpiBench, glpi: Glpi) -> None:
    number = reported(bench)
    bench.answer(number, "Hello")
    glpi.items["ITILFollowup"] *= 60
    assert len(desk_of(bench).ticket(number, None).entries) == 61


def test_all_requests_of_a_person_are_listed(glpi: Glpi, bench: GlpiBench) -> None:
    settle(bench.parcel("Mine"), desk_of(bench))
    for at in range(60):
        desk_of(bench, "agent").create(bench.parcel("No paper", subject=f"No paper {at}"))
    assert len(desk_of(bench, "agent").tickets()) == 60
