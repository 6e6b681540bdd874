"""Delivery: find, create, mark as sent, and patience when the desk cannot."""

import threading
from collections.abc import Sequence
from pathlib import Path

import filelock
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.delivery import NAP_SECONDS, Courier, deliver_due, wait_after
from assistant.desks.desk import Abilities, DeskTrouble, Receipt
from assistant.desks.folder import Folder
from assistant.desks.silent import Silent
from assistant.errors import Trouble
from assistant.outbox import Composed, Outbox, Parcel, RequestState
from assistant.reference import new_reference
from assistant.sent import What
from assistant.store import Store, open_store
from diagnostics.text import text
from tests.fakes.talking_desk import TalkingDesk


class Moody(Silent):
    """A desk that fails as often as it is told to; afterwards it is a list of what it took."""

    place = "Moody"
    abilities = Abilities()

    def __init__(self, *, failures: int, again: bool = True, wait: float = 0.0) -> None:
        self.failures = failures
        self.again = again
        self.wait = wait
        self.taken: list[str] = []
        self.completed: list[Receipt] = []
        self.merged: list[tuple[Receipt, ...]] = []

    def find(self, reference: str) -> tuple[Receipt, ...]:
        return tuple(Receipt(str(n)) for n, r in enumerate(self.taken) if r == reference)

    def complete(self, receipt: Receipt, parcel: Parcel) -> None:
        self.completed.append(receipt)

    def merge(self, first: Receipt, doubles: Sequence[Receipt]) -> None:
        self.merged.append((first, *doubles))

    def create(self, parcel: Parcel) -> Receipt:
        if self.failures:
            self.failures -= 1
            raise DeskTrouble(
                Trouble(title=text("t"), meaning=text("m"), next_step=text("n"), again=self.again),
                wait=self.wait,
            )
        self.taken.append(parcel.reference)
        return Receipt(str(len(self.taken) - 1))


def parcel() -> Composed:
    return Composed(reference=new_reference(), subject="Printer", message=b"bytes", created_at=1.0)


def kept(folder: Path) -> tuple[Store, Outbox, Composed]:
    store = open_store(folder)
    outbox, sent = Outbox(store), parcel()
    outbox.put(sent)
    return store, outbox, sent


def test_a_report_arrives_and_nothing_is_due_any_more(tmp_path: Path) -> None:
    store, outbox, sent = kept(tmp_path)
    desk = Folder(tmp_path / "reports")
    assert deliver_due(outbox, desk, tmp_path / "lock", lambda: 100.0) is None
    assert desk.find(sent.reference)
    assert outbox.requests()[0].state is RequestState.SENT
    store.close()


def test_killed_after_delivery_the_next_start_finds_it_and_does_not_send_again(
    tmp_path: Path,
) -> None:
    store, outbox, sent = kept(tmp_path)
    desk = Moody(failures=0)
    desk.create(sent)  # and then the power went, before the outbox knew
    deliver_due(outbox, desk, tmp_path / "lock", lambda: 100.0)
    assert desk.taken == [sent.reference]
    assert outbox.requests()[0].state is RequestState.SENT
    store.close()


def test_a_desk_that_cannot_now_is_asked_again_later(tmp_path: Path) -> None:
    store, outbox, sent = kept(tmp_path)
    desk = Moody(failures=1)
    patience = deliver_due(outbox, desk, tmp_path / "lock", lambda: 100.0)
    assert patience is not None
    assert patience >= 1.0
    assert outbox.requests()[0].state is RequestState.WAITING
    assert deliver_due(outbox, desk, tmp_path / "lock", lambda: 100.0 + patience) is None
    assert desk.taken == [sent.reference]
    store.close()


def test_a_desk_that_never_will_is_not_asked_again(tmp_path: Path) -> None:
    store, outbox, _ = kept(tmp_path)
    assert (
        deliver_due(outbox, Moody(failures=1, again=False), tmp_path / "lock", lambda: 9.0) is None
    )
    assert outbox.requests()[0].state is RequestState.REFUSED
    store.close()


def test_while_another_process_delivers_this_one_waits_its_turn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.delivery.LOCK_SECONDS", 0.05)
    store, outbox, _ = kept(tmp_path)
    desk = Moody(failures=0)
    with filelock.FileLock(tmp_path / "lock"):
        assert deliver_due(outbox, desk, tmp_path / "lock", lambda: 9.0) == 0.05
    assert desk.taken == []
    store.close()


def test_what_two_computers_created_at_once_becomes_one(tmp_path: Path) -> None:
    store, outbox, sent = kept(tmp_path)
    desk = Moody(failures=0)
    desk.taken += [sent.reference, "another", sent.reference]
    deliver_due(outbox, desk, None, lambda: 100.0)
    assert desk.merged == [(Receipt("0"), Receipt("2"))]
    assert desk.completed == [Receipt("0")]
    assert outbox.requests()[0].number == "0"
    store.close()


