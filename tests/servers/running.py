"""Fixtures for the servers; those that tests use start side by side while other tests run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TypeVar

import msgspec
import pytest

from tests.servers.model import Mail, Redmine, RequestTracker
from tests.servers.starting import PROJECT, READY
from tests.support.waiting import eventually

NAMES = ("mail", "redmine", "rt")
LIMIT = 280.0
"""Seconds until a server answers, on a machine that has to install it first."""

Kind = TypeVar("Kind", Mail, Redmine, RequestTracker)


class Started:
    """A server on its way, in a folder of its own that its programs may enter."""

    def __init__(self, name: str) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix=f"{name}-"))
        self.folder.chmod(0o755)
        self._name = name
        self._log = self.folder / "log"
        argv = [sys.executable, "-m", "tests.servers", name, str(self.folder)]
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                ["setpriv", "--pdeathsig", "KILL", *argv],
                cwd=PROJECT,
                env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8", "HOME": "/root"},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def answering(self, kind: type[Kind]) -> Kind:
        """What the server says of itself, once it answers."""
        ready = self.folder / READY
        try:
            eventually(lambda: ready.exists() or self._process.poll() is not None, LIMIT)
            return msgspec.json.decode(
                ready.read_bytes(), type=kind, dec_hook=lambda of, value: of(value)
            )
        except (AssertionError, FileNotFoundError):
            pytest.fail(f"{self._name} does not answer:\n{self._told()}", pytrace=False)

    def _told(self) -> str:
        lines = self._log.read_text("utf-8", "replace").splitlines()
        return "\n".join(lines[-30:])

    def end(self) -> None:
        """End it, and with it all that it started: they share a namespace of processes."""
        self._process.kill()
        self._process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


_servers = pytest.StashKey[dict[str, Started]]()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a server, before tests are chosen by their marks."""
    for item in items:
        if _needed(item):
            item.add_marker("servers")
            item.add_marker("slow")


def pytest_collection_finish(session: pytest.Session) -> None:
    """Start what the chosen tests need."""
    if not session.config.option.collectonly:
        for name in sorted({name for item in session.items for name in _needed(item)}):
            _started(session.config, name)


def pytest_unconfigure(config: pytest.Config) -> None:
    """End all servers."""
    for server in config.stash.get(_servers, {}).values():
        server.end()


def _needed(item: pytest.Item) -> set[str]:
    return set(NAMES).intersection(getattr(item, "fixturenames", ()))


def _started(config: pytest.Config, name: str) -> Started:
    servers = config.stash.setdefault(_servers, {})
    if name not in servers:
        servers[name] = Started(name)
    return servers[name]


@pytest.fixture(scope="session")
def mail(pytestconfig: pytest.Config) -> Mail:
    """Postfix and Dovecot, with a box for each of the people."""
    if os.geteuid() != 0:
        pytest.fail("Postfix runs as root only: sudo make test", pytrace=False)
    return _started(pytestconfig, "mail").answering(Mail)


@pytest.fixture(scope="session")
def redmine(pytestconfig: pytest.Config) -> Redmine:
    """Redmine with a project, in which employees see their own issues."""
    return _started(pytestconfig, "redmine").answering(Redmine)


@pytest.fixture(scope="session")
def rt(pytestconfig: pytest.Config) -> RequestTracker:
    """Request Tracker with a queue, in which employees see their own tickets."""
    return _started(pytestconfig, "rt").answering(RequestTracker)
