"""Asking for a name: a resolver given by the test, and real name servers on this machine."""

from __future__ import annotations

import socket
import threading

import pytest

from diagnostics.facts.network_path import Answer, Whom
from diagnostics.facts.network_path.names import ask_server, ask_system, look_up
from diagnostics.facts.network_path.questions import NO_SUCH_NAME, ROOT, questions_to
from diagnostics.facts.network_path.trip import measure
from tests.support.name_server import NameServer, answered


@pytest.mark.parametrize(
    ("error", "answer"),
    [
        (socket.gaierror(socket.EAI_NONAME, "unknown"), Answer.NO_SUCH_NAME),
        (socket.gaierror(socket.EAI_AGAIN, "try again"), Answer.FAILED),
        (UnicodeError("label too long"), Answer.NO_SUCH_NAME),
    ],
    ids=["unknown", "try again", "too long"],
)
def test_the_system_says_why_it_found_nothing(error: Exception, answer: Answer) -> None:
    def resolve(name: str) -> object:
        raise error

    assert ask_system("intranet.example", resolve) is answer


def test_a_resolver_that_hangs_is_silent_after_a_while() -> None:
    released = threading.Event()
    assert ask_system("x.example", lambda name: released.wait(20), patience=0.05) is Answer.SILENT
    released.set()


def test_the_system_really_finds_this_machine() -> None:
    assert ask_system("localhost") is Answer.FOUND


@pytest.mark.parametrize(
    ("rcode", "answer"),
    [(0, Answer.FOUND), (3, Answer.FOUND), (5, Answer.FOUND), (2, Answer.FAILED)],
)
def test_a_name_server_that_understands_the_question_works(
    name_server: NameServer, rcode: int, answer: Answer
) -> None:
    name_server.reply = lambda question: answered(question, rcode)
    server = ask_server("127.0.0.1", None, port=name_server.port)
    assert (server.answer, server.invents) == (answer, False)


def test_the_questions_tell_nothing(name_server: NameServer) -> None:
    name_server.reply = lambda question: answered(question, 0)
    ask_server("127.0.0.1", None, port=name_server.port)
    assert [question[2:] for question in name_server.questions] == [ROOT, NO_SUCH_NAME]
    assert ROOT.hex() == "010000010000000000000000020001"
    assert b"invalid" in NO_SUCH_NAME


@pytest.mark.parametrize(("right", "misleads"), [(b"\x0a\0\0\x01", True), (b"\x0a\0\0\x02", False)])
def test_an_address_for_what_cannot_exist_is_made_up(
    name_server: NameServer, right: bytes, misleads: bool
) -> None:
    def reply(question: bytes) -> bytes:
        address = right if b"intranet" in question else b"\x0a\0\0\x01"
        return answered(question, 0, answers=1) + address

    name_server.reply = reply
    server = ask_server("127.0.0.1", "intranet.example", port=name_server.port)
    assert (server.invents, server.misleads) == (True, misleads)
    assert name_server.questions[2][12:] == b"\x08intranet\x07example\0\0\x01\0\x01"


def test_a_name_that_cannot_be_asked_for_is_not_asked_for(name_server: NameServer) -> None:
    name_server.reply = lambda question: answered(question, 0, answers=1)
    server = ask_server("127.0.0.1", "a" * 64 + ".example", port=name_server.port)
    assert server.answer is Answer.FAILED


def test_one_that_says_nothing_of_what_cannot_exist_makes_nothing_up(
    name_server: NameServer,
) -> None:
    name_server.reply = lambda q: None if q[2:] == NO_SUCH_NAME else answered(q, 0)
    server = ask_server("127.0.0.1", None, patience=0.1, port=name_server.port)
    assert (server.answer, server.invents) == (Answer.FOUND, False)


@pytest.mark.parametrize("nonsense", [b"x", b"\xff\xff\x81\x80 another question", b"\0" * 12])
def test_nonsense_is_no_answer(name_server: NameServer, nonsense: bytes) -> None:
    name_server.reply = lambda question: nonsense
    assert ask_server("127.0.0.1", None, port=name_server.port).answer is Answer.FAILED


def test_a_question_that_comes_back_is_no_answer(name_server: NameServer) -> None:
    name_server.reply = lambda question: question
    assert ask_server("127.0.0.1", None, port=name_server.port).answer is Answer.FAILED


def test_a_question_that_gets_lost_is_asked_again(name_server: NameServer) -> None:
    name_server.reply = lambda question: (
        None if len(name_server.questions) == 1 else answered(question, 3)
    )
    assert ask_server("127.0.0.1", None, port=name_server.port).answer is Answer.FOUND


def test_a_silent_name_server_is_told_from_one_that_is_not_there(name_server: NameServer) -> None:
    silent = ask_server("127.0.0.1", None, patience=0.1, port=name_server.port)
    assert silent.answer is Answer.SILENT
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as taken:
        taken.bind(("127.0.0.1", 0))
        free_port = taken.getsockname()[1]
    assert ask_server("127.0.0.1", None, patience=0.1, port=free_port).answer is Answer.FAILED


def test_a_name_is_looked_up_as_programs_do() -> None:
    lookup = look_up("localhost", [])
    assert (lookup.servers, lookup.answer, lookup.invents) == (0, Answer.FOUND, False)
    assert lookup.took_ms >= 0


def test_without_a_name_and_without_servers_nobody_can_be_asked() -> None:
    lookup = look_up(None, [])
    assert (lookup.servers, lookup.answer) == (0, Answer.SILENT)


def test_without_a_name_the_servers_themselves_are_asked() -> None:
    """Nothing on this machine listens where name servers do."""
    lookup = look_up(None, ["127.0.0.1"])
    assert (lookup.servers, lookup.silent) == (1, 0)
    assert lookup.answer is Answer.FAILED


def test_questions_that_are_answered_measure_the_way(name_server: NameServer) -> None:
    name_server.reply = lambda question: answered(question, 0)
    trip = measure(questions_to("127.0.0.1", name_server.port), Whom.NAME_SERVER, lambda: None)
    assert trip is not None
    assert (trip.sent, trip.lost, trip.far) == (20, 0, False)
    assert trip.round_trip_ms is not None