def test_a_desk_that_asks_for_time_gets_it_even_from_who_is_in_a_hurry(tmp_path: Path) -> None:
    store, outbox, sent = kept(tmp_path)
    desk = Moody(failures=1, wait=120.0)
    assert deliver_due(outbox, desk, None, lambda: 100.0) == NAP_SECONDS
    outbox.hurry()
    assert deliver_due(outbox, desk, None, lambda: 219.0) == 1.0
    assert desk.taken == []
    assert deliver_due(outbox, desk, None, lambda: 220.0) is None
    assert desk.taken == [sent.reference]
    store.close()


class Slow(Moody):
    """A desk that shows only after a while what it took, and where that may be unknown."""

    abilities = Abilities(settles_within=300.0)

    def __init__(self, *, reached: bool = True) -> None:
        super().__init__(failures=0)
        self.reached = reached
        self.breaks = True
        self.late: list[str] = []

    def create(self, parcel: Parcel) -> Receipt:
        if not self.breaks:
            return super().create(parcel)
        if self.reached:
            self.late.append(parcel.reference)
        raise DeskTrouble(TROUBLE, reached=self.reached)


TROUBLE = Trouble(title=text("t"), meaning=text("m"), next_step=text("n"))


def attempt(outbox: Outbox, desk: Moody, at: float) -> RequestState:
    outbox.hurry()
    deliver_due(outbox, desk, None, lambda: at)
    return outbox.requests()[0].state


def test_what_may_have_arrived_is_looked_for_as_long_as_the_desk_needs_to_show_it(
    tmp_path: Path,
) -> None:
    store, outbox, sent = kept(tmp_path)
    desk = Slow()
    attempt(outbox, desk, 1000.0)
    desk.breaks = False
    for at in (1001.0, 1299.0):
        assert attempt(outbox, desk, at) is RequestState.WAITING
    assert desk.taken == []
    [request] = outbox.requests()
    assert request.trouble is not None
    assert "{n} minute more" in str(request.trouble.meaning)
    desk.taken = desk.late
    assert attempt(outbox, desk, 1299.5) is RequestState.SENT
    assert desk.taken == [sent.reference]
    store.close()


def test_what_did_not_arrive_after_all_is_sent_again(tmp_path: Path) -> None:
    store, outbox, sent = kept(tmp_path)
    desk = Slow()
    attempt(outbox, desk, 1000.0)
    desk.breaks = False
    assert attempt(outbox, desk, 1300.0) is RequestState.SENT
    assert desk.taken == [sent.reference]
    store.close()


def test_killed_while_sending_the_next_start_looks_first(tmp_path: Path) -> None:
    store, outbox, sent = kept(tmp_path)
    outbox.begun(sent.reference, 1000.0)  # and then the power went
    store.close()
    store = open_store(tmp_path)
    outbox, desk = Outbox(store), Slow()
    desk.breaks = False
    assert attempt(outbox, desk, 1001.0) is RequestState.WAITING
    assert desk.taken == []
    assert attempt(outbox, desk, 1301.0) is RequestState.SENT
    store.close()


def test_what_certainly_did_not_arrive_is_sent_again_without_delay(tmp_path: Path) -> None:
    store, outbox, sent = kept(tmp_path)
    desk = Slow(reached=False)
    attempt(outbox, desk, 1000.0)
    desk.breaks = False
    assert attempt(outbox, desk, 1001.0) is RequestState.SENT
    assert desk.taken == [sent.reference]
    store.close()


def test_a_reply_that_may_have_arrived_is_looked_for_as_well(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    outbox, desk = Outbox(store), TalkingDesk(Abilities(settles_within=300.0))
    desk.create(parcel())
    reply = Composed(
        reference=new_reference(),
        subject="Printer",
        message=b"Subject: Printer\n\nHello",
        created_at=1.0,
        what=What.REPLY,
        number="1",
    )
    outbox.put(reply)
    outbox.begun(reply.reference, 1000.0)
    deliver_due(outbox, desk, None, lambda: 1001.0)
    assert desk.errands == []
    outbox.hurry()
    deliver_due(outbox, desk, None, lambda: 1300.0)
    assert [done.reference for done in desk.errands] == [reply.reference]
    store.close()


@given(st.integers(0, 10_000), st.floats(0, 1))
def test_the_wait_grows_but_never_beyond_five_minutes(attempts: int, chance: float) -> None:
    wait = wait_after(attempts, lambda low, high: low + chance * (high - low))
    assert 1.0 <= wait <= 301.0


def test_the_courier_sleeps_until_it_is_woken() -> None:
    visits: list[int] = []
    came = threading.Semaphore(0)

    def visit() -> float | None:
        visits.append(1)
        came.release()
        return None

    courier = Courier(visit)
    courier.start()
    assert came.acquire(timeout=5)
    courier.wake()
    assert came.acquire(timeout=5)
    courier.stop(limit=5)
    assert len(visits) == 2
