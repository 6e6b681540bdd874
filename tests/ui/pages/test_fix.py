"""The page of a fix, over a real engine and a small fix that waits for the test."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QProgressBar
from pytestqt.qtbot import QtBot

from assistant.engine import Engine
from assistant.fix_runner import BUSY
from assistant.jobs import UNEXPECTED
from assistant.store import open_store
from diagnostics import fix_registry, registry
from diagnostics.model import (
    Cancelled,
    Check,
    Fact,
    Facts,
    Fix,
    Measure,
    Outcome,
    Plan,
    Progress,
    State,
    Step,
    StepDone,
    Topic,
    Verdict,
)
from diagnostics.system import Machine, Platform
from diagnostics.text import Size, text
from tests.support.looking import button, buttons_in, tab_order, words_in
from tests.ui.conftest import MakeEngine, MakeWindow
from ui.pages.fix import FixPage
from ui.window import Window

FILES = Step(
    id="files",
    title=text("Temporary files"),
    detail=text("Older than a day"),
    size=8_200_000_000,
)
TRASH = Step(
    id="trash",
    title=text("Trash"),
    detail=text("What you deleted"),
    size=3_200_000_000,
    optional=True,
)
PLAN = Plan(
    fix="tidy",
    summary=text("This frees about {size}.", size=Size(8_200_000_000)),
    steps=(FILES, TRASH),
    seconds=24,
    untouched=text("Your documents are not touched."),
)
NOTHING = Plan(fix="tidy", summary=text("There are no old files."))


class Room(msgspec.Struct, frozen=True):
    """Gigabytes that are free, of 100; None where nobody can tell."""

    free: int | None


class Tidy:
    """A fix that stops half-way until `go` is set, and then leaves `after` gigabytes free."""

    def __init__(self) -> None:
        self.planned = PLAN
        self.plan_fails = False
        self.look = threading.Event()
        self.look.set()
        self.go = threading.Event()
        self.free: int | None = 3
        self.after: int | None = 14
        self.choices: frozenset[str] | None = None

    def plan(self, _machine: Machine) -> Plan:
        assert self.look.wait(5)
        if self.plan_fails:
            raise ValueError
        return self.planned

    def apply(
        self, _machine: Machine, _plan: Plan, choices: frozenset[str], progress: Progress
    ) -> Outcome:
        self.choices = choices
        progress.step(0.43, text("Removing files"))
        assert self.go.wait(5)
        try:
            progress.step(0.8, text("Nearly done"))
        except Cancelled:
            return _outcome("1 file removed", cancelled=True)
        self.free = self.after
        return _outcome("11 GB freed", cancelled=False)

    @property
    def fix(self) -> Fix:
        return Fix(
            id="tidy",
            topic=Topic.STORAGE,
            title=text("Tidy up"),
            about=text("Removes old files."),
            keywords=text("full"),
            checks=("room",),
            platforms=frozenset(Platform),
            plan=self.plan,
            apply=self.apply,
        )

    @property
    def check(self) -> Check:
        fact = Fact(
            id="room",
            topic=Topic.STORAGE,
            limit=5.0,
            readers=dict.fromkeys(Platform, lambda _machine: Room(self.free)),
        )
        return Check(
            id="room",
            topic=Topic.STORAGE,
            title=text("Room"),
            needs=(fact,),
            judge=lambda facts: _judge(facts, fact),
        )


def _outcome(summary: str, *, cancelled: bool) -> Outcome:
    done = StepDone(title=text("Removed files"), detail=text("8.2 GB in 2 files."), seconds=21.0)
    return Outcome(summary=text(summary), steps=(done,), cancelled=cancelled)


def _judge(facts: Facts, fact: Fact[Room]) -> Verdict:
    free = facts[fact].free
    if free is None:
        return Verdict(state=State.UNKNOWN, title=text("Room"), sentence=text("Could not tell."))
    label = text("{n} GB free", n=free)
    return Verdict(
        state=State.FINE if free > 10 else State.PROBLEM,
        title=text("Room"),
        sentence=text("{n} GB are left.", n=free),
        measure=Measure(value=free, whole=100, more_is_better=True, label=label),
    )


@pytest.fixture
def tidy(monkeypatch: pytest.MonkeyPatch) -> Iterator[Tidy]:
    """The fix, and another one beside it."""
    made = Tidy()
    other = msgspec.structs.replace(made.fix, id="other", title=text("Other"))
    monkeypatch.setattr(fix_registry, "FIXES", (made.fix, other))
    monkeypatch.setattr(registry, "checks", lambda _targets: (made.check,))
    yield made
    made.look.set()
    made.go.set()


@pytest.fixture
def engine(tidy: Tidy, make_engine: MakeEngine) -> Engine:
    return make_engine()


@pytest.fixture
def window(engine: Engine, make_window: MakeWindow) -> Window:
    return make_window(engine)


@pytest.fixture
def reported(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The words with which the report page was opened."""
    messages: list[str] = []
    monkeypatch.setattr(Window, "open_report", lambda _self, words="": messages.append(words))
    return messages


