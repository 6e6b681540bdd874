"""What all servers have in common on their way to answering."""

from __future__ import annotations

import hashlib
import shutil
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path

import msgspec
from filelock import FileLock

from tests.servers.model import DOMAIN, Account, People

PROJECT = Path(__file__).parents[2]
BUILD = PROJECT / "build" / "servers"
READY = "ready.json"


def free_port() -> int:
    """A port of this machine that nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
        return port


def listens(port: int) -> bool:
    """Whether somebody takes connections at a port."""
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0


def answers(url: str, headers: dict[str, str]) -> bool:
    """Whether a web server says 200 there."""
    try:
        request = urllib.request.Request(url, headers=headers)  # noqa: S310
        with urllib.request.urlopen(request, timeout=60):  # noqa: S310
            return True
    except OSError:
        return False


def people(tokens: dict[str, str], agent: str = "agent") -> People:
    """The accounts that every server has; `tokens` by login."""
    alice, bob, it = (_account(login, tokens) for login in ("alice", "bob", agent))
    return People(alice=alice, bob=bob, agent=it)


def _account(login: str, tokens: dict[str, str]) -> Account:
    return Account(
        login=login, password=password(login), mail=f"{login}@{DOMAIN}", token=tokens.get(login, "")
    )


def password(login: str) -> str:
    """The password of an account."""
    return f"{login}-password-1"


def say_ready(folder: Path, server: msgspec.Struct) -> None:
    """Tell the test run that the server answers, and where."""
    part = folder / "ready.part"
    part.write_bytes(msgspec.json.encode(server, enc_hook=str))
    part.rename(folder / READY)


def stay(*processes: subprocess.Popen[bytes]) -> None:
    """Live as long as the server does; all ends together by the process namespace."""
    for process in processes:
        process.wait()
    sys.exit("the server ended")


def seeded(name: str, folder: Path, sources: list[Path], seed: Callable[[Path], None]) -> None:
    """Copy what `seed` fills into `folder`; it is filled once for each state of its sources."""
    digest = hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()[:12]
    kept = BUILD / f"{name}-{digest}"
    BUILD.mkdir(parents=True, exist_ok=True)
    with FileLock(BUILD / f"{name}.lock"):
        if not kept.exists():
            for older in BUILD.glob(f"{name}[-.]*/"):
                shutil.rmtree(older)
            part = BUILD / f"{name}.part"
            part.mkdir()
            seed(part)
            part.rename(kept)
        shutil.copytree(kept, folder, symlinks=True, dirs_exist_ok=True)
