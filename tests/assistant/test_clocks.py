"""Lids closed for days and clocks set back hold nothing up, and double nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from assistant.conversations import Conversations
from assistant.desks.desk import Abilities, DeskTrouble
from assistant.dispatch import Dispatch
from assistant.errors import Trouble
from assistant.events import Event, ReplyArrived
from assistant.following import OPEN_SECONDS, Following
from assistant.outages import Outages
from assistant.outbox import LONGEST_WAIT, Composed, Outbox, RequestState
from assistant.reference import new_reference
from assistant.store import open_store
from diagnostics.text import text
from tests.fakes.talking_desk import TalkingDesk

DAY = 86_400.0
YEAR = 365 * DAY
NOW = 1_800_000_000.0
SILENT = Trouble(title=text("t"), meaning=text("m"), next_step=text("n"))


class Computer:
    """One with a clock of its own, a report that waits, and a desk."""

    def __init__(self, folder: Path) -> None:
        self.store = open_store(folder)
        self.outbox = Outbox(self.store)
        self.desk = TalkingDesk()
        self.now = NOW
        self.heard: list[Event] = []
        lock = folder / "lock"
        tell = self.heard.append
        self.dispatch = Dispatch(self.outbox, self.desk, lock, lambda: self.now, tell)
        kept = Conversations(self.store), Outages(self.store)
        self.following = Following(self.desk, *kept, lambda: self.now, tell)
        made = Composed(reference=new_reference(), subject="P", message=b"", created_at=NOW)
        self.reference = made.reference
        self.outbox.put(made)

    def fail(self, *, wait: float = 0.0) -> None:
        """Try in vain; the desk asks for so many seconds of rest."""
        self.desk.trouble = DeskTrouble(SILENT, wait=wait)
        self.dispatch.deliver_once()
        self.desk.trouble = None

    @property
    def arrived(self) -> int:
        """How often the desk has the report, once what is due has been tried."""
        self.dispatch.deliver_once()
        return len(self.desk.by_number)


@pytest.fixture
def computer(tmp_path: Path) -> Iterator[Computer]:
    made = Computer(tmp_path)
    yield made
    made.store.close()


@pytest.mark.parametrize("set_to", [NOW - YEAR, NOW - DAY, 0.0])
def test_a_clock_set_back_holds_nothing_up(computer: Computer, set_to: float) -> None:
    computer.fail(wait=3600.0)
    computer.now = set_to
    assert computer.arrived == 1


def test_a_clock_set_back_before_the_first_attempt_holds_nothing_up(computer: Computer) -> None:
    computer.now = NOW - YEAR
    assert computer.arrived == 1


@pytest.mark.parametrize("back", [1.0, 60.0, LONGEST_WAIT - 1.0, LONGEST_WAIT + 1.0])
def test_a_clock_set_back_a_little_holds_it_up_for_two_hours_at_most(
    computer: Computer, back: float
) -> None:
    computer.fail(wait=3600.0)
    computer.now = NOW - back + 2 * LONGEST_WAIT + 300.0
    assert computer.arrived == 1


@pytest.mark.parametrize("wait", [0.0, 3600.0, YEAR])
def test_after_three_days_of_sleep_it_goes_at_once(computer: Computer, wait: float) -> None:
    computer.fail(wait=wait)
    computer.now += 3 * DAY
    assert computer.arrived == 1


def test_a_desk_that_asked_for_rest_gets_it_also_after_a_short_sleep(computer: Computer) -> None:
    computer.fail(wait=3600.0)
    computer.now += 1800.0
    computer.outbox.hurry()  # the network is back
    assert computer.arrived == 0
    computer.now += 1801.0
    computer.outbox.hurry()
    assert computer.arrived == 1


def test_what_may_have_arrived_before_a_long_sleep_is_sent_after_it(computer: Computer) -> None:
    computer.desk.abilities = Abilities(settles_within=300.0)
    computer.outbox.begun(computer.reference, NOW)
    assert computer.arrived == 0
    computer.now += 3 * DAY
    assert computer.arrived == 1


def test_what_may_have_arrived_is_looked_for_anew_where_the_clock_was_set_back(
    computer: Computer,
) -> None:
    computer.desk.abilities = Abilities(settles_within=300.0)
    computer.outbox.begun(computer.reference, NOW)
    computer.now = NOW - YEAR
    assert computer.arrived == 0
    computer.outbox.hurry()
    computer.now += 299.0
    assert computer.arrived == 0
    computer.outbox.hurry()
    computer.now += 1.0
    assert computer.arrived == 1
    assert computer.outbox.requests()[0].state is RequestState.SENT


@pytest.mark.parametrize("jump", [-YEAR, 3 * DAY, YEAR])
def test_answers_are_told_once_whatever_the_clock_does(computer: Computer, jump: float) -> None:
    assert computer.arrived == 1
    computer.following.look()
    computer.now += jump
    computer.desk.answer("1", "It works again", at=NOW + 60.0)
    computer.following.look()
    computer.now -= jump
    computer.following.look()
    told = [event.entry.words for event in computer.heard if isinstance(event, ReplyArrived)]
    assert told == ["It works again"]


def test_a_desk_that_did_not_answer_before_a_jump_is_asked_as_soon_as_otherwise(
    computer: Computer,
) -> None:
    assert computer.arrived == 1
    computer.following.look()
    computer.desk.trouble = DeskTrouble(SILENT)
    computer.now -= YEAR
    assert computer.following.look() <= 1.2 * OPEN_SECONDS + 301.0


def test_a_request_of_the_desk_with_a_time_of_its_own_is_shown(computer: Computer) -> None:
    assert computer.arrived == 1
    ticket = computer.desk.by_number["1"]
    computer.desk.by_number["1"] = replace(ticket, created_at=NOW + YEAR, changed_at=NOW + YEAR)
    computer.following.look()
    assert [head.number for head in Conversations(computer.store).heads()] == ["1"]
