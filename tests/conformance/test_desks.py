"""What every kind of service desk must hold to, tried against the real server of each."""

from __future__ import annotations

import threading
from unittest.mock import ANY

import pytest

from assistant.delivery import run, settle
from assistant.desks.desk import (
    DeskTrouble,
    Entry,
    Errand,
    Helped,
    Progress,
    Rating,
    SignInNeeded,
    Ticket,
)
from assistant.desks.letter import File
from assistant.outbox import Parcel
from assistant.sent import What
from tests.conformance.bench import Bench, desk_of, errand, only_where

FACTS = File(name="diagnostics.json", type="application/json", content=b'{"a": "\xc3\xa9"}\n')
PAGE = File(name="diagnostics.html", type="text/html", content="<p>é €</p>\n".encode())
PICTURE = File(name="écran 🖨.png", type="image/png", content=bytes(range(256)) * 400)
MAP = File(name="map.png", type="image/png", content=PICTURE.content)
LATIN = File(name="old.txt", type="text/plain", content=b"caf\xe9\r\n")


def arrived(sent: Parcel, bench: Bench) -> str:
    """The number of what was sent, once the desk shows it."""
    only_where(desk_of(bench).abilities.shows_replies)
    receipt = settle(sent, desk_of(bench))
    bench.settled()
    assert receipt.number is not None
    return receipt.number


def reported(bench: Bench, words: str = "The printer wants paper.") -> str:
    """The number of a new report of Alice."""
    return arrived(bench.parcel(words), bench)


def said_to(bench: Bench, parcel: Parcel) -> None:
    """Do it twice: the second time it is found."""
    run(parcel, desk_of(bench))
    bench.settled()
    run(parcel, desk_of(bench))


def read(bench: Bench, number: str) -> Ticket:
    return desk_of(bench).ticket(number, None)


def test_a_report_arrives_as_it_was_written(bench: Bench) -> None:
    sent = bench.parcel("The printer\nwants paper – ö 🖨.", (FACTS, PAGE, PICTURE, LATIN))
    assert desk_of(bench).find(sent.reference) == ()
    receipt = settle(sent, desk_of(bench))
    bench.settled()
    assert desk_of(bench).find(sent.reference) == (receipt,)
    [seen] = bench.received(sent.reference)
    assert seen.subject == "No paper"
    assert seen.words.split() == ["The", "printer", "wants", "paper", "–", "ö", "🖨."]
    assert seen.files == {file.name: file.content for file in (FACTS, PAGE, PICTURE, LATIN)}


def test_what_has_arrived_is_not_sent_again(bench: Bench) -> None:
    sent = bench.parcel("Once", (FACTS,))
    desk_of(bench).create(sent)  # and then the computer went off
    bench.settled()
    assert settle(sent, desk_of(bench)) == settle(sent, desk_of(bench))
    [seen] = bench.received(sent.reference)
    assert seen.files == {FACTS.name: FACTS.content}


def test_files_that_did_not_arrive_are_added(bench: Bench) -> None:
    able = desk_of(bench).abilities
    only_where(able.shows_replies and not able.final)
    whole = bench.parcel("With files", (FACTS, PICTURE))
    bare = bench.parcel("With files")
    half = Parcel(
        reference=whole.reference, subject=bare.subject, message=bare.message, created_at=1.0
    )
    desk_of(bench).create(half)
    receipt = settle(whole, desk_of(bench))
    settle(whole, desk_of(bench))
    notes = [note for entry in read(bench, receipt.number or "").entries for note in entry.files]
    assert sorted(note.name for note in notes) == [FACTS.name, PICTURE.name]
    assert {note.size for note in notes} in ({len(FACTS.content), len(PICTURE.content)}, {0})