@pytest.fixture
def opened(window: Window) -> FixPage:
    """The page as it is when it has just been opened."""
    return open_page(window)


def open_page(window: Window) -> FixPage:
    window.open_fix("tidy")
    page = window.findChildren(FixPage)[-1]
    assert isinstance(page, FixPage)
    return page


@pytest.fixture
def sees(qtbot: QtBot, opened: FixPage) -> Callable[[str], None]:
    """Waits until words are to be read on the page."""
    return lambda words: qtbot.waitUntil(lambda: words in words_in(opened))


@pytest.fixture
def press(qtbot: QtBot, opened: FixPage) -> Callable[[str], None]:
    """Waits until a button is there, and presses it."""

    def press(name: str) -> None:
        qtbot.waitUntil(lambda: name in buttons_in(opened))
        QTest.keyClick(button(opened, name), Qt.Key.Key_Space)

    return press


@pytest.fixture
def done(
    opened: FixPage, tidy: Tidy, press: Callable[[str], None], sees: Callable[[str], None]
) -> FixPage:
    """The page when the fix has run."""
    tidy.go.set()
    press("Tidy up")
    sees("Checked again")
    return opened


def answers(folder: Path) -> list[tuple[object, ...]]:
    store = open_store(folder / "data")
    try:
        return store.query("SELECT fix, answer, minutes FROM answer")
    finally:
        store.close()


def test_while_it_looks_it_says_so_and_that_nothing_is_changed(
    tidy: Tidy, window: Window, qtbot: QtBot
) -> None:
    tidy.look.clear()
    page = open_page(window)
    assert words_in(page) == ["Looking what can be done…", "Nothing is changed yet"]
    tidy.look.set()
    qtbot.waitUntil(lambda: "Tidy up" in buttons_in(page))


def test_beforehand_it_says_what_would_be_done_and_how_long_it_takes(
    opened: FixPage, sees: Callable[[str], None]
) -> None:
    sees("This frees about 8.2 GB.")
    assert words_in(opened) == [
        "This frees about 8.2 GB.",
        "Takes about 24 seconds",
        "Your documents are not touched.",
        "Temporary files",
        "Older than a day",
        "8.2 GB",
        "Trash",
        "What you deleted",
        "3.2 GB",
    ]
    assert buttons_in(opened) == ["Trash", "Tidy up"]


def test_the_one_button_has_the_focus_once_there_is_something_to_start(
    window: Window, opened: FixPage, sees: Callable[[str], None]
) -> None:
    sees("Takes about 24 seconds")
    assert window.focusWidget() is button(opened, "Tidy up")


def test_optional_steps_are_left_out_unless_chosen(
    tidy: Tidy, opened: FixPage, press: Callable[[str], None], sees: Callable[[str], None]
) -> None:
    tidy.go.set()
    press("Tidy up")
    sees("Checked again")
    assert tidy.choices == frozenset()


def test_an_optional_step_that_is_chosen_is_done(
    tidy: Tidy, opened: FixPage, press: Callable[[str], None], sees: Callable[[str], None]
) -> None:
    tidy.go.set()
    press("Trash")
    press("Tidy up")
    sees("Checked again")
    assert tidy.choices == frozenset({"trash"})


def test_where_all_steps_are_optional_one_must_be_chosen(
    tidy: Tidy, window: Window, qtbot: QtBot
) -> None:
    tidy.planned = msgspec.structs.replace(PLAN, steps=(TRASH,))
    page = open_page(window)
    qtbot.waitUntil(lambda: "Choose at least one of them" in words_in(page))
    assert not button(page, "Tidy up").isEnabled()
    assert window.focusWidget() is button(page, "Trash")
    button(page, "Trash").click()
    assert button(page, "Tidy up").isEnabled()
    assert "Choose at least one of them" not in words_in(page)


SITES = tuple(
    Step(
        id=f"site={name}",
        title=text(name.title()),
        detail=text(detail),
        optional=True,
        group=text("Your site"),
    )
    for name, detail in (("amsterdam", "With the canteen"), ("brussels", ""), ("cologne", ""))
)
FLOORS = tuple(
    Step(id=f"floor={n}", title=text(n), detail=text(""), optional=True, group=text("Floor"))
    for n in ("1", "2")
)


