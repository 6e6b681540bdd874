"""Transport: whatever a server sends leads to an answer or to words, within a limit."""

from __future__ import annotations

import gzip
import socket
import ssl
import struct
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant import transport
from assistant.transport import Answer, NoAnswer, Transport, decode, retry_after
from diagnostics.system import Platform
from tests.support.authority import Authority
from tests.support.machine import RecordedMachine

Serve = Callable[[bytes], None]


class Scripted:
    """A server that sends these very bytes to whoever asks, one script after another."""

    def __init__(self, *scripts: Callable[[socket.socket], None] | bytes) -> None:
        self._scripts = list(scripts)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self.asked: list[bytes] = []
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self) -> None:
        while True:
            client, _ = self._listener.accept()
            with client:
                if self._over.is_set():
                    return
                client.settimeout(5)
                self.asked.append(_whole(client))
                script = self._scripts.pop(0) if len(self._scripts) > 1 else self._scripts[0]
                if callable(script):
                    script(client)
                else:
                    client.sendall(script)

    def close(self) -> None:
        self._over.set()
        host, port = self._listener.getsockname()
        socket.create_connection((host, port)).close()
        self._thread.join()
        self._listener.close()


def _whole(client: socket.socket) -> bytes:
    asked = b""
    while b"\r\n\r\n" not in asked or (b"Content-Length: 2" in asked and asked[-2:] != b"{}"):
        piece = client.recv(65536)
        if not piece:
            break
        asked += piece
    return asked


Open = Callable[..., Scripted]


@pytest.fixture
def serve() -> Iterator[Open]:
    servers: list[Scripted] = []

    def make(*scripts: Callable[[socket.socket], None] | bytes) -> Scripted:
        servers.append(Scripted(*scripts))
        return servers[-1]

    yield make
    for server in servers:
        server.close()


def nobody() -> Mapping[str, str]:
    return {}


def told(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers, "", ""]
    return "\r\n".join(lines).encode() + body


def test_an_answer_has_its_status_headers_and_bytes(serve: Open) -> None:
    server = serve(told(b'{"id": 7}', 'ETag: "3"', status="201 Created"))
    asks = Transport(f"{server.address}/rt", lambda: {"Authorization": "token T"})
    answer = asks.request("POST", "/ticket", query={"a": "b c"}, body=b"{}")
    assert (answer.status, answer.tag, answer.body) == (201, '"3"', b'{"id": 7}')
    assert decode(answer, dict[str, int], "h") == {"id": 7}
    [asked] = server.asked
    assert asked.startswith(b"POST /rt/ticket?a=b+c HTTP/1.1\r\n")
    assert b"Authorization: token T\r\n" in asked
    assert asked.endswith(b"\r\n\r\n{}")


def test_what_has_not_changed_is_not_sent_again(serve: Open) -> None:
    server = serve(b"HTTP/1.1 304 Not Modified\r\n\r\n")
    answer = Transport(server.address, nobody).request("GET", "/t", if_none_match='"3"')
    assert (answer.status, answer.body) == (304, b"")
    assert b'If-None-Match: "3"\r\n' in server.asked[0]


def test_nobody_listens_and_nothing_was_sent() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(NoAnswer) as caught:
        Transport(f"http://127.0.0.1:{port}", nobody).request("GET", "/")
    assert not caught.value.reached


def test_without_a_secure_connection_only_this_computer_is_asked() -> None:
    with pytest.raises(NoAnswer) as caught:
        Transport("http://desk.example.org", nobody)
    assert not caught.value.reached


@pytest.mark.parametrize("address", ["https://[", "https://h.example:99999", "ftp://h", ""])
def test_what_is_no_address_is_not_asked(address: str) -> None:
    with pytest.raises(NoAnswer) as caught:
        Transport(address, nobody)
    assert not caught.value.reached


@pytest.mark.parametrize("secret", ["tok\r4f9c", "tok4f9c\nX: y", "tok4f9cΩ", "tok4f9c\ud83d"])
def test_a_sign_in_that_no_request_can_hold_is_not_shown_either(serve: Open, secret: str) -> None:
    server = serve(told(b""))
    with pytest.raises(NoAnswer) as caught:
        Transport(server.address, lambda: {"Authorization": secret}).request("GET", "/")
    assert not caught.value.reached
    assert not server.asked
    assert "4f9c" not in "".join(traceback.format_exception(caught.value))


def test_the_way_out_is_the_proxy_of_this_computer(serve: Open) -> None:
    proxy = serve(b"HTTP/1.1 407 Sign in\r\n\r\n")
    environment = {"https_proxy": proxy.address.replace("//", "//anna:a%40b@")}
    machine = RecordedMachine(Platform.LINUX, environment=environment)
    desk = Transport("https://desk.example.org", lambda: {"Authorization": "T"}, machine=machine)
    with pytest.raises(NoAnswer) as caught:
        desk.request("GET", "/")
    assert not caught.value.reached
    [asked] = proxy.asked
    assert asked.startswith(b"CONNECT desk.example.org:443 ")
    assert b"Proxy-Authorization: Basic YW5uYTphQGI=\r\n" in asked
    assert b"\r\nAuthorization:" not in asked


