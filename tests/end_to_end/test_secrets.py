"""A whole life with a desk, after which the secret is nowhere: signed in, sent, failed, answered.

By the real program, a real keyring, and a log of everything.
"""

from __future__ import annotations

import base64
import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.conformance.zammad_bench import ZammadBench
from tests.end_to_end.test_counter import WORDS, open_report
from tests.end_to_end.test_desk import numbers, waits
from tests.fakes.json_desk import Asked
from tests.fakes.zammad import GROUP, Zammad
from tests.support.balie import ORGANISATION, Balie
from tests.support.leaked import files_with, forms, holds, watched
from tests.support.screen import Screen
from tests.support.secret_service import SecretService
from tests.support.waiting import eventually
from tools.virtual_desktop import VirtualDesktop

WRONG = "wrong/t0ken+of=Anna&more"
FIRST = "first/t0ken+of=Anna&more"
SECOND = "second/t0ken+of=Anna<more"
SECRETS = (WRONG, FIRST, SECOND)
WANTED = "the desk did not tell of requests"
OUTSPOKEN = Path(__file__).with_name("outspoken.py")
DESK = """
kind = "zammad"
address = "{address}"
group = "{group}"
"""


class Revoking(Zammad):
    """A Zammad in which Alice can get another token."""

    alices = FIRST

    def token(self, login: str) -> str:
        return self.alices if login == "alice" else super().token(login)


@pytest.fixture
def desk() -> Iterator[Revoking]:
    fake = Revoking()
    with fake.server.open():
        yield fake


@pytest.fixture
def life(
    desktop: VirtualDesktop,
    balie: Balie,
    desk: Revoking,
    keyring_service: SecretService,
    monkeypatch: pytest.MonkeyPatch,
) -> Life:
    return Life(Screen(desktop), balie, desk, keyring_service, monkeypatch)


