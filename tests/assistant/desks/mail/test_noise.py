"""Whatever a mail server answers, there is a sentence for it, and never a crash or a hang."""

from __future__ import annotations

import os
import random
import ssl
from collections.abc import Callable
from contextlib import suppress

import pytest

from assistant.desk_settings import EmailDesk
from assistant.desks.desk import DeskTrouble, Login
from assistant.desks.mail.desk import Mail
from assistant.outbox import Parcel
from tests.conformance.bench import report
from tests.servers.model import Mail as Server
from tests.support.line_proxy import LineProxy
from tests.support.waiting import eventually

ROUNDS = int(os.environ.get("BALIE_ROUNDS", "15"))
PIECES = (
    *(
        b"(",
        b")",
        b'"',
        b"{99}\r\n",
        b"{3}\r\n",
        b"NIL",
        b"\r\n",
        b"* ",
        b"+ ",
        b"\0",
        b"\r\n* BYE",
    ),
    *(b"\r\n* BYE", b"9" * 21, b"250-", b"250 x\r\n", b"* LIST ()\r\n", b"* 1 FETCH (UID 1)\r\n"),
)


def spoilt(answer: bytes, chance: random.Random) -> bytes:
    """Mostly as it is, else with bytes changed, gone, new, or twice."""
    if chance.random() < 0.75:
        return answer
    said = bytearray(answer)
    for _ in range(chance.randint(1, 4)):
        at, other = chance.randrange(len(said) + 1), chance.randrange(len(said) + 1)
        match chance.randrange(4):
            case 0:
                said[at : at + 1] = chance.randbytes(1)
            case 1:
                del said[at : at + chance.randint(1, 9)]
            case 2:
                said[at:at] = chance.choice(PIECES)
            case _:
                said[at:at] = said[other : other + 20]
    return bytes(said)


def a_report() -> Parcel:
    return report("alice@company.example", "No paper", (), "Printer")


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_noise_in_any_answer(
    mail: Server, proxy: LineProxy, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, sent = desk_behind(mail, proxy), a_report()
    desk.create(sent)
    eventually(lambda: desk.find(sent.reference))
    looks: list[Callable[[], object]] = [
        lambda: desk.find(sent.reference),
        desk.tickets,
        lambda: desk.ticket(sent.reference, None),
        lambda: desk.create(a_report()),
    ]
    chance = random.Random(seed)  # noqa: S311 - the same noise each time
    proxy.rewrite = lambda answer: spoilt(answer, chance)
    monkeypatch.setattr("assistant.connections.SILENCE_SECONDS", 0.5)
    for look in looks:
        with suppress(DeskTrouble):
            look()
    monkeypatch.undo()
    proxy.rewrite = lambda answer: answer
    assert desk.ticket(sent.reference, None).entries[0].words == "No paper"


def desk_behind(mail: Server, proxy: LineProxy) -> Mail:
    alice = mail.people.alice
    settings = EmailDesk(
        to=mail.people.agent.mail,
        submission_host=mail.host,
        submission_port=proxy.ports["SMTP"],
        imap_host=mail.host,
        imap_port=proxy.ports["IMAP"],
    )
    trust = ssl.create_default_context(cafile=proxy.trusted)
    return Mail(settings, lambda: Login(name=alice.login, secret=alice.password), trust)
