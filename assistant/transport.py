"""HTTP to one service of the organisation, whose every answer is taken for hostile.

Limits on time, size and redirects; TLS by the system's own trust; the system's proxy; no cookies,
no compression, and no secret in any exception or log. The standard library's client is used
because its socket can be ended from outside: a server that sends a byte a second, headers
included, holds nobody longer than the limit.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import SplitResult, urlencode, urljoin, urlsplit

import msgspec

from assistant.connections import CONNECT_SECONDS, deadline, patient, system_trust
from diagnostics.system import Machine, this_machine
from diagnostics.text import Text, text

if TYPE_CHECKING:
    import http.client
    import ssl

T = TypeVar("T")
log = logging.getLogger(__name__)

# A help desk that stores 25 MB of attachments takes its time (RT: 8 s on the test machine).
WHOLE_SECONDS = 60.0
LARGEST_ANSWER = 5_000_000
MOST_REDIRECTS = 3
LONGEST_RETRY_AFTER = 86_400.0

_PIECE = 65_536
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_SAFE = ("GET", "HEAD")


class NoAnswer(Exception):
    """There is no answer to work with; `reason` completes "Nothing was sent, because …".

    `reached` is False only where the server certainly got nothing of the request.
    """

    def __init__(self, reason: Text, *, reached: bool) -> None:
        super().__init__(reason.msgid)
        self.reason = reason
        self.reached = reached


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What the server said; the names of headers in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def tag(self) -> str | None:
        """Its version, to be given as `if_none_match` (RFC 9110, 8.8.3)."""
        return self.headers.get("etag")


class Transport:
    """Asks below `address`. `headers` is called for each request, so that nothing secret stays.

    `trust` is the system's store, and `machine` this computer, unless a test gives its own.
    """

    def __init__(
        self,
        address: str,
        headers: Callable[[], Mapping[str, str]],
        trust: ssl.SSLContext | None = None,
        machine: Machine | None = None,
    ) -> None:
        self._base = _address(address.rstrip("/"))
        host = self._base.hostname or ""
        if self._base.scheme != "https" and host not in _LOOPBACK:
            raise NoAnswer(
                text("{host} is not asked without a secure connection", host=host), reached=False
            )
        self.host = host
        self._headers = headers
        self._trust = trust
        self._machine = machine or this_machine()

    def request(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, str] | None = None,
        body: bytes | None = None,
        content_type: str = "application/json",
        if_none_match: str | None = None,
        most: int = LARGEST_ANSWER,
    ) -> Answer:
        """The answer, whatever its status; raises NoAnswer.

        Redirects are followed for what changes nothing, on the same server, three times at most,
        and all of it within one limit.
        """
        until = time.monotonic() + WHOLE_SECONDS
        headers = {"Accept": "application/json", **self._headers(), "Accept-Encoding": "identity"}
        self._can_be_sent(headers)
        if body is not None:
            headers["Content-Type"] = content_type
        if if_none_match is not None:
            headers["If-None-Match"] = if_none_match
        place = f"{self._base.geturl()}{path}" + (f"?{urlencode(query)}" if query else "")
        for _ in range(MOST_REDIRECTS + 1):
            answer = self._once(method, urlsplit(place), body, headers, most, until)
            if answer.status not in (301, 302, 303, 307, 308):
                return answer
            place = self._redirected(method, place, answer)
        raise NoAnswer(text("{host} leads in circles", host=self.host), reached=True)

    def _can_be_sent(self, headers: Mapping[str, str]) -> None:
        """Refuse here what the client would refuse with the secret in its words."""
        if not all(value.isascii() and value.isprintable() for value in headers.values()):
            raise NoAnswer(
                text(
                    "what you sign in with has characters that {host} cannot read", host=self.host
                ),
                reached=False,
            )

    def _redirected(self, method: str, place: str, answer: Answer) -> str:
        target = _joined(place, answer.headers.get("location", ""))
        if method not in _SAFE or _origin(target) != _origin(place):
            raise NoAnswer(text("{host} leads somewhere else", host=self.host), reached=True)
        return target

    def _once(
        self,
        method: str,
        place: SplitResult,
        body: bytes | None,
        headers: Mapping[str, str],
        most: int,
        until: float,
    ) -> Answer:
        import http.client

        connection = self._connection(place)
        reached = False
        try:
            with deadline(connection, until - time.monotonic()) as over:
                connection.connect()
                patient(connection)
                reached = True
                target = place.path + (f"?{place.query}" if place.query else "")
                connection.request(method, target or "/", body, dict(headers))
                # The socket stays open as long as its response does.
                with connection.getresponse() as response:
                    answer = self._read(response, most)
            # Headers that end with the connection look complete to the client.
            if over():
                raise TimeoutError
        except (OSError, http.client.HTTPException, ValueError) as error:
            log.info("%s %s: %s", method, self.host, type(error).__name__)
            raise NoAnswer(_reason(error, self.host), reached=reached) from error
        finally:
            connection.close()
        return answer

    def _connection(self, place: SplitResult) -> http.client.HTTPConnection:
        import http.client

        host = place.hostname or ""
        if place.scheme == "http":
            return http.client.HTTPConnection(host, place.port or 80, timeout=CONNECT_SECONDS)
        from assistant.proxies import proxy_for

        proxy = None if host in _LOOPBACK else proxy_for(host, self._machine)
        port = place.port or 443
        near, door = (proxy.host, proxy.port) if proxy else (host, port)
        made = http.client.HTTPSConnection(
            near, door, timeout=CONNECT_SECONDS, context=self._trust or system_trust()
        )
        if proxy:
            made.set_tunnel(host, port, dict(proxy.headers))
        return made

    def _read(self, response: http.client.HTTPResponse, most: int) -> Answer:
        if response.headers.get("content-encoding", "identity").lower() != "identity":
            raise ValueError("compressed, although that was not asked for")
        body = bytearray()
        while piece := response.read1(_PIECE):
            body += piece
            if len(body) > most:
                raise NoAnswer(
                    text("{host} sends more than is sensible", host=self.host), reached=True
                )
        if response.length:
            raise ValueError("cut off")
        headers = {name.lower(): value for name, value in response.headers.items()}
        return Answer(status=response.status, headers=headers, body=bytes(body))


def decode(answer: Answer, kind: type[T], host: str) -> T:
    """The answer's JSON as that type; raises NoAnswer where it is anything else.

    A web page, say, of a network that wants a sign-in, or of a proxy.
    """
    try:
        return msgspec.json.decode(answer.body, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        reason = text("{host} answers something else than was asked", host=host)
        raise NoAnswer(reason, reached=True) from error


def retry_after(answer: Answer, now: float) -> float:
    """For how many seconds the server wants to be left alone (RFC 9110, 10.2.3), a day at most."""
    said = answer.headers.get("retry-after", "").strip()
    if said.isascii() and said.isdecimal():
        return min(float(said[:9]), LONGEST_RETRY_AFTER)
    from email.utils import parsedate_to_datetime

    try:
        until = parsedate_to_datetime(said).timestamp()
    except (ValueError, TypeError, OverflowError):
        return 0.0
    return min(max(0.0, until - now), LONGEST_RETRY_AFTER)


def _address(given: str) -> SplitResult:
    try:
        address = urlsplit(given)
        _ = address.port
    except ValueError:
        raise NoAnswer(
            text("what is set as its address is not an address"), reached=False
        ) from None
    return address


def _joined(place: str, target: str) -> str:
    """Where that leads; nowhere for what is no address."""
    try:
        return urljoin(place, target)
    except ValueError:
        return ""


def _origin(place: str) -> tuple[str, str]:
    parts = urlsplit(place)
    return parts.scheme, parts.netloc


def _reason(error: Exception, host: str) -> Text:
    import socket
    import ssl

    if isinstance(error, ssl.SSLCertVerificationError):
        return text("the secure connection to {host} cannot be trusted", host=host)
    if isinstance(error, socket.gaierror):
        return text("{host} is not found", host=host)
    if isinstance(error, OSError):
        return text("{host} does not answer", host=host)
    return text("{host} answers something else than was asked", host=host)
