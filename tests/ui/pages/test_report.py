"""Writing a report, seeing every byte of it, sending it; over a real engine and desk."""

from __future__ import annotations

import mailbox
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from assistant.engine import CHECK_FAILED, Engine
from assistant.errors import Trouble
from assistant.events import CheckFailed, TroubleArose
from assistant.outbox import RequestState
from diagnostics import fix_registry
from diagnostics.model import (
    Finding,
    Fix,
    Outcome,
    Plan,
    Reading,
    State,
    Step,
    StepDone,
    Topic,
)
from diagnostics.system import Platform
from diagnostics.text import text
from tests.support.looking import button, buttons_in, words_in
from tests.ui.conftest import FULL, MakeEngine, MakeWindow
from ui.pages.fix import FixPage
from ui.pages.preview import PreviewPage
from ui.pages.report import ReportPage
from ui.pages.request import RequestPage
from ui.widgets.fields import TextArea
from ui.widgets.toggle import Toggle
from ui.widgets.verbatim import Verbatim
from ui.window import Window
from ui.words import say

WORDS = "The printer is offline"
STUCK = Finding(
    id="print_queue",
    topic=Topic.PRINTING,
    state=State.ATTENTION,
    title=text("Documents are stuck"),
    sentence=text("2 documents are stuck."),
    fix="clear_print_queue",
    took_ms=1.0,
)
JOBS: Reading[Any] = Reading(
    fact="print_queue", topic=Topic.PRINTING, value={"jobs": 2}, took_ms=1.0
)


@pytest.fixture
def engine(make_engine: MakeEngine) -> Engine:
    engine = make_engine(examine=look)
    engine.check_here()
    engine.start()
    return engine


@pytest.fixture
def instant(monkeypatch: pytest.MonkeyPatch) -> Fix:
    """A fix of the print queue that is done at once, and helps as little as can be."""
    step = Step(id="queue", title=text("Stuck documents"), detail=text("2 documents"))
    done = StepDone(title=text("Removed documents"), detail=text("2 in all."), seconds=0.1)
    fix = Fix(
        id="clear_print_queue",
        topic=Topic.PRINTING,
        title=text("Clear the print queue"),
        about=text("Removes stuck documents."),
        keywords=text("print"),
        checks=(),
        platforms=frozenset(Platform),
        plan=lambda _machine: Plan(
            fix="clear_print_queue", summary=text("This removes 2 documents."), steps=(step,)
        ),
        apply=lambda *_: Outcome(summary=text("2 documents removed"), steps=(done,)),
    )
    monkeypatch.setattr(fix_registry, "FIXES", (fix,))
    return fix


def look() -> Iterator[Finding | Reading[Any]]:
    return iter((STUCK, FULL, JOBS))


def open_report(window: Window, words: str = "") -> ReportPage:
    window.open_report(words)
    page = window.findChild(ReportPage)
    assert page is not None
    return page


def field(page: ReportPage) -> TextArea:
    found = page.findChild(TextArea)
    assert found is not None
    return found


def messages(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in folder.glob("mail/new/*")]


def test_a_report_is_sent_byte_for_byte_as_the_preview_shows_it(
    qtbot: QtBot, engine: Engine, make_window: MakeWindow, tmp_path: Path
) -> None:
    window = make_window(engine)
    page = open_report(window)
    QTest.keyClicks(field(page), WORDS)
    button(page, "See exactly what is sent").click()
    preview = window.findChild(PreviewPage)
    assert preview is not None
    shown = preview.text.content.encode()
    window.back()
    button(page, "Send report").click()
    qtbot.waitUntil(lambda: "IT has your report" in words_in(page))
    assert messages(tmp_path) == [shown]
    assert WORDS in shown.decode()
    assert '"jobs": 2' in shown.decode()


def test_words_from_the_search_field_start_a_report_but_never_replace_one(
    qtbot: QtBot, engine: Engine, make_window: MakeWindow
) -> None:
    window = make_window(engine)
    page = open_report(window, WORDS)
    assert field(page).toPlainText() == WORDS
    qtbot.waitUntil(lambda: engine.draft().message == WORDS)
    window.back()
    again = ReportPage(engine, window, "other words")
    qtbot.addWidget(again)
    assert field(again).toPlainText() == WORDS


def test_closed_before_the_pause_after_the_last_key_it_is_kept_all_the_same(
    qtbot: QtBot, engine: Engine, make_window: MakeWindow
) -> None:
    window = make_window(engine)
    QTest.keyClicks(field(open_report(window)), WORDS)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: engine.draft().message == WORDS)
    window.open_report()
    assert field(window.findChildren(ReportPage)[-1]).toPlainText() == WORDS


def test_asked_for_again_while_it_is_written_it_is_the_same_page(
    engine: Engine, make_window: MakeWindow
) -> None:
    window = make_window(engine)
    page = open_report(window, WORDS)
    button(page, "See exactly what is sent").click()
    window.open_report()
    assert window.findChildren(ReportPage) == [page]
    assert page.isVisible()


