"""Two ways to ask: for a name by way of the system, or a name server directly.

The system's own way is what every program uses, but it needs a name to ask for. Without one,
the name servers are asked for the names of the root servers: the one question (RFC 1035, type NS
of ".") that any of them can answer and that tells nobody what this computer is looking for.
"""

from __future__ import annotations

import os
import queue
import threading
import time
from collections.abc import Callable, Iterable

from diagnostics.facts.name_lookup.model import Answer

Resolve = Callable[[str], object]

PATIENCE = 1.5
PORT = 53

# One question, recursion desired; for the root's name (empty), type NS, class IN.
_QUESTION = bytes.fromhex("0100 0001 0000 0000 0000 00 0002 0001")
_IS_ANSWER = 0x80
# No error, no such name, refused: it understood and answered.
_UNDERSTOOD = {0, 3, 5}


def resolve(name: str) -> object:
    """Look up a name as every program on this computer does."""
    import socket

    return socket.getaddrinfo(name, None, type=socket.SOCK_STREAM)


def ask_system(name: str, resolve: Resolve = resolve, patience: float = PATIENCE) -> Answer:
    """Resolve `name` within `patience` seconds.

    The system's resolver cannot be interrupted, so it is left behind when it takes too long.
    """
    answers: queue.SimpleQueue[Answer] = queue.SimpleQueue()
    asking = threading.Thread(
        target=lambda: answers.put(_outcome(name, resolve)), name="name lookup", daemon=True
    )
    asking.start()
    try:
        return answers.get(timeout=patience)
    except queue.Empty:
        return Answer.SILENT


def _outcome(name: str, resolve: Resolve) -> Answer:
    import socket

    # Not every system tells an unknown name from one without an address.
    not_there = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}
    try:
        resolve(name)
    except socket.gaierror as error:
        return Answer.NO_SUCH_NAME if error.errno in not_there else Answer.FAILED
    except UnicodeError:  # a part of the name is empty or too long
        return Answer.NO_SUCH_NAME
    return Answer.FOUND


def ask_servers(servers: Iterable[str], patience: float = PATIENCE, port: int = PORT) -> Answer:
    """Ask each server in turn until one answers; the first is given most of the time."""
    deadline = time.monotonic() + patience
    worst = Answer.SILENT
    for server in servers:
        left = deadline - time.monotonic()
        if left <= 0:
            break
        answer = _ask_server((server, port), left * 0.6)
        if answer is Answer.FOUND:
            return answer
        worst = answer
    return worst


def _ask_server(address: tuple[str, int], patience: float) -> Answer:
    import socket

    query = os.urandom(2) + _QUESTION
    family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
    with socket.socket(family, socket.SOCK_DGRAM) as conversation:
        conversation.settimeout(patience)
        try:
            conversation.connect(address)
            conversation.send(query)
            return _judge(query, conversation.recv(512))
        except TimeoutError:
            return Answer.SILENT
        except OSError:
            return Answer.FAILED


def _judge(query: bytes, reply: bytes) -> Answer:
    if len(reply) < 4 or reply[:2] != query[:2] or not reply[2] & _IS_ANSWER:
        return Answer.FAILED
    return Answer.FOUND if reply[3] & 0x0F in _UNDERSTOOD else Answer.FAILED
