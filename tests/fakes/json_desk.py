"""What the fake service desks share: HTTP on loopback, JSON, state behind one lock."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import msgspec


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """One request; the names of headers in lower case, and each question's first answer."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        """What the body says; an empty object where it says nothing."""
        return json.loads(self.body or b"{}")


class Answered(msgspec.Struct, frozen=True):
    """What the fake says: an object for JSON, bytes as they are."""

    status: int
    content: object
    headers: Mapping[str, str] = {}


class Refused(Exception):
    """Ends a request with that answer."""

    def __init__(self, status: int, content: object) -> None:
        super().__init__(status)
        self.answer = Answered(status, content)


class JsonDesk(ThreadingHTTPServer):
    """Answers one request at a time with `answer`; `asked` is all that came."""

    def __init__(self, answer: Callable[[Asked], Answered]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.address = f"http://127.0.0.1:{self.server_port}"
        self.asked: list[Asked] = []
        self._answer = answer
        self._lock = threading.Lock()

    def meet(self, asked: Asked) -> Answered:
        """The answer to one request."""
        with self._lock:
            self.asked.append(asked)
            try:
                return self._answer(asked)
            except Refused as refused:
                return refused.answer

    @contextmanager
    def open(self) -> Iterator[None]:
        """Answer until the end of the block."""
        thread = threading.Thread(target=self.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield
        finally:
            self.shutdown()
            thread.join()
            self.server_close()


class _Handler(BaseHTTPRequestHandler):
    server: JsonDesk
    timeout = 30

    def handle_one_request(self) -> None:
        self.raw_requestline = self.rfile.readline(65_537)
        if self.raw_requestline and self.parse_request():
            self._say(self.server.meet(self._read()))
        self.close_connection = True

    def log_message(self, *_arguments: object) -> None:
        pass

    def _read(self) -> Asked:
        parts = urlsplit(self.path)
        query = parse_qs(parts.query, keep_blank_values=True)
        return Asked(
            method=self.command,
            path=unquote(parts.path),
            query={name: values[0] for name, values in query.items()},
            headers={name.lower(): value for name, value in self.headers.items()},
            body=self.rfile.read(int(self.headers.get("Content-Length") or 0)),
        )

    def _say(self, answered: Answered) -> None:
        content = answered.content
        body = content if isinstance(content, bytes) else json.dumps(content).encode()
        kind = "application/octet-stream" if content is body else "application/json"
        self.send_response(answered.status)
        for name, value in {"Content-Type": kind, **answered.headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