def test_two_computers_at_once_make_one_report(bench: Bench) -> None:
    sent = bench.parcel("Twice at once", (FACTS,))
    both = threading.Barrier(2)

    def deliver() -> None:
        desk = desk_of(bench)
        desk.find(sent.reference)
        both.wait()
        desk.create(sent)

    threads = [threading.Thread(target=deliver) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    bench.settled()
    assert settle(sent, desk_of(bench)) == settle(sent, desk_of(bench))
    first, *doubles = bench.received(sent.reference)
    # What cannot be merged is the same to the last byte, so that whoever sorts it sees a double.
    assert doubles == ([first] if desk_of(bench).abilities.final else [])
    own = [head for head in desk_of(bench).tickets() if head.reference == sent.reference]
    shown = [head for head in own if head.progress is not Progress.CLOSED]
    assert len(shown) == (1 if desk_of(bench).abilities.shows_replies else 0)


def test_a_conversation_shows_what_is_public_and_who_said_it(bench: Bench) -> None:
    number = reported(bench)
    bench.note(number, "She never has paper")
    bench.answer(number, "Fetch some", (MAP,))
    first, answer = said(read(bench, number))
    assert (first.words, first.mine) == ("The printer wants paper.", True)
    assert (answer.words, answer.mine) == ("Fetch some", False)
    assert "agent" in answer.author.lower()
    [note] = answer.files
    assert note.name == MAP.name
    # Mail tells sizes as they are encoded, and some desks do not tell them.
    assert note.size == 0 or abs(note.size - len(MAP.content)) <= 2
    assert desk_of(bench).file(number, note.id) == MAP.content


def said(ticket: Ticket) -> tuple[Entry, ...]:
    return tuple(entry for entry in ticket.entries if entry.words)


def test_a_reply_arrives_once_with_its_files(bench: Bench) -> None:
    number = reported(bench)
    reply = errand(number, What.REPLY, "It has paper\nnow – ö", files=(FACTS,))
    said_to(bench, reply)
    _, answer = said(read(bench, number))
    assert answer.words.split() == ["It", "has", "paper", "now", "–", "ö"]
    assert (answer.mine, answer.errand) == (True, reply.reference)
    assert [note.name for note in answer.files] == [FACTS.name]


def test_what_is_solved_is_reopened(bench: Bench) -> None:
    only_where(desk_of(bench).abilities.solves)
    number = reported(bench)
    assert read(bench, number).progress is Progress.NEW
    bench.solve(number)
    assert read(bench, number).progress is Progress.SOLVED
    run(errand(number, What.REOPENING, "It is not"), desk_of(bench))
    assert read(bench, number).progress is Progress.WORKED_ON


def test_what_is_solved_is_rated(bench: Bench) -> None:
    only_where(desk_of(bench).abilities.rates)
    number, desk = reported(bench), desk_of(bench)
    bench.solve(number)
    rating = errand(number, What.RATING, rating=Rating(helped=Helped.PARTLY))
    assert not desk.done(opened(rating))
    run(rating, desk)
    assert desk.done(opened(rating))
    assert read(bench, number).progress is Progress.SOLVED


def opened(parcel: Parcel) -> Errand:
    from assistant.desks.errand import open_errand

    return open_errand(parcel)


def test_everybody_sees_the_own_requests_only(bench: Bench) -> None:
    sent = bench.parcel("Mine")
    number = arrived(sent, bench)
    [head] = [head for head in desk_of(bench).tickets() if head.number == number]
    assert (head.subject, head.reference) == ("No paper", sent.reference)
    assert number not in {head.number for head in desk_of(bench, "bob").tickets()}
    with pytest.raises(DeskTrouble):
        desk_of(bench, "bob").ticket(number, None)


def test_a_change_shows_in_the_list(bench: Bench) -> None:
    number = reported(bench)
    before = next(head for head in desk_of(bench).tickets() if head.number == number)
    if desk_of(bench).abilities.solves:
        bench.solve(number)
    else:
        bench.answer(number, "It is on its way")
    after = next(head for head in desk_of(bench).tickets() if head.number == number)
    assert before != after


@pytest.mark.parametrize("secret", ["", "wrong", "1-2-3", "é"])
def test_whoever_is_not_known_is_asked_to_sign_in(bench: Bench, secret: str) -> None:
    only_where(desk_of(bench).sign_in is not None)
    stranger = desk_of(bench, secret=secret)
    with pytest.raises(SignInNeeded):
        settle(bench.parcel("Who am I"), stranger)
    with pytest.raises(SignInNeeded):
        stranger.tickets()


def test_a_number_that_is_none_of_the_persons_is_said_so(bench: Bench) -> None:
    only_where(desk_of(bench).abilities.shows_replies)
    for number in ("999999", "../1", "1 OR 1=1", ""):
        with pytest.raises(DeskTrouble):
            desk_of(bench).ticket(number, None)


@pytest.mark.parametrize(
    "words",
    ["שלום עולם", "a\x00b", "\r\nBcc: x@y.example\r\n", "'; DROP TABLE tickets; --", "<script>"],
)
def test_words_of_any_kind_arrive(bench: Bench, words: str) -> None:
    sent = bench.parcel(words, subject=" ".join(words.split())[:60] or "x")
    settle(sent, desk_of(bench))
    [seen] = bench.received(sent.reference)
    assert [w.strip("\ufffd\x00") for w in seen.words.split()] != []


def test_a_very_long_text_arrives_whole(bench: Bench) -> None:
    words = "pa🖨er " * 14_000
    sent = bench.parcel(words)
    settle(sent, desk_of(bench))
    [seen] = bench.received(sent.reference)
    assert seen.words.split() == words.split()


def test_large_files_hold_nothing_up(bench: Bench) -> None:
    large = File(name="video.bin", type="application/octet-stream", content=bytes(4_500_000))
    more = File(name="log.txt", type="text/plain", content=b"a line of a log\n" * 100_000)
    number = arrived(bench.parcel("Large", (large, more)), bench)
    ticket = read(bench, number)
    assert desk_of(bench).ticket(number, ticket) == ticket
    [first] = ticket.entries
    assert first.words.strip() == "Large"
    # A mail server knows how large a file is in the mail, and not how many line ends that has.
    assert {note.name: note.size or ANY for note in first.files} == {
        file.name: pytest.approx(len(file.content), rel=1e-4) for file in (large, more)
    }


def test_odd_names_arrive_and_an_empty_file_holds_nothing_up(bench: Bench) -> None:
    files = (
        File(name="empty.log", type="text/plain", content=b""),
        File(name='a "quoted"; name.txt', type="text/plain", content=b"1"),
        File(name="שלום.txt", type="text/plain", content=b"22"),
    )
    sent = bench.parcel("Odd", files)
    settle(sent, desk_of(bench))
    settle(sent, desk_of(bench))
    [seen] = bench.received(sent.reference)
    assert sorted(content for content in seen.files.values() if content) == [b"1", b"22"]


def test_what_is_down_for_many_is_told_and_who_is_affected_says_so_once(bench: Bench) -> None:
    desk = desk_of(bench)
    only_where(desk.abilities.tells_outages)
    number = bench.outage("Mail is down / Mail ligt plat")
    [down] = [head for head in desk.outages() if head.number == number]
    assert (down.subject, down.is_over) == ("Mail is down / Mail ligt plat", False)
    assert number not in {head.number for head in desk.tickets()}
    too = errand(number, What.REPLY, "This affects me too.")
    run(too, desk)
    run(too, desk)
    run(errand(number, What.REPLY, "Me too"), desk_of(bench, "bob"))
    alice, bob = bench.affected(number)
    assert "This affects me too." in alice
    assert "Me too" in bob
    bench.solve(number)
    assert [head.is_over for head in desk.outages() if head.number == number] == [True]


def test_a_long_conversation_is_read_whole(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.desks.rt._MOST", 5)
    number = reported(bench)
    answers = [f"Answer {count}" for count in range(8)]
    for answer in answers:
        bench.answer(number, answer)
    _, *later = said(read(bench, number))
    assert [entry.words for entry in later] == answers