def test_a_new_engine_on_the_same_store_has_what_was_typed(
    qtbot: QtBot, engine: Engine, make_window: MakeWindow, make_engine: MakeEngine
) -> None:
    QTest.keyClicks(field(open_report(make_window(engine))), WORDS)
    qtbot.waitUntil(lambda: make_engine().draft().message == WORDS)


def test_pressed_twice_it_is_sent_once(
    qtbot: QtBot, engine: Engine, make_window: MakeWindow, tmp_path: Path
) -> None:
    page = open_report(make_window(engine), WORDS)
    send = button(page, "Send report")
    send.click()
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    send.click()
    qtbot.waitUntil(lambda: "IT has your report" in words_in(page))
    assert len(mailbox.Maildir(tmp_path / "mail", create=False)) == 1


def test_at_once_it_says_that_it_sends(engine: Engine, make_window: MakeWindow) -> None:
    window = make_window(engine)
    page = open_report(window, WORDS)
    button(page, "Send report").click()
    assert "Sending your report…" in words_in(page)
    assert window.focusWidget().accessibleName() == "Sending your report…"


def test_sent_it_says_so_to_a_screen_reader_too_and_leads_to_the_request(
    qtbot: QtBot, engine: Engine, make_window: MakeWindow
) -> None:
    window = make_window(engine)
    page = open_report(window, WORDS)
    button(page, "Send report").click()
    qtbot.waitUntil(lambda: "IT has your report" in words_in(page))
    assert window.focusWidget().accessibleName() == "IT has your report"
    button(page, WORDS).click()
    assert window.findChild(RequestPage) is not None


def test_nothing_written_is_said_beside_the_field(
    engine: Engine, make_window: MakeWindow, tmp_path: Path
) -> None:
    page = open_report(make_window(engine))
    button(page, "Send report").click()
    hint = "Write at least a sentence, so that IT knows what is wrong."
    assert hint in words_in(page)
    assert field(page).accessibleDescription() == hint
    assert messages(tmp_path) == []
    assert engine.requests() == ()


def test_a_part_left_out_is_not_in_the_bytes(
    qtbot: QtBot, engine: Engine, make_window: MakeWindow
) -> None:
    page = open_report(make_window(engine), WORDS)
    toggle = next(t for t in page.findChildren(Toggle) if t.accessibleName() == "Printing")
    assert toggle.isChecked()
    toggle.click()
    qtbot.waitUntil(lambda: engine.draft().chosen == {"printing": False})
    assert b"2 documents are stuck." not in engine.compose(engine.draft()).message


def test_a_fix_for_what_is_written_about_is_offered(
    qtbot: QtBot, engine: Engine, make_window: MakeWindow
) -> None:
    page = open_report(make_window(engine))
    assert "Try the fix first" not in buttons_in(page)
    QTest.keyClicks(field(page), WORDS)
    qtbot.waitUntil(lambda: "Try the fix first" in buttons_in(page))
    assert "2 documents are stuck." in words_in(page)


def test_after_a_fix_in_between_nothing_is_lost_and_what_it_changed_goes_along(
    qtbot: QtBot, instant: Fix, engine: Engine, make_window: MakeWindow
) -> None:
    window = make_window(engine)
    page = open_report(window)
    QTest.keyClicks(field(page), WORDS)
    qtbot.waitUntil(lambda: "Try the fix first" in buttons_in(page))
    button(page, "Try the fix first").click()
    fix = window.findChild(FixPage)
    assert fix is not None
    qtbot.waitUntil(lambda: say(instant.title) in buttons_in(fix))
    button(fix, say(instant.title)).click()
    qtbot.waitUntil(lambda: "No, get help" in buttons_in(fix))
    button(fix, "No, get help").click()
    assert window.findChildren(ReportPage) == [page]
    assert page.isVisible()
    assert field(page).toPlainText() == WORDS
    assert "What you tried" in buttons_in(page)
    assert "Try the fix first" not in buttons_in(page)
    button(page, "See exactly what is sent").click()
    preview = window.findChild(PreviewPage)
    assert preview is not None
    assert '"id": "clear_print_queue"' in preview.text.content
    assert "2 documents removed" in preview.text.content


def test_a_number_is_asked_for_only_by_who_wants_to_be_called(
    qtbot: QtBot, engine: Engine, make_window: MakeWindow
) -> None:
    page = open_report(make_window(engine), WORDS)
    contact = next(f for f in page.findChildren(QLineEdit))
    assert contact.isHidden()
    button(page, "Call me").click()
    assert not contact.isHidden()
    assert contact.accessibleName() == "Your number"
    QTest.keyClicks(contact, "4357")
    qtbot.waitUntil(lambda: engine.draft().contact == "4357")


