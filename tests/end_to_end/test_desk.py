"""The main road to a real service desk: signed in by the keyring, reported by keys, answered."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from assistant.keychain import Keychain, Secret
from tests.conformance.rt_bench import RtBench
from tests.end_to_end.test_counter import WORDS, open_report
from tests.servers.model import RequestTracker
from tests.support.balie import ORGANISATION, Balie
from tests.support.screen import Screen
from tests.support.secret_service import SecretService
from tests.support.waiting import eventually
from tools.virtual_desktop import VirtualDesktop

pytestmark = pytest.mark.slow

RT_DESK = """
kind = "rt"
address = "{address}"
queue = "{queue}"
"""


def test_a_report_reaches_request_tracker_and_its_answer_comes_back(
    desktop: VirtualDesktop, balie: Balie, rt: RequestTracker, keyring_service: SecretService
) -> None:
    alice, bench = rt.people.alice, RtBench(rt)
    folder_desk = f'kind = "folder"\npath = "{balie.reports}"\n'
    wanted = RT_DESK.format(address=rt.address, queue=rt.queue)
    organisation = ORGANISATION.format(reports=balie.reports).replace(folder_desk, wanted)
    domain = alice.mail.partition("@")[2]
    balie.organisation.write_text(organisation.replace("northwind.example", domain))
    Keychain("Balie").put(rt.address, Secret(f"\n{alice.token}"))
    own = balie.own | {
        "DBUS_SESSION_BUS_ADDRESS": keyring_service.address,
        "LOGNAME": alice.login,
    }
    screen = Screen(desktop)
    with screen.balie("--background", environment=own):
        open_report(screen, balie, WORDS)
        screen.press("ctrl+Return")
        eventually(lambda: numbers(balie))
    [number] = numbers(balie)
    bench.note(number, "She means the one on floor 3")
    bench.answer(number, "Have you tried paper?")
    with screen.balie("--background", environment=own):
        eventually(lambda: "Have you tried paper?" in conversation(balie, number))
    assert "floor 3" not in conversation(balie, number)
    assert WORDS in conversation(balie, number)
    assert not [path for path in written(balie) if alice.token.encode() in path.read_bytes()]


def numbers(balie: Balie) -> list[str]:
    """What the desk calls the reports that it has."""
    return _column(balie, "SELECT number FROM outbox WHERE state = 'sent'")


def waits(balie: Balie) -> list[str]:
    """The references of what the person has sent and the desk has not yet."""
    return _column(balie, "SELECT reference FROM outbox WHERE state != 'sent'")


def conversation(balie: Balie, number: str) -> str:
    """What is kept here of a conversation."""
    found = _column(balie, f"SELECT content FROM ticket WHERE number = '{number}'")  # noqa: S608
    return "".join(found)


def _column(balie: Balie, query: str) -> list[str]:
    connection = sqlite3.connect(balie.data / "balie.sqlite", timeout=10)
    try:
        found = [row[0] for row in connection.execute(query)]
    finally:
        connection.close()
    return [value.decode() if isinstance(value, bytes) else str(value) for value in found]


def written(balie: Balie) -> list[Path]:
    """Every file that the program has written."""
    return [path for path in balie.data.rglob("*") if path.is_file()]
