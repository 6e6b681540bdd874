"""`make agents`: how a report looks to somebody of IT, in the pages of the real desks.

Starts the servers that the tests use, sends one report of Anna's as the program does, and has a
real browser show it to the agent.
"""

from __future__ import annotations

import http.cookiejar
import os
import re
import subprocess
import sys
import tempfile
import threading
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import msgspec

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from assistant.delivery import settle
from assistant.desks.letter import File
from assistant.engine import Engine
from assistant.language import Language
from assistant.organisation import load
from assistant.outbox import Composed
from assistant.person import Person
from assistant.store import open_store
from assistant.tickets.draft import Impact, Reach
from diagnostics.system import this_machine
from tests.conformance.bench import Bench, desk_of
from tests.conformance.redmine_bench import RedmineBench
from tests.conformance.rt_bench import RtBench
from tests.fakes.talking_desk import TalkingDesk
from tests.servers.model import DOMAIN, Account, Redmine, RequestTracker
from tests.servers.running import Started
from tools import annas_laptop
from tools.screenshots import FOLDER, ORGANISATION, PROBLEM, blank_badge

WIDTH = 1280
_BROWSER = (
    *("chromium", "--headless", "--disable-gpu", "--no-first-run", "--hide-scrollbars"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    "--virtual-time-budget=15000",
)
_LIMIT = 120.0

SignIn = Callable[[urllib.request.OpenerDirector, str, Account], None]


def main() -> int:
    """Take both pictures."""
    rt, redmine = Started("rt"), Started("redmine")
    try:
        tracker = rt.answering(RequestTracker)
        address = f"{tracker.address}/Ticket/Display.html?id={{number}}"
        agent = tracker.people.agent
        _show("agent-rt", RtBench(tracker), agent, address, _into_rt, height=1500)
        desk = redmine.answering(Redmine)
        address = f"{desk.address}/issues/{{number}}"
        agent = desk.people.agent
        _show("agent-redmine", RedmineBench(desk), agent, address, _into_redmine, height=900)
    finally:
        rt.end()
        redmine.end()
    return 0


def _show(
    name: str, bench: Bench, agent: Account, address: str, sign_in: SignIn, *, height: int
) -> None:
    number = settle(_report(), desk_of(bench)).number or ""
    jar = http.cookiejar.CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    page = urllib.parse.urlsplit(address.format(number=number))
    server = f"{page.scheme}://{page.netloc}"
    sign_in(opener, server, agent)
    cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)
    with _signed_in(server, cookies) as proxy, tempfile.TemporaryDirectory() as profile:
        picture = Path(profile) / "page.png"
        as_root = ("--no-sandbox",) if os.geteuid() == 0 else ()
        size = f"--window-size={WIDTH},{height}"
        options = (f"--user-data-dir={profile}/user", f"--screenshot={picture}", size)
        seen = f"{proxy}{page.path}?{page.query}"
        subprocess.run([*_BROWSER, *as_root, *options, seen], check=True, timeout=_LIMIT)
        # Few colours make a small file; dots in between would make a large one.
        few = QImage(str(picture)).convertToFormat(
            QImage.Format.Format_Indexed8, Qt.ImageConversionFlag.ThresholdDither
        )
        few.save(str(FOLDER / f"{name}.png"))
    print(FOLDER / f"{name}.png")


def _report() -> Composed:
    """What Anna sends, composed by the program itself from her laptop's findings."""
    with tempfile.TemporaryDirectory() as home:
        engine = Engine(
            organisation=msgspec.structs.replace(
                load(ORGANISATION).organisation, mail_domain=DOMAIN
            ),
            language=Language("en"),
            person=Person(login="alice", full_name="Anna Visser", computer_name="NW-LT-2041"),
            store=open_store(Path(home)),
            folder=Path(home),
            desk=TalkingDesk(),
            machine=this_machine(),
            examine=annas_laptop.look,
        )
        engine.check_here()
        written = msgspec.structs.replace(
            engine.draft(),
            message=f"{PROBLEM}\nI have restarted it twice. 40 visitors come at 2 o’clock.",
            impact=Impact.ONE_TASK,
            reach=Reach.CALL,
            contact="4411",
        )
        draft = engine.keep(written)
        badge = File(name="badge.png", type="image/png", content=blank_badge())
        engine.reports.attachments.attach(draft.reference, badge)
        composed = engine.compose(draft)
        engine.close()
        return composed


def _into_rt(opener: urllib.request.OpenerDirector, server: str, agent: Account) -> None:
    form = urllib.parse.urlencode({"user": agent.login, "pass": agent.password}).encode()
    opener.open(f"{server}/NoAuth/Login.html", form, timeout=_LIMIT).close()


def _into_redmine(opener: urllib.request.OpenerDirector, server: str, agent: Account) -> None:
    with opener.open(f"{server}/login", timeout=_LIMIT) as page:
        found = re.search(r'name="authenticity_token" value="([^"]+)"', page.read().decode())
    form = {
        "authenticity_token": found[1] if found else "",
        "username": agent.login,
        "password": agent.password,
    }
    opener.open(f"{server}/login", urllib.parse.urlencode(form).encode(), timeout=_LIMIT).close()


@contextmanager
def _signed_in(server: str, cookies: str) -> Iterator[str]:
    """The same pages for whoever asks: a browser without a driver cannot sign in by itself."""

    class Pages(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            request = urllib.request.Request(  # noqa: S310
                f"{server}{self.path}", headers={"Cookie": cookies}
            )
            with urllib.request.urlopen(request, timeout=_LIMIT) as page:  # noqa: S310
                body = page.read()
                self.send_response(page.status)
                self.send_header("Content-Type", page.headers.get("Content-Type", "text/html"))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as pages:
        threading.Thread(target=pages.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{pages.server_port}"
        pages.shutdown()


if __name__ == "__main__":
    sys.exit(main())
