"""Asking for a name: a resolver given by the test, and real name servers on this machine."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator

import pytest

from diagnostics.facts.name_lookup import Answer, fact
from diagnostics.facts.name_lookup.ask import ask_servers, ask_system
from diagnostics.facts.name_lookup.servers import servers
from diagnostics.system import Platform
from tests.support.machine import RecordedMachine, recording


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


class NameServer:
    """Answers each question over UDP with what `reply` makes of it; None is silence."""

    def __init__(self) -> None:
        self.reply: Callable[[bytes], bytes | None] = lambda question: None
        self.questions: list[bytes] = []
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self) -> None:
        while (question := self._socket.recvfrom(512))[0]:
            self.questions.append(question[0])
            if reply := self.reply(question[0]):
                self._socket.sendto(reply, question[1])

    def close(self) -> None:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as farewell:
            farewell.sendto(b"", ("127.0.0.1", self.port))
        self._thread.join()
        self._socket.close()


@pytest.fixture
def name_server() -> Iterator[NameServer]:
    server = NameServer()
    yield server
    server.close()


def answered(question: bytes, rcode: int) -> bytes:
    return question[:2] + bytes([0x81, 0x80 | rcode]) + question[4:]


@pytest.mark.parametrize(
    ("rcode", "answer"),
    [(0, Answer.FOUND), (3, Answer.FOUND), (5, Answer.FOUND), (2, Answer.FAILED)],
)
def test_a_name_server_that_understands_the_question_works(
    name_server: NameServer, rcode: int, answer: Answer
) -> None:
    name_server.reply = lambda question: answered(question, rcode)
    assert ask_servers(["127.0.0.1"], port=name_server.port) is answer


def test_the_question_is_for_the_root_and_tells_nothing(name_server: NameServer) -> None:
    name_server.reply = lambda question: answered(question, 0)
    ask_servers(["127.0.0.1"], port=name_server.port)
    assert name_server.questions[0][2:].hex() == "010000010000000000000000020001"


@pytest.mark.parametrize("nonsense", [b"x", b"\xff\xff\x81\x80 another question", b"\0" * 12])
def test_nonsense_is_no_answer(name_server: NameServer, nonsense: bytes) -> None:
    name_server.reply = lambda question: nonsense
    assert ask_servers(["127.0.0.1"], port=name_server.port) is Answer.FAILED


def test_a_question_that_comes_back_is_no_answer(name_server: NameServer) -> None:
    name_server.reply = lambda question: question
    assert ask_servers(["127.0.0.1"], port=name_server.port) is Answer.FAILED
    name_server.reply = lambda question: question[:3] + b"\x80" + question[4:]
    assert ask_servers(["127.0.0.1"], port=name_server.port) is Answer.FAILED


def test_a_silent_name_server_is_told_from_one_that_is_not_there(name_server: NameServer) -> None:
    assert ask_servers(["127.0.0.1"], patience=0.1, port=name_server.port) is Answer.SILENT
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as taken:
        taken.bind(("127.0.0.1", 0))
        free_port = taken.getsockname()[1]
    assert ask_servers(["127.0.0.1"], patience=0.1, port=free_port) is Answer.FAILED


def test_the_second_name_server_is_asked_where_the_first_fails(name_server: NameServer) -> None:
    name_server.reply = lambda question: answered(question, 0)
    answer = ask_servers(["127.0.0.2", "127.0.0.1"], port=name_server.port)
    assert answer is Answer.FOUND


def test_no_name_server_is_silent_and_no_time_is_no_question(name_server: NameServer) -> None:
    assert ask_servers([]) is Answer.SILENT
    assert ask_servers(["127.0.0.1"], patience=0, port=name_server.port) is Answer.SILENT
    assert name_server.questions == []


def test_linux_reads_its_configuration() -> None:
    conf = "# comment\nsearch example\nnameserver 192.0.2.53\nnameserver fe80::1\n"
    machine = RecordedMachine(Platform.LINUX, files={"/etc/resolv.conf": conf})
    assert servers(machine) == ["192.0.2.53", "fe80::1"]
    assert servers(RecordedMachine(Platform.LINUX)) == []


def test_macos_names_each_server_once() -> None:
    programs = {"scutil": recording("macos/scutil-dns.txt")}
    assert servers(RecordedMachine(Platform.MACOS, programs=programs)) == [
        "192.168.1.1",
        "fd00::1",
    ]


def test_windows_lists_servers_as_json() -> None:
    programs = {"powershell": '["192.0.2.53","192.0.2.54"]'}
    machine = RecordedMachine(Platform.WINDOWS, programs=programs)
    assert servers(machine) == ["192.0.2.53", "192.0.2.54"]


def test_the_fact_counts_the_servers_and_takes_the_time() -> None:
    conf = {"/etc/resolv.conf": "nameserver 127.0.0.1\n"}
    machine = RecordedMachine(Platform.LINUX, files=conf)
    lookup = fact("localhost").readers[Platform.LINUX](machine)
    assert (lookup.servers, lookup.answer) == (1, Answer.FOUND)
    assert lookup.took_ms >= 0


def test_without_a_name_and_without_servers_nobody_can_be_asked() -> None:
    lookup = fact(None).readers[Platform.LINUX](RecordedMachine(Platform.LINUX))
    assert (lookup.servers, lookup.answer) == (0, Answer.SILENT)
