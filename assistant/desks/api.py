"""What all desks with an HTTP interface share: who asks, and what a refusal means in words."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from assistant.desks.desk import DeskTrouble, Login
from assistant.desks.troubles import refused, sign_in_needed, waiting
from assistant.transport import Answer, NoAnswer, Transport, decode, retry_after
from diagnostics.text import text

if TYPE_CHECKING:
    import ssl

T = TypeVar("T")

# Beyond what desks take as attachments, in base64 and in JSON.
LARGEST_FILE_ANSWER = 80_000_000

Headers = Callable[[Login], Mapping[str, str]]


class Api:
    """Asks one desk as the person who is signed in; every refusal is a DeskTrouble in words.

    `login` gives who is signed in, None for nobody; `headers` is how this kind of desk is told.
    """

    def __init__(
        self,
        address: str,
        login: Callable[[], Login | None],
        headers: Headers,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        self._login = login
        self._as = headers
        self._address = address
        self._trust = trust
        self._transport: Transport | None = None

    def with_login(self, login: Login) -> Api:
        """The same desk, asked as somebody else, to see whether that login is good."""
        return Api(self._address, lambda: login, self._as, self._trust)

    def with_headers(self, headers: Headers) -> Api:
        """The same desk as the same person, told in another way."""
        return Api(self._address, self._login, headers, self._trust)

    def ask(
        self,
        method: str,
        path: str,
        kind: type[T],
        *,
        json: object = None,
        **asked: Any,
    ) -> T:
        """What the desk answers, as that type; the rest as in `Transport.request`.

        Raises DeskTrouble.
        """
        if json is not None:
            asked["body"] = msgspec.json.encode(json)
        answer = self.answer(method, path, **asked)
        try:
            return decode(answer, kind, self._host)
        except NoAnswer as error:
            raise silent(error) from error

    def answer(self, method: str, path: str, **asked: Any) -> Answer:
        """The answer to something that was taken (2xx and 304); raises DeskTrouble."""
        login = self._login()
        if login is None or not login.secret or not (login.name + login.secret).isascii():
            raise sign_in_needed()  # what is no ASCII is no key of any desk
        try:
            answer = self._opened().request(method, path, **asked)
        except NoAnswer as error:
            raise silent(error) from error
        if 200 <= answer.status < 300 or answer.status == 304:
            return answer
        raise refusal(answer, self._host)

    @property
    def _host(self) -> str:
        return self._opened().host

    def _opened(self) -> Transport:
        if self._transport is None:
            try:
                self._transport = Transport(self._address, self._headers, self._trust)
            except NoAnswer as error:
                raise silent(error) from error
        return self._transport

    def _headers(self) -> Mapping[str, str]:
        login = self._login()
        return {} if login is None else self._as(login)


def silent(error: NoAnswer) -> DeskTrouble:
    """No answer to work with: what was sent waits, and is looked for before it is sent again."""
    return waiting(error.reason, reached=error.reached)


def refusal(answer: Answer, host: str) -> DeskTrouble:
    """What an answer other than "done" means (RFC 9110, 15)."""
    wait = retry_after(answer, time.time())
    match answer.status:
        case 401:
            return sign_in_needed()
        case 403:
            return refused(text("{host} does not let you do this", host=host))
        case 404 | 410:
            return refused(text("{host} has no such place", host=host))
        case 413:
            return refused(text("{host} finds it too large", host=host))
        case 408 | 425 | 429:
            return waiting(text("{host} is too busy now", host=host), wait=wait)
        case status if 400 <= status < 500:
            return refused(
                text("{host} does not take it (answer {status})", host=host, status=status)
            )
        case status:
            return waiting(
                text("{host} is out of order (answer {status})", host=host, status=status),
                wait=wait,
            )


def file_name(name: object) -> str:
    """The name that a desk gives a file, without folders."""
    return PurePosixPath(str(name).replace("\\", "/")).name or "file"
