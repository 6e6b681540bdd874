"""What the shared suite needs beside a desk: the eyes and hands of somebody of IT."""

from __future__ import annotations

import json
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol

import msgspec
import pytest

from assistant.desk_settings import DeskSettings
from assistant.desks.desk import Desk, Login, Rating
from assistant.desks.letter import File
from assistant.desks.registry import open_desk
from assistant.outbox import Composed
from assistant.person import Person, Sender
from assistant.reference import new_reference
from assistant.sent import What
from assistant.tickets.errand_message import compose_errand
from tests.servers.model import DOMAIN
from tests.support.fault_proxy import ACTED, NOT_PASSED_ON, FaultProxy


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """A report as the agent sees it; `files` by name."""

    subject: str
    words: str
    files: dict[str, bytes]


class Proxy(Protocol):
    """What stands between, and does what networks and servers do on bad days."""

    choose: Callable[[str, str], Any]
    on_answer: Callable[[], None]
    seen: list[tuple[str, str, Any]]

    @property
    def faults(self) -> type[StrEnum]:
        """All that it can do; "none" is nothing."""

    def once(self, fault: Any, command: str) -> None:
        """The next such command meets the fault, and no other."""


class Bench(Protocol):
    """A real desk, seen from both sides.

    `moments` are the commands and faults of a report's delivery, `looks` the commands of reading
    what became of it; `harm` is how likely a fault is at
    each command on a bad day, and `environment` what the employee's computer must have set.
    """

    moments: tuple[tuple[str, Any], ...]
    looks: tuple[str, ...]
    harm: float

    def __init__(self, server: Any) -> None:
        """Of the fixture of that server."""

    @property
    def environment(self) -> Mapping[str, str]:
        """Variables by name."""

    @property
    def settings(self) -> DeskSettings:
        """What the organisation's file would say of the desk."""

    def login(self, who: str = "alice") -> Login:
        """With what that employee signs in."""

    def parcel(
        self, words: str, files: tuple[File, ...] = (), subject: str = "No paper"
    ) -> Composed:
        """A report of Alice."""

    def received(self, reference: str) -> list[Seen]:
        """The open reports of that reference, as the agent has them."""

    def answer(self, number: str, words: str, files: tuple[File, ...] = ()) -> None:
        """The agent says something to the employee."""

    def note(self, number: str, words: str) -> None:
        """The agent writes something that is not for the employee."""

    def solve(self, number: str) -> None:
        """The agent has solved it; only where the desk `solves`."""

    def outage(self, subject: str) -> str:
        """The agent says that something is down for many; its number.

        Only where the desk `tells_outages`.
        """

    def affected(self, number: str) -> list[str]:
        """What was said of an outage, as the agent has it."""

    def settled(self) -> None:
        """Returns once all that the desk took can be seen."""

    def late(self) -> AbstractContextManager[object]:
        """As long as that is open, nothing shows that may show late, seen through the proxy."""

    def behind(self, folder: Path) -> AbstractContextManager[Proxy]:
        """From now on the employee reaches the desk through a proxy; `folder` is its own."""


class OnTheWeb:
    """A desk that the employee reaches at `address`, and that shows at once what it took."""

    address: str
    looks: tuple[str, ...] = ("GET",)
    harm = 0.4
    environment: Mapping[str, str] = {}
    moments = tuple((method, f) for f in (*ACTED, *NOT_PASSED_ON) for method in ("GET", "POST"))

    def settled(self) -> None:
        """It has."""

    def late(self) -> AbstractContextManager[object]:
        return nullcontext()

    @contextmanager
    def behind(self, _folder: Path) -> Iterator[Proxy]:
        with FaultProxy(self.address).open() as proxy:
            self.address = proxy.address
            yield proxy


def only_where(able: bool) -> None:
    """The rest of the test is for desks that can."""
    if not able:
        pytest.skip("this desk cannot")


def desk_of(bench: Bench, who: str = "alice", secret: str | None = None) -> Desk:
    """The desk as that employee uses it, or with a secret that is not theirs."""
    own = bench.login(who)
    login = own if secret is None else Login(name=own.name, secret=secret)
    return open_desk(bench.settings, lambda: login)


def report(mail: str, words: str, files: tuple[File, ...], subject: str) -> Composed:
    """The parcel of a report by whoever has that address."""
    return errand("", What.REPORT, words, mail, files=files, subject=subject)


def errand(
    number: str,
    what: What,
    words: str = "",
    mail: str = f"alice@{DOMAIN}",
    *,
    files: tuple[File, ...] = (),
    rating: Rating | None = None,
    subject: str = "No paper",
) -> Composed:
    """What that person does to the request of that number."""
    login, _, domain = mail.partition("@")
    return compose_errand(
        what,
        number,
        subject,
        reference=new_reference(),
        sender=Sender(
            person=Person(login=login, full_name=login.capitalize(), computer_name="LT-1"),
            mail_domain=domain,
            desk_name="IT",
        ),
        written_at=1_800_000_000.0,
        words=words,
        files=files,
        rating=rating,
    )


def ask(
    method: str, address: str, headers: Mapping[str, str], body: object = None, raw: bytes = b""
) -> bytes:
    """What a server answers to somebody of IT; raises where it refuses."""
    sent = raw or (None if body is None else json.dumps(body).encode())
    kind = {"Content-Type": "application/octet-stream" if raw else "application/json"}
    request = urllib.request.Request(address, sent, kind | dict(headers), method=method)  # noqa: S310
    with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
        return bytes(answer.read())
