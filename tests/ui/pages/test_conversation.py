"""A request that IT answers: read, replied to, saved from, rated and reopened."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QStandardPaths, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from assistant.desks.desk import (
    Abilities,
    DeskTrouble,
    Entry,
    FileNote,
    Helped,
    Progress,
    Rating,
)
from assistant.engine import Engine
from assistant.errors import Trouble
from assistant.outbox import Composed
from assistant.reference import new_reference
from assistant.sent import What
from diagnostics.text import text
from tests.fakes.talking_desk import TalkingDesk
from tests.support.looking import button, buttons_in, words_in
from tests.ui.conftest import MakeEngine, MakeWindow
from ui.pages.rating import RatingCard
from ui.pages.report import ReportPage
from ui.pages.request import RequestPage
from ui.pages.requests import RequestsPage
from ui.pages.requests_card import RequestsCard
from ui.pages.saved_file import save
from ui.style import MARGIN
from ui.widgets.buttons import Pressable
from ui.widgets.fields import TextArea
from ui.window import Window

SILENT = Trouble(
    title=text("The service desk cannot be reached now"),
    meaning=text("It does not answer."),
    next_step=text("Wait."),
)


@pytest.fixture
def desk() -> TalkingDesk:
    desk = TalkingDesk()
    desk.create(Composed(reference=new_reference(), subject="Printer", message=b"", created_at=1.0))
    return desk


@pytest.fixture
def engine(desk: TalkingDesk, make_engine: MakeEngine) -> Engine:
    engine = make_engine(desk=desk)
    engine.own_requests.following.look()
    return engine


@pytest.fixture
def window(engine: Engine, make_window: MakeWindow, qtbot: QtBot) -> Window:
    """In front, as where somebody reads in it."""
    window = make_window(engine)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def answered(window: Window, desk: TalkingDesk, words: str = "Fetch some") -> RequestPage:
    """The page of the request, once IT has answered."""
    desk.answer("1", words, at=200.0)
    window.engine.own_requests.following.look()
    return opened(window)


def opened(window: Window) -> RequestPage:
    window.open_request("1")
    pages = window.findChildren(RequestPage)
    return pages[-1]


def pressable(page: RequestPage, name: str) -> Pressable:
    """The one thing to press that has this in its name."""
    shown = (each for each in page.findChildren(Pressable) if each.isVisible())
    [found] = [each for each in shown if name in each.accessibleName()]
    return found


def field(page: RequestPage) -> TextArea:
    [area] = page.findChildren(TextArea)
    return area


def test_what_was_said_is_there_with_who_said_it(
    window: Window, desk: TalkingDesk, qtbot: QtBot
) -> None:
    page = answered(window, desk, "<b>Fetch</b> some")
    assert "<b>Fetch</b> some" in words_in(page)
    assert any(words.startswith("Bo, ") for words in words_in(page))
    assert "Nobody has it yet" in words_in(page)
    qtbot.waitUntil(lambda: not window.engine.requests()[0].unread)


def test_an_answer_shows_on_the_home_page_until_it_is_read(
    window: Window, desk: TalkingDesk, qtbot: QtBot
) -> None:
    desk.answer("1", "Fetch some", at=200.0)
    window.engine.own_requests.following.look()
    qtbot.waitUntil(lambda: "IT answered" in words_in(window))
    opened(window)
    qtbot.waitUntil(lambda: not window.engine.requests()[0].unread)
    window.home()
    qtbot.waitUntil(lambda: "IT answered" not in words_in(window))


def test_a_reply_is_kept_when_the_desk_is_away_and_shown_as_waiting(
    window: Window, desk: TalkingDesk, qtbot: QtBot
) -> None:
    page = answered(window, desk)
    desk.trouble = DeskTrouble(SILENT)
    QTest.keyClicks(field(page), "It has paper")
    QTest.keyClick(field(page), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: field(page).toPlainText() == "")
    window.engine.deliver_once(hurry=True)
    qtbot.waitUntil(lambda: "You, waiting to be sent" in words_in(page))
    qtbot.waitUntil(lambda: any("cannot be reached now. Balie" in w for w in words_in(page)))
    assert "It has paper" in words_in(page)
    desk.trouble = None
    window.engine.deliver_once(hurry=True)
    assert [errand.words for errand in desk.errands] == ["It has paper"]


def test_nothing_is_sent_with_nothing_typed(window: Window, desk: TalkingDesk) -> None:
    page = answered(window, desk)
    button(page, "Send").click()
    assert window.engine.own_requests.waiting("1") == ()


def test_a_solved_request_is_rated_once(window: Window, desk: TalkingDesk) -> None:
    solve(desk)
    page = answered(window, desk)
    button(page, "Partly").click()
    card = page.findChild(RatingCard)
    assert card is not None
    assert card.minimumSizeHint().width() <= page.width() - 2 * MARGIN
    button(page, "15 minutes").click()
    window.engine.deliver_once(hurry=True)
    [errand] = desk.errands
    assert errand.rating == Rating(helped=Helped.PARTLY, minutes=15)
    page = opened(window)
    assert "You have rated this. Thank you." in words_in(page)
    assert "Partly" not in buttons_in(page)


def solve(desk: TalkingDesk) -> None:
    desk.by_number["1"] = replace(desk.by_number["1"], progress=Progress.SOLVED)


def test_a_solved_request_is_opened_again_with_what_was_typed(
    window: Window, desk: TalkingDesk, qtbot: QtBot
) -> None:
    solve(desk)
    page = answered(window, desk)
    QTest.keyClicks(field(page), "It is back")
    button(page, "It is not solved").click()
    qtbot.waitUntil(lambda: field(page).toPlainText() == "")
    window.engine.deliver_once(hurry=True)
    [errand] = desk.errands
    assert (errand.what, errand.words) == (What.REOPENING, "It is back")


def test_a_rating_that_has_no_place_is_an_answer(
    desk: TalkingDesk, make_engine: MakeEngine, make_window: MakeWindow
) -> None:
    desk.abilities = Abilities(shows_replies=True, replies=True)
    solve(desk)
    window = make_window(make_engine(desk=desk))
    assert "Your rating is added as an answer" in words_in(answered(window, desk))


def test_a_file_is_saved_under_a_name_that_is_free(
    window: Window, desk: TalkingDesk, qtbot: QtBot
) -> None:
    note = FileNote(id="7", name="../../map.png", type="image/png", size=4)
    entry = Entry(id="2", author="Bo", mine=False, written_at=200.0, words="", files=(note,))
    desk.by_number["1"] = replace(desk.by_number["1"], entries=(entry,), changed_at=200.0)
    desk.files["1", "7"] = b"blue"
    window.engine.own_requests.following.look()
    page = opened(window)
    downloads = Path(
        QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
    )
    for number in (1, 2):
        pressable(page, "map.png").click()
        qtbot.waitUntil(lambda n=number: len(list(downloads.glob("map*.png"))) == n)  # type: ignore[misc]
    assert sorted(path.name for path in downloads.iterdir()) == ["map (2).png", "map.png"]
    assert (downloads / "map (2).png").read_bytes() == b"blue"


def test_saving_says_where(tmp_path: Path) -> None:
    assert save("note.txt", b"1").read_bytes() == b"1"


def test_without_the_desk_it_says_so_and_shows_what_is_kept(
    window: Window, desk: TalkingDesk
) -> None:
    answered(window, desk)
    desk.trouble = DeskTrouble(SILENT)
    window.engine.own_requests.following.look()
    page = opened(window)
    assert "Fetch some" in words_in(page)
    assert "The service desk cannot be reached now" in words_in(page)


def test_a_very_long_answer_opens_at_once_and_whole_when_wanted(
    window: Window, desk: TalkingDesk
) -> None:
    page = answered(window, desk, "pa\x00per " * 20_000 + "end")
    pressable(page, "The rest of it").click()
    assert any(words.endswith("end") for words in words_in(page))


def test_what_was_reported_already_is_added_to(
    window: Window, desk: TalkingDesk, engine: Engine
) -> None:
    now = engine._machine.now()
    desk.by_number["1"] = replace(
        desk.by_number["1"], subject="Badge printer shows offline", created_at=now
    )
    window.engine.own_requests.following.look()
    window.open_report("The badge printer is offline again")
    [report] = window.findChildren(ReportPage)
    assert "You reported this already, it seems" in words_in(report)
    button(report, "Add to that request").click()
    page = window.findChildren(RequestPage)[-1]
    assert field(page).toPlainText() == "The badge printer is offline again"
    solve(desk)
    assert engine.own_requests.following.look()
    assert engine.own_requests.about("badge printer offline") is None


def test_reading_begins_at_what_is_new(window: Window, desk: TalkingDesk, qtbot: QtBot) -> None:
    for at in range(20):
        desk.answer("1", f"Old {at}\n" * 5, at=100.0 + at)
    engine = window.engine
    engine.own_requests.following.look()
    engine.own_requests.seen("1")
    for at in range(20):
        desk.answer("1", f"New {at}\n" * 5, at=200.0 + at)
    page = answered(window, desk, "The last")
    first = heading(page, "New from IT")
    qtbot.waitUntil(lambda: 0 <= top(first, page) < 40)
    qtbot.waitUntil(lambda: not engine.requests()[0].unread)
    qtbot.wait(300)
    assert 0 <= top(heading(page, "New from IT"), page) < 40  # seen, and still where it was


def test_without_anything_new_the_newest_is_in_sight(
    window: Window, desk: TalkingDesk, qtbot: QtBot
) -> None:
    for at in range(20):
        desk.answer("1", f"Old {at}\n" * 5, at=100.0 + at)
    window.engine.own_requests.following.look()
    window.engine.own_requests.seen("1")
    page = opened(window)
    newest = next(w for w in page.findChildren(QLabel) if w.text().startswith("Old 19"))
    qtbot.waitUntil(lambda: 0 <= top(newest, page) < page.height())
    assert "New from IT" not in words_in(page)


def heading(page: RequestPage, words: str) -> QLabel:
    labels = page.findChildren(QLabel)
    return next(label for label in labels if label.isVisible() and label.text() == words)


def top(widget: QWidget, page: RequestPage) -> int:
    """Where it begins, from the top of what is seen of the page."""
    return widget.mapTo(page, QPoint(0, 0)).y()


def test_what_comes_while_nobody_sees_it_stays_unread(
    window: Window, desk: TalkingDesk, qtbot: QtBot
) -> None:
    page = opened(window)
    assert window.is_showing("1")
    assert not window.is_showing("2")
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    qtbot.waitUntil(lambda: not window.isActiveWindow())
    assert not window.is_showing("1")
    desk.answer("1", "Fetch some", at=200.0)
    window.engine.own_requests.following.look()
    qtbot.waitUntil(lambda: "Fetch some" in words_in(page))
    assert window.engine.requests()[0].unread
    window.activateWindow()
    qtbot.waitUntil(lambda: not window.engine.requests()[0].unread)
    desk.answer("1", "Or wait", at=300.0)
    window.engine.own_requests.following.look()
    qtbot.waitUntil(lambda: "IT answered: Printer" in words_in(window))


def test_that_the_desk_is_away_is_told_on_the_open_page_and_taken_back(
    window: Window, desk: TalkingDesk, qtbot: QtBot
) -> None:
    page = answered(window, desk)
    desk.trouble = DeskTrouble(SILENT)
    window.engine.own_requests.following.look()
    qtbot.waitUntil(lambda: page.footnote.startswith("As of "))
    assert page.footnote.endswith(". The service desk cannot be reached now.")
    desk.trouble = None
    window.engine.own_requests.following.look()
    qtbot.waitUntil(lambda: page.footnote == "")


def test_what_matters_most_stands_first_at_home_and_all_of_it_behind_a_link(
    window: Window, desk: TalkingDesk, qtbot: QtBot
) -> None:
    for number in range(2, 6):
        desk.create(
            Composed(
                reference=new_reference(), subject=f"No {number}", message=b"", created_at=number
            )
        )
    desk.by_number["5"] = replace(desk.by_number["5"], progress=Progress.CLOSED)
    desk.by_number["2"] = replace(desk.by_number["2"], progress=Progress.WAITS_FOR_YOU)
    window.engine.own_requests.following.look()
    desk.answer("1", "Fetch some", at=200.0)
    window.engine.own_requests.following.look()
    card = window.findChild(RequestsCard)
    assert isinstance(card, RequestsCard)
    wanted = ["Printer", "No 2", "No 4"]
    qtbot.waitUntil(lambda: [row.accessibleName() for row in card.rows] == wanted)
    told = [row.accessibleDescription() for row in card.rows]
    assert told[0].startswith("IT answered. #1")
    assert told[1].startswith("Waits for you. #2")
    button(window, "All 5 requests").click()
    [page] = window.findChildren(RequestsPage)
    names = [each.accessibleName() for each in page.findChildren(Pressable)]
    assert names == [*wanted, "No 3", "No 5"]
    assert window.focusWidget() is page.findChildren(Pressable)[0]
    desk.answer("3", "Done", at=300.0)
    window.engine.own_requests.following.look()
    qtbot.waitUntil(lambda: words_in(page).count("IT answered") == 2)