class Life:
    """The program at this desk, and a person who uses it."""

    def __init__(
        self,
        screen: Screen,
        balie: Balie,
        desk: Revoking,
        keyring: SecretService,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        self.screen, self.balie, self.desk = screen, balie, desk
        folder_desk = f'kind = "folder"\npath = "{balie.reports}"\n'
        wanted = DESK.format(address=desk.address, group=GROUP)
        organisation = ORGANISATION.format(reports=balie.reports).replace(folder_desk, wanted)
        balie.organisation.write_text(organisation.replace("northwind.", "company."))
        balie.argv = [sys.executable, str(OUTSPOKEN)]
        monkeypatch.setenv("LOGNAME", "alice")
        self.began = 0
        self.own = balie.own | {"DBUS_SESSION_BUS_ADDRESS": keyring.address}

    @contextmanager
    def running(self) -> Iterator[subprocess.Popen[bytes]]:
        self.began = len(self.log())
        complaints = self.balie.data.with_name("stderr")
        with (
            complaints.open("ab") as stderr,
            self.screen.desktop.running(
                [*self.balie.argv, "--background"], self.own, stderr
            ) as process,
        ):
            yield process

    def open_sign_in(self) -> None:
        """Go to where the home page asks for it, which is the first that the keyboard comes to."""
        self.screen.click(self.screen.icon())
        self.screen.window()
        for line in (WANTED, "looked at the computer"):
            self.logged(line)
        self.screen.press("Tab", "space")

    def enter(self, secret: str) -> None:
        """Enter it, again while the page still waits for an answer, until the desk was asked."""

        def tried() -> bool:
            self.screen.press("ctrl+a")
            self.screen.type(secret)
            self.screen.press("Return")
            with suppress(AssertionError):
                eventually(lambda: self.times_asked_with(secret), limit=5)
            return self.times_asked_with(secret) > 0

        eventually(tried, limit=60)

    def times_asked_with(self, secret: str) -> int:
        """How often the desk was asked by who has it."""
        shown = [asked.headers.get("authorization", "") for asked in self.desk.server.asked]
        return sum(value.partition("=")[2].strip('"') == secret for value in shown)

    def logged(self, line: str) -> None:
        """Wait until the program that runs now has logged it."""
        eventually(lambda: line in self.log()[self.began :])

    def log(self) -> str:
        file = self.balie.data / "balie.log"
        return file.read_text() if file.exists() else ""


@pytest.mark.slow
def test_after_a_whole_life_the_secret_is_nowhere(life: Life, home: Path, tmp_path: Path) -> None:
    with watched() as watch:
        signed_in(life)
        number = sent_in_spite_of_mistakes(life)
        answered(life, number)
        revoked(life, number)
    assert len(watch.seen) > 10
    assert not [told for each in watch.seen.values() for told in each if holds(told, SECRETS)]
    assert files_with(SECRETS, tmp_path, home) == []
    assert not [asked for asked in life.desk.server.asked if holds(without_sign_in(asked), SECRETS)]
    assert " DEBUG " in life.log()


def signed_in(life: Life) -> None:
    with life.running():
        life.open_sign_in()
        life.enter(WRONG)
        life.enter(FIRST)
        eventually(lambda: life.times_asked_with(FIRST) > 1)


def sent_in_spite_of_mistakes(life: Life) -> str:
    """What the desk calls the report, which was sent when the program had crashed."""
    mistake = life.balie.data / "mistake"
    with life.running() as process:
        open_report(life.screen, life.balie, WORDS)
        mistake.touch()
        life.screen.press("ctrl+Return")
        eventually(lambda: waits(life.balie))
        life.logged("ZeroDivisionError")
        process.send_signal(signal.SIGUSR1)
        life.logged("a mistake that nothing caught")
        process.kill()
    mistake.unlink()
    with life.running():
        eventually(lambda: numbers(life.balie), limit=60)
    [number] = numbers(life.balie)
    return number


def answered(life: Life, number: str) -> None:
    ZammadBench(life.desk).answer(number, "Have you tried paper?")
    life.balie("requests")
    life.balie("reply", number, "--message", "Yes, twice")
    assert "Yes, twice" in json.dumps(life.desk.articles)


def revoked(life: Life, number: str) -> None:
    """It is asked again, and what was said meanwhile arrives."""
    life.desk.alices = SECOND
    life.balie("reply", number, "--message", "And glue", code=1)
    assert "And glue" not in json.dumps(life.desk.articles)
    with life.running():
        life.open_sign_in()
        life.enter(SECOND)
        eventually(lambda: "And glue" in json.dumps(life.desk.articles))


def without_sign_in(asked: Asked) -> bytes:
    """All of a request but the one header that has the secret."""
    headers = {name: value for name, value in asked.headers.items() if name != "authorization"}
    return b"\n".join([repr((asked.path, asked.query, headers)).encode(), asked.body])


@pytest.mark.parametrize("form", forms(FIRST))
def test_it_would_be_found(form: bytes, tmp_path: Path) -> None:
    (tmp_path / "log").write_bytes(b"a line\n" + form + b"\n")
    assert files_with(SECRETS, tmp_path) == [tmp_path / "log"]
    assert not holds(b"first/token", SECRETS)


@pytest.mark.parametrize("before", ["", "a", "alice:", "alice\n", "Token token="])
def test_it_would_be_found_in_base64_of_something_longer(before: str) -> None:
    assert holds(base64.b64encode(f"{before}{FIRST}".encode()), SECRETS)
    assert holds(base64.urlsafe_b64encode(f"{before}{FIRST}, and more".encode()), SECRETS)


def test_it_would_be_found_in_what_is_told_of_a_program() -> None:
    with subprocess.Popen(["sleep", "20"], env={"TOKEN": FIRST}) as process:
        with watched() as watch:
            eventually(lambda: process.pid in watch.seen)
        process.kill()
    assert any(holds(told, SECRETS) for told in watch.seen[process.pid])
