"""What is down for many: offered while a report is written, joined with one click."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from assistant.desks.desk import Abilities, Head, Progress
from assistant.engine import Engine
from assistant.events import Event, OutageOver
from tests.fakes.talking_desk import TalkingDesk
from tests.support.looking import button, buttons_in, words_in
from tests.ui.conftest import MakeEngine, MakeWindow
from ui.pages.outage import OutagePage
from ui.pages.report import ReportPage
from ui.widgets.cards import RowButton
from ui.widgets.fields import TextArea
from ui.window import Window

MAIL = Head(
    number="90",
    subject="Mail is down",
    progress=Progress.WORKED_ON,
    created_at=1_800_000_000.0,
    changed_at=1_800_000_060.0,
)


@pytest.fixture
def desk() -> TalkingDesk:
    desk = TalkingDesk(Abilities(shows_replies=True, replies=True, tells_outages=True))
    desk.down = (MAIL,)
    return desk


@pytest.fixture
def engine(desk: TalkingDesk, make_engine: MakeEngine) -> Engine:
    engine = make_engine(desk=desk)
    engine.own_requests.following.look()
    return engine


@pytest.fixture
def window(engine: Engine, make_window: MakeWindow) -> Window:
    return make_window(engine)


def writing(window: Window, words: str) -> ReportPage:
    window.open_report()
    page = window.findChild(ReportPage)
    assert page is not None
    [area] = page.findChildren(TextArea)
    QTest.keyClicks(area, words)
    return page


def rows(window: Window) -> list[RowButton]:
    return [row for row in window.findChildren(RowButton) if "Mail is down" in row.accessibleName()]


def test_an_outage_is_joined_with_one_click_and_no_report_is_needed(
    qtbot: QtBot, window: Window, desk: TalkingDesk
) -> None:
    page = writing(window, "I get no mail")
    qtbot.waitUntil(lambda: "This affects me too" in buttons_in(page))
    assert "IT knows about this: Mail is down" in words_in(page)
    button(page, "This affects me too").click()
    qtbot.waitUntil(lambda: "Drop this report" in buttons_in(page))
    window.engine.deliver_once(hurry=True)
    [told] = desk.errands
    assert (told.number, told.words) == ("90", "This affects me too."), "and not what was typed"
    button(page, "Drop this report").click()
    assert window.engine.draft().message == ""
    qtbot.waitUntil(lambda: "Mail is down" in words_in(window))


def test_who_wants_to_say_more_sends_the_report_all_the_same(
    qtbot: QtBot, window: Window, desk: TalkingDesk
) -> None:
    page = writing(window, "I get no mail")
    qtbot.waitUntil(lambda: "This affects me too" in buttons_in(page))
    button(page, "Send report").click()
    qtbot.waitUntil(lambda: len(window.engine.requests()) == 1)


def test_what_is_down_is_found_and_joined_from_its_page(
    qtbot: QtBot, window: Window, desk: TalkingDesk
) -> None:
    [hit, *_] = window.engine.search("mail")
    assert hit.title == "Mail is down"
    window.open_outage(hit.id)
    page = window.findChild(OutagePage)
    assert page is not None
    button(page, "This affects me too").click()
    qtbot.waitUntil(lambda: "This affects me too" not in buttons_in(page))
    assert "IT knows that it affects you too. You hear when it works again." in words_in(page)


def test_among_the_own_requests_it_leads_to_its_page_and_says_that_it_is_over(
    qtbot: QtBot, window: Window, desk: TalkingDesk
) -> None:
    heard: list[Event] = []
    window.engine.listen(heard.append)
    window.engine.own_requests.join("90")
    qtbot.waitUntil(lambda: bool(rows(window)))
    rows(window)[0].click()
    page = window.findChild(OutagePage)
    assert page is not None
    desk.down = (replace(MAIL, progress=Progress.SOLVED),)
    window.engine.own_requests.following.look()
    assert OutageOver("90", "Mail is down") in heard
    qtbot.waitUntil(lambda: "It works again, says IT. If not for you, report it." in words_in(page))


def test_one_that_it_no_longer_lists_is_said_so(window: Window) -> None:
    window.open_outage("91")
    page = window.findChild(OutagePage)
    assert page is not None
    assert "IT does not list this any more." in words_in(page)


def test_a_guide_opens_in_the_browser(
    qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    page = writing(window, "vpn keeps failing")
    qtbot.waitUntil(lambda: "Read the guide" in buttons_in(page))
    assert "A guide may help: Work from home" in words_in(page)
    button(page, "Read the guide").click()
    qtbot.waitUntil(lambda: opened == ["https://guides.northwind.example/work-from-home"])
