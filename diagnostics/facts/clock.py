"""How far this computer's clock is from that of a web server the organisation trusts.

Every answer of a web server says when it was made (RFC 9110, 6.6.1), so no time service needs to
be reachable. The certificate is not checked: to a clock that is far off, each looks expired, and
nothing but the date is taken from the answer.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from typing import TYPE_CHECKING

import msgspec

from diagnostics.model import CannotTell, Fact, Topic
from diagnostics.system import Machine, Platform
from diagnostics.text import text

if TYPE_CHECKING:
    from email.message import Message
    from http.client import HTTPConnection

LIMIT = 3.0
_PATIENCE = 1.5


class Clock(msgspec.Struct, frozen=True, kw_only=True):
    """`ahead_seconds` is above zero where this computer's clock is ahead of the server's.

    `now` is what the server's clock said, in seconds since the Unix epoch. A server tells whole
    seconds, and the answer takes a while: both are good to a second or so.
    """

    server: str
    ahead_seconds: float
    now: float


def fact(time_server: str | None) -> Fact[Clock]:
    """The fact, read from the web server at the http or https address `time_server`."""
    return Fact(
        id="clock",
        topic=Topic.TIME,
        limit=LIMIT,
        readers=dict.fromkeys(Platform, _reader(time_server)),
    )


def _reader(time_server: str | None) -> Callable[[Machine], Clock]:
    def read(machine: Machine) -> Clock:
        if time_server is None:
            raise CannotTell(text("your organisation has not named a server to compare with"))
        return _compare(time_server, machine)

    return read


def _compare(address: str, machine: Machine) -> Clock:
    from http.client import HTTPException
    from urllib.parse import urlsplit

    server = urlsplit(address).hostname or ""
    try:
        sent = machine.now()
        headers = _ask(address)
        received = machine.now()
    except (OSError, HTTPException) as error:
        raise CannotTell(text("the server {server} did not answer", server=server)) from error
    date = server_time(headers["Date"], headers["Age"])
    if date is None:
        raise CannotTell(text("the server {server} did not say what time it is", server=server))
    ahead = round((sent + received) / 2 - date, 1)
    return Clock(server=server, ahead_seconds=ahead, now=date)


def server_time(date: str | None, age: str | None) -> float | None:
    """The middle of the second in `date`, and `age` seconds later where a cache kept the answer."""
    from email.utils import parsedate_to_datetime

    try:
        made = parsedate_to_datetime(date or "").timestamp()
    except (ValueError, OverflowError):
        return None
    kept = int(age) if age is not None and age.isdecimal() else 0
    return made + 0.5 + kept


def _ask(address: str) -> Message:
    """The headers of the server's answer."""
    from urllib.parse import urlsplit

    url = urlsplit(address)
    with closing(_connect(url.scheme, url.netloc.rpartition("@")[2])) as connection:
        connection.request("HEAD", url.path or "/", headers={"Cache-Control": "no-cache"})
        with connection.getresponse() as response:
            return response.headers


def _connect(scheme: str, host: str) -> HTTPConnection:
    from http.client import HTTPConnection, HTTPSConnection

    if scheme == "http":
        return HTTPConnection(host, timeout=_PATIENCE)
    import ssl

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return HTTPSConnection(host, timeout=_PATIENCE, context=context)