def reset(client: socket.socket) -> None:
    client.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def chunked_and_cut(client: socket.socket) -> None:
    client.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n")


@pytest.mark.parametrize(
    "script",
    [
        reset,
        chunked_and_cut,
        b"",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"a" * 70_000,
        told(gzip.compress(b"0" * 1000), "Content-Encoding: gzip"),
    ],
)
def test_an_answer_that_is_none_leaves_open_whether_the_server_acted(
    serve: Open, script: Callable[[socket.socket], None] | bytes
) -> None:
    with pytest.raises(NoAnswer) as caught:
        Transport(serve(script).address, nobody).request("POST", "/", body=b"{}")
    assert caught.value.reached


def test_more_than_is_sensible_is_not_read(serve: Open) -> None:
    server = serve(told(b"0" * 10_000))
    with pytest.raises(NoAnswer):
        Transport(server.address, nobody).request("GET", "/", most=9_999)
    assert Transport(server.address, nobody).request("GET", "/", most=10_000).status == 200


def drip(client: socket.socket) -> None:
    client.sendall(b"HTTP/1.1 200 OK\r\n")
    for _ in range(200):
        try:
            client.sendall(b"X")
        except OSError:
            return
        time.sleep(0.02)


def stall(client: socket.socket) -> None:
    client.recv(1)


@pytest.mark.parametrize("script", [drip, stall])
def test_a_server_that_takes_for_ever_is_left_alone(
    serve: Open, script: Callable[[socket.socket], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "WHOLE_SECONDS", 0.3)
    with pytest.raises(NoAnswer) as caught:
        Transport(serve(script).address, nobody).request("GET", "/")
    assert caught.value.reached


def moved(where: str) -> bytes:
    return told(b"", f"Location: {where}", status="302 Found")


def test_the_time_is_for_all_of_it_wherever_it_leads(
    serve: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "WHOLE_SECONDS", 0.5)

    def slowly(client: socket.socket) -> None:
        time.sleep(0.3)
        with suppress(OSError):
            client.sendall(moved("/there"))

    server = serve(slowly, slowly, told(b"1"))
    with pytest.raises(NoAnswer) as caught:
        Transport(server.address, nobody).request("GET", "/")
    assert "does not answer" in caught.value.reason.msgid


def test_it_follows_to_the_same_server_when_it_only_asks(serve: Open) -> None:
    server = serve(moved("/there"), told(b"1"))
    assert Transport(server.address, nobody).request("GET", "/").body == b"1"
    assert server.asked[1].startswith(b"GET /there ")


@pytest.mark.parametrize(
    ("method", "where"),
    [("GET", "http://other.example/"), ("GET", "https://127.0.0.1/"), ("GET", "http://["),
     ("POST", "/there"), ("GET", "/")],
)  # fmt: skip
def test_it_follows_nowhere_else_and_not_for_ever(serve: Open, method: str, where: str) -> None:
    server = serve(moved(where))
    with pytest.raises(NoAnswer):
        Transport(server.address, lambda: {"Authorization": "token T"}).request(method, "/")


def test_whom_the_system_does_not_trust_gets_nothing(tmp_path: Path) -> None:
    certificate = Authority("Nobody", tmp_path).certificate("127.0.0.1")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=_shake_hands, args=(listener, context))
        thread.start()
        port = listener.getsockname()[1]
        with pytest.raises(NoAnswer) as caught:
            Transport(f"https://127.0.0.1:{port}", nobody).request("GET", "/")
        thread.join()
    assert not caught.value.reached
    assert "cannot be trusted" in caught.value.reason.msgid


def _shake_hands(listener: socket.socket, context: ssl.SSLContext) -> None:
    client, _ = listener.accept()
    try:
        context.wrap_socket(client, server_side=True).close()
    except OSError:
        client.close()


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("120", 120.0), ("-5", 0.0), ("soon", 0.0), ("", 0.0), ("9" * 40, 86_400.0),
     ("Thu, 01 Jan 1970 00:20:00 GMT", 200.0), ("Thu, 01 Jan 1970 00:00:00 GMT", 0.0)],
)  # fmt: skip
def test_how_long_a_server_wants_to_be_left_alone(said: str, seconds: float) -> None:
    answer = Answer(status=429, headers={"retry-after": said}, body=b"")
    assert retry_after(answer, now=1000.0) == seconds


@pytest.mark.parametrize("body", [b"<html>", b"", b"\xff", b"[" * 100_000, b'{"id": "x"}'])
def test_what_is_not_what_was_asked_is_said_so(body: bytes) -> None:
    with pytest.raises(NoAnswer):
        decode(Answer(status=200, headers={}, body=body), dict[str, int], "desk.example")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(said=st.one_of(st.binary(max_size=300), st.binary(max_size=300).map(told)))
def test_any_bytes_lead_to_an_answer_or_to_words(serve: Open, said: bytes) -> None:
    with suppress(NoAnswer):
        assert Transport(serve(said).address, nobody).request("GET", "/").status >= 100
