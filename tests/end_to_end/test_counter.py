"""The main road, as a person walks it: the real program, a real tray, a real mouse, real keys."""

from __future__ import annotations

import email
import email.policy
import json
import mailbox
import os
import signal
import sqlite3
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from tests.support.balie import Balie
from tests.support.schema import valid
from tests.support.screen import Screen
from tests.support.waiting import eventually
from tools.virtual_desktop import TRAYER, VirtualDesktop, virtual_desktop

pytestmark = pytest.mark.slow

WORDS = "The badge printer on floor 2 shows offline"


@pytest.fixture
def screen(desktop: VirtualDesktop) -> Screen:
    return Screen(desktop)


def test_a_click_on_the_icon_opens_the_window_next_to_it_and_another_hides_it(
    screen: Screen, balie: Balie
) -> None:
    with screen.balie("--background", environment=balie.own):
        icon = screen.icon()
        screen.click(icon)
        window = screen.window()
        assert window.y >= icon.y + icon.height
        assert window.x + window.width <= 1280
        assert window.x + window.width > 1280 - 40
        screen.press("Escape")
        assert screen.window_is_gone()
        screen.click(icon)
        assert screen.window()


def test_a_report_typed_by_keys_reaches_it_with_the_facts_of_this_computer(
    screen: Screen, balie: Balie
) -> None:
    with screen.balie("--background", environment=balie.own):
        open_report(screen, balie, WORDS)
        screen.type(" today")
        eventually(lambda: kept(balie) == f"{WORDS} today")
        screen.press("ctrl+Return")
        message = arrived(balie)
    assert message["Subject"] == f"{WORDS} today"
    body = message.get_body()
    assert body is not None
    assert body.get_content().startswith(WORDS)
    document = valid(json.loads(attachment(message, "diagnostics.json")))
    # And with them the topics in which something is wrong on the computer that tests this.
    assert {finding["topic"] for finding in document["findings"]} >= {"printing", "network"}
    checked = balie("check", "--json", code=None)
    path, seen = (each["facts"]["network_path"]["value"] for each in (document, checked))
    assert path["address"] == seen["address"]
    assert "disk_space" in checked["facts"]
    assert "disk_space" not in document["facts"]


def open_report(screen: Screen, balie: Balie, words: str) -> None:
    """Click the icon, type words into the search field, and choose the report of them."""
    screen.click(screen.icon())
    screen.window()
    looked(balie)
    screen.type(words)
    screen.press(*["Down"] * 12, "Return")


def looked(balie: Balie) -> None:
    """Wait until the program has looked at the computer; what it found goes along from then on."""
    log = balie.data / "balie.log"
    eventually(lambda: log.exists() and "looked at the computer" in log.read_text())


def kept(balie: Balie) -> str:
    """What the store has of the report that is being written."""
    connection = sqlite3.connect(balie.data / "balie.sqlite", timeout=10)
    try:
        rows = connection.execute("SELECT content FROM draft").fetchall()
    finally:
        connection.close()
    return str(json.loads(rows[0][0])["message"]) if rows else ""


def arrived(balie: Balie) -> EmailMessage:
    """The one message that reaches the Maildir."""
    eventually(lambda: list(balie.reports.glob("new/*")))
    [path] = balie.reports.glob("new/*")
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def attachment(message: EmailMessage, name: str) -> Any:
    [found] = [a for a in message.iter_attachments() if a.get_filename() == name]
    return found.get_content()


def test_a_second_start_brings_up_the_window_of_the_first(screen: Screen, balie: Balie) -> None:
    with screen.balie("--background", environment=balie.own):
        screen.icon()
        with screen.balie(environment=balie.own) as second:
            assert second.wait(20) == 0
        assert screen.window()


def test_the_tray_may_come_later_go_and_come_back(balie: Balie, tmp_path: Path) -> None:
    with virtual_desktop(tray=None, log=tmp_path / "log") as desktop:
        screen = Screen(desktop)
        with screen.balie("--background", environment=balie.own):
            for _ in range(2):
                with desktop.running(TRAYER):
                    screen.click(screen.icon())
                    screen.window()
                    screen.press("Escape")
                    assert screen.window_is_gone()
                eventually(lambda: screen.windows() == [])


def test_without_a_tray_it_is_an_ordinary_window_with_an_entry_in_the_launcher(
    balie: Balie, tmp_path: Path
) -> None:
    with virtual_desktop(tray=None, log=tmp_path / "log") as desktop:
        screen = Screen(desktop)
        with screen.balie(environment=balie.own):
            assert screen.window()
            entries = Path(os.environ["XDG_DATA_HOME"]) / "applications"
            eventually(lambda: list(entries.glob("balie.desktop")))


def test_without_a_session_bus_it_works_all_the_same(screen: Screen, balie: Balie) -> None:
    no_bus = {**balie.own, "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"}
    with screen.balie("--background", environment=no_bus):
        screen.click(screen.icon())
        assert screen.window()


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_when_it_is_asked_to(screen: Screen, balie: Balie, ending: signal.Signals) -> None:
    with screen.balie("--background", environment=balie.own) as process:
        screen.icon()
        looked(balie)
        process.send_signal(ending)
        assert process.wait(10) == 0


def test_what_was_typed_survives_sigkill_and_is_sent_once(screen: Screen, balie: Balie) -> None:
    with screen.balie("--background", environment=balie.own) as process:
        open_report(screen, balie, WORDS)
        screen.type(" today")
        eventually(lambda: kept(balie) == f"{WORDS} today")
        process.kill()
    with screen.balie("--background", environment=balie.own):
        open_report(screen, balie, "report")
        screen.press("ctrl+Return")
        assert arrived(balie)["Subject"] == f"{WORDS} today"
    assert len(mailbox.Maildir(balie.reports, create=False)) == 1


def test_an_organisation_with_mistakes_is_told_and_the_program_starts(
    screen: Screen, balie: Balie
) -> None:
    balie.organisation.write_text("name = 5")
    with screen.balie(environment=balie.own):
        screen.click(screen.icon())
        assert screen.window()
