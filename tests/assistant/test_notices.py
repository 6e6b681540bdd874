"""What a person is interrupted for: a new problem that they can act on, and hardly ever."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from assistant.notices import AFTER_BEGIN_SECONDS, DAY, Notices, Telling, Told, worth_telling
from assistant.store import Store, open_store
from diagnostics.model import Finding, State, Topic
from diagnostics.system import Output, Platform
from diagnostics.text import text
from tests.support.machine import RecordedMachine

FULL = Finding(
    id="disk_space",
    topic=Topic.STORAGE,
    state=State.PROBLEM,
    title=text("Disk almost full"),
    sentence=text("3 GB left."),
    fix="free_space",
    took_ms=1.0,
)
FINE = replace(FULL, state=State.FINE, fix=None)
NOW = AFTER_BEGIN_SECONDS


def other(check: str) -> Finding:
    return replace(FULL, id=check)


def test_a_new_problem_that_can_be_mended_is_told() -> None:
    assert worth_telling([FULL], {}, NOW, 0.0) == FULL


def test_what_needs_attention_only_or_cannot_be_told_is_left_to_the_icon() -> None:
    for state in (State.ATTENTION, State.UNKNOWN, State.FINE):
        assert worth_telling([replace(FULL, state=state)], {}, NOW, 0.0) is None


def test_what_the_person_cannot_act_on_is_left_to_the_icon() -> None:
    no_network = replace(FULL, id="network_link", fix=None)
    assert worth_telling([no_network], {}, NOW, 0.0) is None
    assert worth_telling([replace(FULL, id="battery", fix=None)], {}, NOW, 0.0) is not None


def test_nobody_is_interrupted_while_signing_in() -> None:
    assert worth_telling([FULL], {}, NOW - 1, 0.0) is None


def test_the_same_problem_is_not_told_again_however_long_it_lasts() -> None:
    told = {"disk_space": Telling(0.0, over=False)}
    assert worth_telling([FULL], told, 10 * DAY, 0.0) is None


def test_one_that_came_back_is_told_again_but_not_on_the_same_day() -> None:
    told = {"disk_space": Telling(0.0, over=True)}
    assert worth_telling([FULL], told, DAY - 1, 0.0) is None
    assert worth_telling([FULL], told, DAY, 0.0) == FULL


def test_three_a_day_are_enough() -> None:
    told = {name: Telling(0.0, over=True) for name in ("a", "b", "c")}
    assert worth_telling([FULL], told, NOW, 0.0) is None
    assert worth_telling([FULL], told, DAY, 0.0) == FULL


def test_a_clock_that_was_set_back_silences_nothing_for_ever() -> None:
    told = {name: Telling(10 * DAY, over=True) for name in ("a", "b", "c")}
    assert worth_telling([FULL], told, DAY, 0.0) == FULL


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path)
    yield store
    store.close()


class Later(RecordedMachine):
    """A computer on which time passes, with a window in full screen or without."""

    def __init__(self, *, full_screen: bool) -> None:
        state = "_NET_WM_STATE(ATOM) = " + ("_NET_WM_STATE_FULLSCREEN" if full_screen else "")
        window = "_NET_ACTIVE_WINDOW(WINDOW): window id # 0x1400003"
        super().__init__(
            Platform.LINUX,
            programs={
                "xprop -root _NET_ACTIVE_WINDOW": Output(0, window),
                "xprop -id 0x1400003 _NET_WM_STATE": Output(0, state),
            },
            environment={"DISPLAY": ":0"},
        )
        self.time = 0.0

    def now(self) -> float:
        return self.time


def test_it_is_told_once_and_again_only_after_it_was_mended(store: Store) -> None:
    machine = Later(full_screen=False)
    notices = Notices(Told(store), machine)
    machine.time = NOW
    assert notices.due((FULL,)) == FULL
    assert notices.due((FULL,)) is None
    machine.time += 2 * DAY
    assert notices.due((FULL,)) is None
    assert notices.due((FINE,)) is None
    assert Notices(Told(store), machine).due((FULL,)) is None  # just begun
    assert notices.due((FULL,)) == FULL


def test_in_full_screen_nothing_is_told_and_nothing_is_lost(store: Store) -> None:
    machine = Later(full_screen=True)
    notices = Notices(Told(store), machine)
    machine.time = NOW
    assert notices.due((FULL,)) is None
    assert Told(store).all() == {}
