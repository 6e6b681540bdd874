"""The eyes of somebody of IT whose service desk is a folder of messages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from enum import StrEnum
from pathlib import Path
from typing import Any

from assistant.desk_settings import FolderDesk
from assistant.desks.desk import Login
from assistant.desks.letter import File, open_letter
from assistant.outbox import Composed
from tests.conformance.bench import Proxy, Seen, report
from tests.servers.model import DOMAIN


class Harm(StrEnum):
    """Nothing stands between: what a file system does on bad days, the folder's own tests try."""

    NONE = "none"


class Nothing:
    """The proxy of a desk that is reached without a network."""

    faults = Harm

    def __init__(self) -> None:
        self.choose: Callable[[str, str], Any] = lambda _protocol, _command: Harm.NONE
        self.on_answer: Callable[[], None] = lambda: None
        self.seen: list[tuple[str, str, Any]] = []

    def once(self, fault: Any, command: str) -> None:
        """There is none."""
        raise NotImplementedError(fault, command)


class FolderBench:
    """A Maildir at `path`; it tells nothing back."""

    moments: tuple[tuple[str, Any], ...] = ()
    looks: tuple[str, ...] = ()
    harm = 0.0
    environment: Mapping[str, str] = {}

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def settings(self) -> FolderDesk:
        return FolderDesk(path=str(self._path))

    def login(self, who: str = "alice") -> Login:
        return Login(name=who, secret="")

    def parcel(
        self, words: str, files: tuple[File, ...] = (), subject: str = "No paper"
    ) -> Composed:
        return report(f"alice@{DOMAIN}", words, files, subject)

    def received(self, reference: str) -> list[Seen]:
        messages = [path.read_bytes() for path in sorted(self._path.glob("new/*"))]
        letters = [open_letter(m) for m in messages if reference.encode() in m]
        return [
            Seen(
                subject=letter.subject,
                words=letter.words,
                files={file.name: file.content for file in letter.files},
            )
            for letter in letters
        ]

    def settled(self) -> None:
        """It has."""

    def late(self) -> AbstractContextManager[object]:
        return nullcontext()

    @contextmanager
    def behind(self, _folder: Path) -> Iterator[Proxy]:
        yield Nothing()

    def answer(self, number: str, words: str, files: tuple[File, ...] = ()) -> None:
        raise NotImplementedError

    def note(self, number: str, words: str) -> None:
        raise NotImplementedError

    def solve(self, number: str) -> None:
        raise NotImplementedError

    def outage(self, subject: str) -> str:
        raise NotImplementedError

    def affected(self, number: str) -> list[str]:
        raise NotImplementedError
