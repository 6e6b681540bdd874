"""Looks for a secret in all that was written, in every form in which it could have got there."""

from __future__ import annotations

import base64
import json
import os
import threading
import urllib.parse
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil


def forms(secret: str) -> set[bytes]:
    """As it is, and as files, addresses, JSON and mails write it; also within something longer."""
    raw = secret.encode()
    quoted = json.dumps(secret)[1:-1]
    texts = {
        secret,
        quoted,
        quoted.replace("/", "\\/"),
        repr(secret)[1:-1],
        urllib.parse.quote(secret, safe=""),
        urllib.parse.quote(secret),
        urllib.parse.quote_plus(secret),
        raw.hex(),
    }
    return {text.encode() for text in texts} | {secret.encode("utf-16-le")} | _base64(raw)


def _base64(raw: bytes) -> set[bytes]:
    """What of it is the same whatever stands before and after it, such as a name and a colon."""
    found = set()
    for before in range(3):
        shown = base64.b64encode(b"\0" * before + raw)
        first = -(-before * 8 // 6) + (1 if before else 0)
        certain = shown[first : len(shown) - 4]
        found |= {certain, certain.translate(bytes.maketrans(b"+/", b"-_"))}
    return found


def holds(content: bytes, secrets: Iterable[str]) -> bool:
    """Whether one of them is in it."""
    return any(form in content for secret in secrets for form in forms(secret))


def files_with(secrets: Iterable[str], *folders: Path) -> list[Path]:
    """The files below the folders that have one of them in their name or content."""
    known = [form for secret in secrets for form in forms(secret)]
    found = []
    for path in (path for folder in folders for path in folder.rglob("*")):
        content = path.read_bytes() if path.is_file() else b""
        if any(form in content or form in os.fsencode(path) for form in known):
            found.append(path)
    return found


class Watch:
    """What every program that this one started, or that those did, told of itself to anybody."""

    def __init__(self, aside: str) -> None:
        self._aside = aside
        self.seen: dict[int, set[bytes]] = {}

    def look(self) -> None:
        """Look at all of those that run; not at the program `aside`, which types for the person."""
        for process in psutil.Process().children(recursive=True):
            told = b""
            with suppress(OSError):
                place = Path("/proc", str(process.pid))
                told = (place / "cmdline").read_bytes() + b"\0" + (place / "environ").read_bytes()
            if not told.startswith(self._aside.encode()):
                self.seen.setdefault(process.pid, set()).add(told)


@contextmanager
def watched(aside: str = "xdotool") -> Iterator[Watch]:
    """Look again and again while a block lasts."""
    watch, over = Watch(aside), threading.Event()

    def run() -> None:
        while not over.wait(0.1):
            watch.look()

    thread = threading.Thread(target=run, name="watch")
    thread.start()
    try:
        yield watch
    finally:
        over.set()
        thread.join()