@pytest.fixture
def choosing(tidy: Tidy, window: Window, qtbot: QtBot) -> FixPage:
    """The page of a fix in which a site and a floor have to be chosen."""
    tidy.planned = msgspec.structs.replace(PLAN, steps=(FILES, *SITES, *FLOORS))
    page = open_page(window)
    qtbot.waitUntil(lambda: "First choose: Your site" in words_in(page))
    return page


def test_of_steps_that_exclude_each_other_one_of_each_group_has_to_be_chosen(
    tidy: Tidy, choosing: FixPage, qtbot: QtBot
) -> None:
    tidy.go.set()
    press = button(choosing, "Tidy up")
    assert not press.isEnabled()
    button(choosing, "Amsterdam").click()
    assert "First choose: Floor" in words_in(choosing)
    button(choosing, "2").click()
    assert press.isEnabled()
    button(choosing, "Brussels").click()
    assert not button(choosing, "Amsterdam").isChecked()
    press.click()
    qtbot.waitUntil(lambda: "Checked again" in words_in(choosing))
    assert tidy.choices == frozenset({"site=brussels", "floor=2"})


def test_the_keyboard_chooses_among_them(choosing: FixPage, window: Window) -> None:
    assert window.focusWidget() is button(choosing, "Amsterdam")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    assert button(choosing, "Amsterdam").isChecked()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    assert button(choosing, "Brussels").isChecked()
    assert window.focusWidget() is button(choosing, "Brussels")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert window.focusWidget() is button(choosing, "1")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    assert button(choosing, "2").isChecked()
    assert button(choosing, "Brussels").isChecked()
    assert tab_order(window)[:2] == ["2", "Tidy up"]


def test_it_is_chosen_wherever_its_row_is_pressed(choosing: FixPage) -> None:
    [words] = [label for label in choosing.findChildren(QLabel) if label.text() == "Brussels"]
    QTest.mouseClick(words, Qt.MouseButton.LeftButton)
    assert button(choosing, "Brussels").isChecked()


def test_a_screen_reader_says_what_each_is_a_choice_of(choosing: FixPage) -> None:
    read = QAccessible.queryAccessibleInterface(button(choosing, "Amsterdam"))
    assert read.role() == QAccessible.Role.RadioButton
    assert read.text(QAccessible.Text.Name) == "Amsterdam"
    assert read.text(QAccessible.Text.Description) == "Your site. With the canteen"
    assert not read.state().checked
    button(choosing, "Amsterdam").click()
    assert read.state().checked


def test_while_it_runs_it_says_what_it_does_and_how_far_it_is(
    opened: FixPage, press: Callable[[str], None], sees: Callable[[str], None]
) -> None:
    press("Tidy up")
    sees("Removing files")
    assert words_in(opened) == ["Tidy up", "Removing files", "43%"]
    assert buttons_in(opened) == ["Cancel"]
    [bar] = opened.findChildren(QProgressBar)
    assert bar.value() == 430


def test_a_key_pressed_once_too_often_does_not_cancel(
    window: Window, opened: FixPage, press: Callable[[str], None], sees: Callable[[str], None]
) -> None:
    press("Tidy up")
    sees("Removing files")
    assert window.focusWidget() is not button(opened, "Cancel")


def test_afterwards_it_shows_before_and_after_and_every_step(done: FixPage) -> None:
    assert words_in(done) == [
        "Done. 11 GB freed",
        "Verified",
        "Before 3 GB free, now 14 GB free",
        "Removed files",
        "8.2 GB in 2 files.",
        "21 s",
        "Checked again",
        "The check passes now",
        "under 1 s",
        "Did this solve it?",
        "Goes to IT without your name",
    ]


def test_what_the_checks_find_afterwards_is_known_on_every_page(
    engine: Engine, done: FixPage
) -> None:
    [finding] = engine.findings
    assert finding.state is State.FINE


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (3, 3, ("No change", "The check shows the same as before.")),
        (14, 3, ("Worse", "The check shows more trouble than before.")),
        (3, None, ("Could not tell", "The check could not tell whether it helped.")),
    ],
)
def test_it_never_says_that_it_helped_unless_the_check_does(
    tidy: Tidy,
    press: Callable[[str], None],
    sees: Callable[[str], None],
    opened: FixPage,
    before: int,
    after: int | None,
    words: tuple[str, str],
) -> None:
    tidy.free, tidy.after = before, after
    tidy.go.set()
    press("Tidy up")
    sees(words[0])
    assert words[1] in words_in(opened)
    assert "Verified" not in words_in(opened)
    assert "The check passes now" not in words_in(opened)


