"""A real print system of a test's own: cupsd with its own folders and socket, and its printers."""

from __future__ import annotations

import os
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.waiting import eventually
from tools.virtual_desktop import tied

_CUPSD_CONF = """
Listen {top}/sock
LogLevel warn
<Location />
  Order allow,deny
  Allow all
</Location>
<Location /admin>
  Order allow,deny
  Allow all
</Location>
# As a print system comes: people may cancel what is theirs, administrators may do all.
<Policy default>
  <Limit Cancel-Job>
    Require user @OWNER @SYSTEM
    Order deny,allow
  </Limit>
  <Limit Pause-Printer Resume-Printer CUPS-Add-Modify-Printer>
    AuthType Default
    Require user @SYSTEM
    Order deny,allow
  </Limit>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
_CUPS_FILES_CONF = """
ServerRoot {top}/etc
RequestRoot {top}/spool
TempDir {top}/spool/tmp
CacheDir {top}/cache
StateDir {top}/state
AccessLog {top}/log/access
ErrorLog {top}/log/error
PageLog {top}/log/page
FileDevice Yes
SystemGroup root
"""


class Cups:
    """The running print system; `CUPS_SERVER` in the environment leads programs to it."""

    def __init__(self, top: Path, port: int | None = None) -> None:
        self.server = str(top / "sock")
        self.port = port
        self._environment = {**os.environ, "CUPS_SERVER": self.server, "LC_ALL": "C.UTF-8"}

    def run(self, *argv: str) -> str:
        """Run a program of CUPS against it; returns what it printed."""
        done = subprocess.run(
            argv, env=self._environment, capture_output=True, text=True, timeout=20, check=True
        )
        return done.stdout

    def add_printer(self, name: str, *, stopped: bool = False) -> None:
        """A printer that prints to nowhere; a stopped one keeps its documents."""
        # Without a description of the printer it takes documents as they are.
        self.run("lpadmin", "-p", name, "-E", "-v", "file:///dev/null", "-m", "raw")
        if stopped:
            self.run("cupsdisable", name)

    def share_printer(self, name: str) -> str:
        """A printer that others may use, and that says what it can; its address."""
        driver = ("-m", "drv:///sample.drv/generic.ppd", "-o", "printer-is-shared=true")
        self.run("lpadmin", "-p", name, "-E", "-v", "file:///dev/null", *driver)
        return f"ipp://127.0.0.1:{self.port}/printers/{name}"

    def devices(self) -> str:
        """Where each printer leads."""
        return self.run("lpstat", "-v")

    def print(self, printer: str, *options: str, under: Sequence[str] = ()) -> str:
        """Print a document, as whom `under` makes one; returns how CUPS calls the job."""
        said = self.run(*under, "lp", "-d", printer, *options, "/etc/hostname")
        return said.split()[3]

    def waiting(self) -> list[str]:
        """The jobs that are not done."""
        return [line.split()[0] for line in self.run("lpstat", "-o").splitlines()]

    def is_stopped(self, printer: str) -> bool:
        """Whether a printer is stopped."""
        return "disabled since" in self.run("lpstat", "-p", printer)


_ON_THE_NETWORK = """
Listen 127.0.0.1:{port}
WebInterface No
"""


@contextmanager
def print_system(*, on_the_network: bool = False) -> Iterator[Cups]:
    """A print system without any printer; one on the network is reached at a port of its own."""
    # A socket's path may be 107 characters long; pytest's folders come close.
    with tempfile.TemporaryDirectory(prefix="cups-") as folder:
        top = Path(folder)
        top.chmod(0o755)
        for part in ("etc", "spool/tmp", "cache", "state", "log"):
            (top / part).mkdir(parents=True)
        port = _free_port() if on_the_network else None
        more = _ON_THE_NETWORK.format(port=port) if port else ""
        (top / "etc" / "cupsd.conf").write_text(_CUPSD_CONF.format(top=top) + more)
        (top / "etc" / "cups-files.conf").write_text(_CUPS_FILES_CONF.format(top=top))
        argv = ["/usr/sbin/cupsd", "-f", "-c", f"{top}/etc/cupsd.conf"]
        with tied([*argv, "-s", f"{top}/etc/cups-files.conf"]):
            cups = Cups(top, port)
            eventually((top / "sock").exists)
            eventually(lambda: "is running" in cups.run("lpstat", "-r"))
            yield cups


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@pytest.fixture
def cups(monkeypatch: pytest.MonkeyPatch) -> Iterator[Cups]:
    """A print system that the programs under test use, without any printer."""
    with print_system() as own:
        monkeypatch.setenv("CUPS_SERVER", own.server)
        yield own


@pytest.fixture
def print_server() -> Iterator[Cups]:
    """The organisation's print system on another computer, so to speak."""
    with print_system(on_the_network=True) as server:
        yield server
