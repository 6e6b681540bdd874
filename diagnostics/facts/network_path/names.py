"""Looking up names: as programs do, and from each name server by itself.

The system's own way is what every program uses, but it needs a name to ask for, keeps answers,
and does not tell which server gave them. So each server is also asked two questions directly,
neither of which tells anybody what this computer is looking for.
"""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Callable, Sequence
from functools import partial

import msgspec

from diagnostics.facts.network_path import questions
from diagnostics.facts.network_path.model import Answer, NameLookup
from diagnostics.facts.network_path.together import Started, Stopwatch

Resolve = Callable[[str], object]

PATIENCE = 5.0
# A question over UDP may get lost; it is sent again after so long.
_AGAIN = 0.7
_MOST_SERVERS = 4
# Where the name was found, no server is waited for longer than three times as long, or this.
_LATE = 1.0


class Server(msgspec.Struct, frozen=True, kw_only=True):
    """What became of asking one name server."""

    answer: Answer
    invents: bool = False
    misleads: bool = False
    took_ms: float = 0.0


def look_up(name: str | None, servers: Sequence[str]) -> NameLookup:
    """Look up `name`, if there is one, and ask the servers."""
    started = time.monotonic()
    ends = started + PATIENCE
    watch = Stopwatch()
    asked = [
        Started("server", partial(ask_server, server, name)) for server in servers[:_MOST_SERVERS]
    ]
    answer = ask_system(name) if name else None
    took_ms = watch.ms()
    if answer is Answer.FOUND:
        ends = min(ends, started + max(_LATE, 3 * took_ms / 1000))
    told = [one.result(by=ends) or Server(answer=Answer.SILENT) for one in asked]
    if answer is None:
        answer, took_ms = _best(told, watch.ms())
    return NameLookup(
        servers=len(servers),
        silent=sum(server.answer is Answer.SILENT for server in told),
        invents=any(server.invents for server in told),
        misleads=any(server.misleads for server in told),
        answer=answer,
        took_ms=took_ms,
    )


def _best(told: list[Server], waited_ms: float) -> tuple[Answer, float]:
    """The first server counts that answers, as for any program, or the first of all."""
    good = [server for server in told if server.answer is Answer.FOUND]
    if good:
        return Answer.FOUND, good[0].took_ms
    return (told[0].answer if told else Answer.SILENT), waited_ms


def resolve(name: str) -> object:
    """Look up a name as every program on this computer does."""
    return socket.getaddrinfo(name, None, type=socket.SOCK_STREAM)


def ask_system(name: str, resolve: Resolve = resolve, patience: float = PATIENCE) -> Answer:
    """Resolve `name` within `patience` seconds.

    The system's resolver cannot be interrupted, so it is left behind when it takes too long.
    """
    asking = Started("name", lambda: _outcome(name, resolve))
    return asking.result(by=time.monotonic() + patience) or Answer.SILENT


def _outcome(name: str, resolve: Resolve) -> Answer:
    # Not every system tells an unknown name from one without an address.
    not_there = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}
    try:
        resolve(name)
    except socket.gaierror as error:
        return Answer.NO_SUCH_NAME if error.errno in not_there else Answer.FAILED
    except UnicodeError:  # a part of the name is empty or too long
        return Answer.NO_SUCH_NAME
    return Answer.FOUND


def ask_server(
    server: str, name: str | None, patience: float = PATIENCE, port: int = questions.PORT
) -> Server:
    """Ask one server for the root, then for what cannot exist; if that is found, for `name`."""
    watch = Stopwatch()
    ends = time.monotonic() + patience
    try:
        with questions.open_to(server, port) as conversation:
            reply = _ask(conversation, questions.ROOT, ends)
            took_ms = watch.ms()
            invented = _found(conversation, questions.NO_SUCH_NAME, ends)
            wanted = questions.address_of(name) if name and invented else None
            misleads = wanted is not None and _found(conversation, wanted, ends) == invented
    except TimeoutError:
        return Server(answer=Answer.SILENT, took_ms=watch.ms())
    except (OSError, UnicodeError):
        return Server(answer=Answer.FAILED, took_ms=watch.ms())
    answer = Answer.FOUND if questions.is_understood(reply) else Answer.FAILED
    return Server(answer=answer, invents=invented is not None, misleads=misleads, took_ms=took_ms)


def _found(conversation: socket.socket, question: bytes, ends: float) -> bytes | None:
    """What is found; nothing where nothing is said."""
    try:
        return questions.found(_ask(conversation, question, ends))
    except OSError:
        return None


def _ask(conversation: socket.socket, question: bytes, ends: float) -> bytes:
    """Send a question until its answer comes; raises OSError, TimeoutError where none does."""
    query = os.urandom(2) + question
    while (left := ends - time.monotonic()) > 0:
        conversation.send(query)
        conversation.settimeout(min(left, _AGAIN))
        try:
            reply = conversation.recv(512)
        except TimeoutError:
            continue
        if not questions.is_reply(reply, query):
            raise OSError("no answer to this question")
        return reply
    raise TimeoutError