def test_cancelled_it_says_what_was_done_and_can_be_taken_up_again(
    tidy: Tidy, opened: FixPage, press: Callable[[str], None], sees: Callable[[str], None]
) -> None:
    press("Tidy up")
    sees("Removing files")
    press("Cancel")
    assert "Stopping as soon as it is safe…" in words_in(opened)
    assert not button(opened, "Cancel").isEnabled()
    tidy.go.set()
    sees("Stopped. 1 file removed")
    assert "Removed files" in words_in(opened)
    press("Look again what can be done")
    sees("This frees about 8.2 GB.")


def test_a_failure_says_what_happened_what_it_means_and_what_next(
    tidy: Tidy, window: Window, qtbot: QtBot
) -> None:
    tidy.plan_fails = True
    page = open_page(window)
    qtbot.waitUntil(lambda: UNEXPECTED.title.msgid in words_in(page))
    assert f"{UNEXPECTED.meaning.msgid} {UNEXPECTED.next_step.msgid}" in words_in(page)
    assert buttons_in(page) == ["Try again", "Report a problem"]
    tidy.plan_fails = False
    button(page, "Try again").click()
    qtbot.waitUntil(lambda: "Tidy up" in buttons_in(page))


def test_with_nothing_to_do_it_says_why_and_offers_to_report(
    tidy: Tidy, window: Window, qtbot: QtBot, reported: list[str]
) -> None:
    tidy.planned = NOTHING
    page = open_page(window)
    qtbot.waitUntil(lambda: "There are no old files." in words_in(page))
    assert buttons_in(page) == ["Report a problem"]
    button(page, "Report a problem").click()
    assert reported == [""]


def test_yes_is_kept_and_asked_no_more(
    done: FixPage, press: Callable[[str], None], tmp_path: Path
) -> None:
    press("Yes")
    assert answers(tmp_path) == [("tidy", "yes", None)]
    press("15 minutes")
    assert answers(tmp_path) == [("tidy", "yes", 15)]
    assert "Good to hear. Thank you." in words_in(done)
    assert buttons_in(done) == ["Details of what ran"]


def test_what_it_cost_need_not_be_told(
    done: FixPage, press: Callable[[str], None], tmp_path: Path
) -> None:
    press("Yes")
    press("No idea")
    assert answers(tmp_path) == [("tidy", "yes", None)]
    assert buttons_in(done) == ["Details of what ran"]


def test_no_opens_the_report_and_is_asked_no_more(
    done: FixPage, press: Callable[[str], None], tmp_path: Path, reported: list[str]
) -> None:
    press("No, get help")
    assert answers(tmp_path) == [("tidy", "no", None)]
    assert reported == ["I tried “Tidy up”, but it is not solved."]
    press("1 hour")
    assert answers(tmp_path) == [("tidy", "no", 60)]
    assert buttons_in(done) == ["Get help", "Details of what ran"]


def test_partly_offers_help_with_the_rest(
    done: FixPage, press: Callable[[str], None], tmp_path: Path, reported: list[str]
) -> None:
    press("Partly")
    assert answers(tmp_path) == [("tidy", "partly", None)]
    assert reported == []
    press("Get help")
    assert len(reported) == 1


def test_details_of_what_ran_are_one_click_away(
    done: FixPage, press: Callable[[str], None]
) -> None:
    assert done.findChildren(QPlainTextEdit) == []
    press("Details of what ran")
    [area] = done.findChildren(QPlainTextEdit)
    ran = msgspec.json.decode(area.toPlainText())
    assert ran["effect"] == "verified"
    assert [finding["measured"] for finding in ran["before"]] == ["3 GB free"]
    press("Details of what ran")
    assert not area.isVisible()


def test_left_and_opened_again_it_shows_where_the_fix_is(
    qtbot: QtBot,
    tidy: Tidy,
    window: Window,
    press: Callable[[str], None],
    sees: Callable[[str], None],
) -> None:
    press("Tidy up")
    sees("Removing files")
    QTest.keyClick(window, Qt.Key.Key_Escape)
    page = open_page(window)
    assert words_in(page) == ["Still at work…"]
    tidy.go.set()
    qtbot.waitUntil(lambda: "Done. 11 GB freed" in words_in(page))


def test_while_another_fix_runs_it_says_so_and_can_stop_it(
    qtbot: QtBot,
    tidy: Tidy,
    window: Window,
    press: Callable[[str], None],
    sees: Callable[[str], None],
) -> None:
    press("Tidy up")
    sees("Removing files")
    window.open_fix("other")
    page = window.findChildren(FixPage)[-1]
    assert BUSY.title.msgid in words_in(page)
    button(page, "Stop the other fix").click()
    tidy.go.set()
    sees("Stopped. 1 file removed")


def test_tab_goes_from_the_outcome_to_the_question(window: Window, done: FixPage) -> None:
    assert tab_order(window)[1:5] == ["Yes", "Partly", "No, get help", "Details of what ran"]