def test_out_of_reach_it_waits_with_the_reason_and_goes_when_tried_again(
    qtbot: QtBot, engine: Engine, make_window: MakeWindow, tmp_path: Path
) -> None:
    (tmp_path / "mail").write_text("in the way")
    window = make_window(engine)
    page = open_report(window, WORDS)
    button(page, "Send report").click()
    qtbot.waitUntil(lambda: "Your report is waiting" in words_in(page))
    window.back()
    window.open_request(engine.requests()[0].reference)
    request = window.findChild(RequestPage)
    assert request is not None
    assert "Waiting" in words_in(request)
    (tmp_path / "mail").unlink()
    button(request, "Try now").click()
    qtbot.waitUntil(lambda: "Sent" in words_in(request))
    assert engine.requests()[0].state is RequestState.SENT
    button(request, "See exactly what was sent").click()
    preview = window.findChild(PreviewPage)
    assert preview is not None
    assert [preview.text.content.encode()] == messages(tmp_path)


def test_kept_as_a_draft_it_leaves_the_page_and_waits(
    qtbot: QtBot, engine: Engine, make_window: MakeWindow
) -> None:
    page = open_report(make_window(engine), WORDS)
    button(page, "Keep as draft").click()
    qtbot.waitUntil(lambda: engine.draft().message == WORDS)
    assert engine.requests() == ()


def test_a_look_that_fails_is_over_and_the_report_goes_without_it(
    qtbot: QtBot, make_engine: MakeEngine, make_window: MakeWindow
) -> None:
    let_go = threading.Event()

    def find_nothing() -> Iterator[Finding | Reading[Any]]:
        let_go.wait(5)
        return iter(())

    engine = make_engine(examine=find_nothing)
    engine.check()
    page = open_report(make_window(engine), WORDS)
    assert "Looking at this computer…" in words_in(page)
    let_go.set()
    qtbot.waitUntil(lambda: "Nothing goes along" in words_in(page))


def test_who_leaves_and_comes_back_at_once_finds_the_last_letter(
    engine: Engine, make_window: MakeWindow
) -> None:
    window = make_window(engine)
    page = open_report(window)
    engine.close()  # nothing can be saved from here on
    QTest.keyClicks(field(page), WORDS)
    window.back()
    window.open_report()
    again = window.findChildren(ReportPage)[-1]
    assert again is not page
    assert field(again).toPlainText() == WORDS


def test_what_cannot_be_kept_is_told_and_the_words_are_still_there(
    qtbot: QtBot, engine: Engine, make_window: MakeWindow
) -> None:
    page = open_report(make_window(engine), WORDS)
    qtbot.waitUntil(lambda: engine.draft().message == WORDS)
    engine.close()
    button(page, "Send report").click()
    qtbot.waitUntil(lambda: "This could not be saved" in words_in(page))
    assert field(page).toPlainText() == WORDS
    assert page.window().focusWidget() is field(page)


def test_where_no_draft_can_be_read_it_says_so_and_a_new_one_can_be_written(
    engine: Engine, make_window: MakeWindow
) -> None:
    window = make_window(engine)
    engine.close()
    page = open_report(window, WORDS)
    assert "What is kept on this computer cannot be read now" in words_in(page)
    assert field(page).toPlainText() == WORDS


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]) | st.just("\n")))
def test_a_preview_shows_every_character_as_it_is(qapp: object, words: str) -> None:
    shown = Verbatim("message", words)
    assert shown.content == words
    shown.deleteLater()


def test_a_secret_among_the_words_is_pointed_out_before_it_is_sent(
    qtbot: QtBot, engine: Engine, make_window: MakeWindow
) -> None:
    page = open_report(make_window(engine))
    field(page).setPlainText("My card is 4111 1111 1111 1111 and it fails")
    qtbot.waitUntil(lambda: "This looks like a secret: Payment card" in words_in(page))
    field(page).setPlainText("My card fails")
    qtbot.waitUntil(lambda: "This looks like a secret: Payment card" not in words_in(page))


def test_words_that_cannot_be_saved_are_told_above_them_with_what_to_do(
    engine: Engine, make_window: MakeWindow
) -> None:
    page = open_report(make_window(engine))
    trouble = Trouble(
        title=text("This could not be saved"),
        meaning=text("The disk is full."),
        next_step=text("Free up space."),
    )
    page.receive(TroubleArose(trouble))
    page.receive(TroubleArose(trouble))
    assert words_in(page).count("This could not be saved") == 1
    assert "The disk is full. Free up space." in words_in(page)


def test_when_the_checks_fail_the_page_stops_looking(
    engine: Engine, make_window: MakeWindow
) -> None:
    page = open_report(make_window(engine))
    page.receive(CheckFailed(CHECK_FAILED))
    assert "Looking at this computer…" not in words_in(page)
