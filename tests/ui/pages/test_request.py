"""Following one's own request: waiting, tried again, sent."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from assistant.engine import Engine
from assistant.events import RequestsChanged
from assistant.outbox import Request, RequestState
from tests.support.looking import button, buttons_in, words_in
from tests.ui.conftest import MakeEngine, MakeWindow
from ui.footer import Footer
from ui.pages.channels import ChannelsPage
from ui.pages.report_sent import outcome
from ui.pages.request import RequestPage
from ui.widgets.buttons import Button
from ui.window import Window

WORDS = "The printer is offline"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Where the desk's folder belongs; as long as a file is in the way it cannot be reached."""
    folder = tmp_path / "mail"
    folder.write_text("in the way")
    return folder


@pytest.fixture
def engine(desk: Path, make_engine: MakeEngine) -> Engine:
    """With a report that could not be delivered yet."""
    engine = make_engine()
    engine.send(replace(engine.draft(), message=WORDS))
    engine.deliver_once()
    return engine


@pytest.fixture
def window(engine: Engine, make_window: MakeWindow) -> Window:
    return make_window(engine)


@pytest.fixture
def page(engine: Engine, window: Window) -> RequestPage:
    window.open_request(the_request(engine).reference)
    page = window.findChild(RequestPage)
    assert isinstance(page, RequestPage)
    return page


def the_request(engine: Engine) -> Request:
    [request] = engine.requests()
    return request


def said(window: Window) -> str:
    footer = window.findChild(Footer)
    assert isinstance(footer, Footer)
    return footer.words


def test_one_that_waits_says_why_and_what_it_is_called(engine: Engine, page: RequestPage) -> None:
    words = words_in(page)
    assert WORDS in words
    assert "Waiting" in words
    assert "Your report is waiting" in words
    assert the_request(engine).reference in words


def test_one_that_waits_leads_to_a_person_when_it_is_urgent(
    window: Window, page: RequestPage
) -> None:
    button(page, "Get help").click()
    assert window.findChild(ChannelsPage) is not None


def test_one_that_was_refused_is_not_tried_again_but_leads_to_another_way(
    engine: Engine, window: Window
) -> None:
    refused = replace(the_request(engine), state=RequestState.REFUSED)
    [banner, kept] = outcome(refused, engine, window)
    names = [b.accessibleName() for b in banner.findChildren(Button)]
    assert names == ["Try again", "Save as file", "Get help"]
    texts = [label.text() for label in kept.findChildren(QLabel)]
    assert texts == ["Kept on this computer", "Use another way to reach IT"]


def test_one_that_was_refused_can_be_tried_again_or_handed_over_as_a_file(
    engine: Engine, window: Window, page: RequestPage, desk: Path
) -> None:
    with engine._store.transaction() as db:
        db.execute("UPDATE outbox SET state = 'refused'")
    page.receive(RequestsChanged())
    button(page, "Save as file").click()
    downloads = Path(
        QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
    )
    [saved] = downloads.glob("*.eml")
    assert saved.read_bytes() == engine.message(the_request(engine).reference)
    desk.unlink()
    button(page, "Try again").click()
    engine.deliver_once()
    assert the_request(engine).state is RequestState.SENT


def test_trying_again_is_said_at_once(window: Window, page: RequestPage) -> None:
    button(page, "Try now").click()
    assert said(window) == "Trying to send it…"


def test_tried_in_vain_the_focus_stays_where_it_can_be_tried_once_more(
    qtbot: QtBot, engine: Engine, window: Window, page: RequestPage
) -> None:
    engine.start()
    tried = the_request(engine).attempts
    pressed = button(page, "Try now")
    pressed.setFocus()
    pressed.click()
    qtbot.waitUntil(lambda: the_request(engine).attempts > tried)
    qtbot.waitUntil(lambda: window.focusWidget() not in (None, pressed))
    assert window.focusWidget().accessibleName() == "Try now"


def test_once_it_is_sent_it_says_when_and_offers_no_other_try(
    qtbot: QtBot, engine: Engine, desk: Path, window: Window, page: RequestPage
) -> None:
    engine.start()
    desk.unlink()
    pressed = button(page, "Try now")
    pressed.setFocus()
    pressed.click()
    qtbot.waitUntil(lambda: "IT has your report" in words_in(page))
    assert the_request(engine).state is RequestState.SENT
    assert any(words.startswith("Sent ") for words in words_in(page))
    assert buttons_in(page) == ["See exactly what was sent"]
    assert window.focusWidget().accessibleName() == WORDS


def test_where_nothing_can_be_written_trying_again_says_so(
    qtbot: QtBot, engine: Engine, window: Window, page: RequestPage
) -> None:
    engine.close()
    button(page, "Try now").click()
    qtbot.waitUntil(lambda: said(window).startswith("This could not be saved"))


def test_where_nothing_can_be_read_what_was_sent_is_not_shown_and_it_says_so(
    engine: Engine, window: Window, page: RequestPage
) -> None:
    engine.close()
    button(page, "See exactly what is sent").click()
    assert said(window) == "What is kept on this computer cannot be read now"


def test_where_nothing_can_be_read_the_page_says_so(
    engine: Engine, window: Window, page: RequestPage
) -> None:
    engine.close()
    window.receive(RequestsChanged())
    assert "What is kept on this computer cannot be read now" in words_in(page)
    assert (
        window.focusWidget().accessibleName() == "What is kept on this computer cannot be read now"
    )
