"""Answering IT: kept as it is typed, with files, seen before it leaves, sent once."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from assistant.desks.desk import Abilities, DeskTrouble, Errand
from assistant.desks.letter import open_letter
from assistant.engine import Engine
from assistant.errors import Trouble
from assistant.outbox import Composed
from assistant.reference import new_reference
from diagnostics.text import text
from tests.fakes.talking_desk import TalkingDesk
from tests.support.looking import button, buttons_in, words_in
from tests.support.photos import PLACE, XMP, in_jpeg, picture
from tests.ui.conftest import MakeEngine, MakeWindow
from tests.ui.test_accessible import describe, reachable
from ui.footer import Footer
from ui.pages.picture_editor import PictureEditorPage
from ui.pages.preview import PreviewPage
from ui.pages.report import ReportPage
from ui.pages.request import RequestPage
from ui.widgets.drop_zone import DropZone
from ui.widgets.fields import TextArea
from ui.window import Window

NEVER = Trouble(
    title=text("The service desk does not take this"),
    meaning=text("The request is locked."),
    next_step=text("Call IT."),
    again=False,
)


@pytest.fixture
def desk() -> TalkingDesk:
    desk = TalkingDesk(
        Abilities(largest_file=2_000, shows_replies=True, replies=True, reopens=True, rates=True)
    )
    desk.create(Composed(reference=new_reference(), subject="Printer", message=b"", created_at=1.0))
    desk.answer("1", "Is there paper?", at=100.0)
    return desk


@pytest.fixture
def engine(desk: TalkingDesk, make_engine: MakeEngine) -> Engine:
    engine = make_engine(desk=desk)
    engine.own_requests.following.look()
    return engine


@pytest.fixture
def window(engine: Engine, make_window: MakeWindow) -> Window:
    return make_window(engine)


@pytest.fixture
def page(window: Window) -> RequestPage:
    return opened(window)


def opened(window: Window) -> RequestPage:
    window.open_request("1")
    return window.findChildren(RequestPage)[-1]


def field(page: QWidget) -> TextArea:
    return page.findChildren(TextArea)[0]


def arrived(desk: TalkingDesk, engine: Engine, qtbot: QtBot) -> Errand:
    """What the desk got, once it left the page."""
    qtbot.waitUntil(lambda: bool(engine.own_requests.waiting("1")))
    engine.deliver_once(hurry=True)
    [errand] = desk.errands
    return errand


def holding(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def said(window: Window) -> str:
    footer = window.findChild(Footer)
    assert isinstance(footer, Footer)
    return footer.words


def test_what_is_typed_is_there_again_after_leaving_and_after_a_restart(
    window: Window, page: RequestPage, engine: Engine, make_engine: MakeEngine, qtbot: QtBot
) -> None:
    QTest.keyClicks(field(page), "It has pap")
    window.home()
    assert field(opened(window)).toPlainText() == "It has pap"
    QTest.keyClicks(field(opened(window)), "er")
    window.hide()
    engine.close()
    again = make_engine()
    assert again.own_requests.replies.draft("1").words == "It has paper"


def test_it_leaves_with_its_files_and_the_field_is_empty(
    window: Window,
    page: RequestPage,
    engine: Engine,
    desk: TalkingDesk,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "photo.jpg").write_bytes(in_jpeg((0xE1, XMP + PLACE)))
    chosen = ([str(tmp_path / "photo.jpg")], "")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: chosen)
    button(page, "Add a file").click()
    qtbot.waitUntil(lambda: "photo.jpg" in words_in(page))
    assert any("without where and by whom it was taken" in words for words in words_in(page))
    QTest.keyClicks(field(page), "As you see")
    button(page, "Send").click()
    qtbot.waitUntil(lambda: field(page).toPlainText() == "")
    assert "Remove photo.jpg" not in buttons_in(page)
    errand = arrived(desk, engine, qtbot)
    assert errand.words == "As you see"
    assert [file.content for file in errand.files] == [picture("JPEG")]


def test_limits_are_said_before_anything_is_chosen_and_kept(
    window: Window, page: RequestPage, tmp_path: Path, qtbot: QtBot
) -> None:
    limits = "Up to 20 files, 2 kB each and 18 MB together"
    assert button(page, "Add a file").accessibleDescription() == limits
    assert limits in button(page, "Add a file").toolTip()
    (tmp_path / "large.bin").write_bytes(bytes(3_000))
    field(page).insertFromMimeData(holding(tmp_path / "large.bin"))
    qtbot.waitUntil(lambda: "3 kB, and the service desk takes 2 kB at most" in said(window))


def test_every_byte_is_seen_before_it_leaves_and_those_leave(
    window: Window,
    page: RequestPage,
    engine: Engine,
    desk: TalkingDesk,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    times = itertools.count(1_800_000_000.0, 60.0)  # a minute goes by between any two moments
    monkeypatch.setattr(engine.own_requests.replies, "_now", lambda: next(times))
    assert "See exactly what is sent" not in buttons_in(page)
    QTest.keyClicks(field(page), "It has paper")
    button(page, "See exactly what is sent").click()
    [preview] = window.findChildren(PreviewPage)
    shown = preview.text.content
    assert "It has paper" in shown
    window.back()
    button(page, "Send").click()
    arrived(desk, engine, qtbot)
    left = engine.message(engine.sent.all()[0].reference) or b""
    assert left.decode().replace("\r\n", "\n").strip() == shown.replace("\r\n", "\n").strip()


def test_a_secret_in_the_words_is_warned_of(page: RequestPage, qtbot: QtBot) -> None:
    QTest.keyClicks(field(page), "password: hunter2hunter2")
    qtbot.waitUntil(lambda: any(w.startswith("This looks like a secret") for w in words_in(page)))
    field(page).clear()
    qtbot.waitUntil(
        lambda: not any(w.startswith("This looks like a secret") for w in words_in(page))
    )


def test_with_nothing_to_send_it_says_what_to_do(window: Window, page: RequestPage) -> None:
    button(page, "Send").click()
    assert said(window) == "Type your answer first"


def test_files_alone_are_sent_with_a_word(
    page: RequestPage, engine: Engine, desk: TalkingDesk, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "a.txt").write_text("1")
    page._reply.take(holding(tmp_path / "a.txt"))
    qtbot.waitUntil(lambda: "a.txt" in words_in(page))
    button(page, "Send").click()
    assert arrived(desk, engine, qtbot).words == "See the attached file."


def test_what_is_refused_says_why_and_leads_on(
    page: RequestPage, engine: Engine, desk: TalkingDesk, qtbot: QtBot
) -> None:
    QTest.keyClicks(field(page), "Hello")
    desk.trouble = DeskTrouble(NEVER)
    button(page, "Send").click()
    qtbot.waitUntil(lambda: bool(engine.own_requests.waiting("1")))
    engine.deliver_once(hurry=True)
    qtbot.waitUntil(lambda: "You, not sent" in words_in(page))
    assert "The service desk does not take this" in words_in(page)
    assert "The request is locked. Call IT." in words_in(page)
    assert {"Try again", "Save as file", "Get help"} <= set(buttons_in(page))
    desk.trouble = None
    button(page, "Try again").click()
    assert arrived(desk, engine, qtbot).words == "Hello"


def test_what_cannot_be_kept_stays_in_the_field(
    window: Window, page: RequestPage, engine: Engine, qtbot: QtBot
) -> None:
    with engine._store.transaction() as db:
        db.execute(
            "CREATE TRIGGER full BEFORE INSERT ON outbox BEGIN SELECT RAISE(FAIL, 'full'); END"
        )
    QTest.keyClicks(field(page), "Hello")
    button(page, "Send").click()
    qtbot.waitUntil(lambda: said(window).startswith("This could not be saved"))
    qtbot.waitUntil(lambda: not field(page).isReadOnly())
    assert field(page).toPlainText() == "Hello"


def test_who_types_is_not_interrupted_by_an_answer(
    window: Window, page: RequestPage, engine: Engine, desk: TalkingDesk, qtbot: QtBot
) -> None:
    field(page).setFocus()
    desk.answer("1", "Never mind", at=200.0)
    engine.own_requests.following.look()
    qtbot.waitUntil(lambda: "Never mind" in words_in(page))
    assert window.focusWidget() is field(page)


def test_what_was_written_elsewhere_is_added_below(window: Window, page: RequestPage) -> None:
    QTest.keyClicks(field(page), "First")
    window.open_request("1", "Second")
    assert window.findChildren(RequestPage) == [page]
    assert field(page).toPlainText() == "First\n\nSecond"


def test_what_is_typed_stays_when_the_desk_calls_the_request_otherwise(
    page: RequestPage, engine: Engine, qtbot: QtBot
) -> None:
    QTest.keyClicks(field(page), "It has paper")
    page._reply.answer("INC-7")
    assert field(page).toPlainText() == "It has paper"
    qtbot.waitUntil(lambda: engine.own_requests.replies.draft("INC-7").words == "It has paper")


def test_many_files_leave_room_for_the_conversation(
    page: RequestPage, engine: Engine, tmp_path: Path, qtbot: QtBot
) -> None:
    paths = [tmp_path / f"{number}.txt" for number in range(12)]
    for path in paths:
        path.write_text("1")
    page._reply.take(holding(*paths))
    qtbot.waitUntil(lambda: {path.name for path in paths} <= set(words_in(page)))
    qtbot.waitUntil(lambda: 150 < page._reply.height() < 350)


def test_every_control_has_a_name(page: RequestPage, window: Window, qtbot: QtBot) -> None:
    QTest.keyClicks(field(page), "Hello")
    qtbot.waitUntil(lambda: "See exactly what is sent" in buttons_in(page))
    named = reachable(window)
    assert len(named) > 5
    assert [describe(widget) for widget in named if not widget.accessibleName()] == []


def test_the_field_grows_with_what_is_typed_up_to_a_point(page: RequestPage, qtbot: QtBot) -> None:
    low = field(page).height()
    field(page).setPlainText("\n" * 3)
    qtbot.waitUntil(lambda: field(page).height() > low)
    field(page).setPlainText("\n" * 100)
    qtbot.waitUntil(lambda: field(page).height() < 3 * low)


Open = Callable[[Window], QWidget]


def report(window: Window) -> QWidget:
    window.open_report("No paper")
    return window.findChildren(ReportPage)[-1]


@pytest.mark.parametrize("open_page", [opened, report])
def test_files_are_dropped_anywhere_on_the_page_which_shows_it(
    window: Window, open_page: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    page = open_page(window)
    (tmp_path / "a.txt").write_text("1")
    data = holding(tmp_path / "a.txt")
    [zone] = page.findChildren(DropZone)
    for over in (page, field(page).viewport()):
        drag_over(over, data)
        assert zone.isVisible()
        assert "Drop files here to add them" in words_in(zone)
        zone.dragLeaveEvent(QDragLeaveEvent())
        assert not zone.isVisible()
    drag_over(page, data)
    middle, buttons = QPointF(zone.rect().center()), Qt.MouseButton.LeftButton
    drop = QDropEvent(
        middle, Qt.DropAction.CopyAction, data, buttons, Qt.KeyboardModifier.NoModifier
    )
    zone.dropEvent(drop)
    assert drop.isAccepted()
    assert not zone.isVisible()
    qtbot.waitUntil(lambda: "a.txt" in words_in(page))


def drag_over(widget: QWidget | None, data: QMimeData) -> None:
    """As Qt does: what a widget leaves is offered to the one that holds it."""
    while widget is not None:
        event = QDragEnterEvent(
            QPoint(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        event.ignore()
        if widget.acceptDrops():
            QApplication.sendEvent(widget, event)
        if event.isAccepted() or widget.isWindow():
            return
        widget = widget.parentWidget()


def test_words_that_are_dragged_are_no_files(window: Window, page: RequestPage) -> None:
    words = QMimeData()
    words.setText("since Monday")
    drag_over(page, words)
    [zone] = page.findChildren(DropZone)
    assert not zone.isVisible()


def test_a_copied_table_is_pasted_as_words_and_a_picture_is_looked_at_first(
    window: Window, page: RequestPage
) -> None:
    blue = QImage(8, 8, QImage.Format.Format_RGB32)
    blue.fill(Qt.GlobalColor.blue)
    table = QMimeData()
    table.setText("1\t2")
    table.setImageData(blue)
    field(page).insertFromMimeData(table)
    assert field(page).toPlainText() == "1\t2"
    assert not window.findChildren(PictureEditorPage)
    alone = QMimeData()
    alone.setImageData(blue)
    field(page).insertFromMimeData(alone)
    assert window.findChildren(PictureEditorPage)


def test_a_report_that_is_added_to_a_request_takes_its_files_along(
    window: Window, engine: Engine, desk: TalkingDesk, tmp_path: Path, qtbot: QtBot
) -> None:
    now = engine._machine.now()
    desk.by_number["1"] = replace(
        desk.by_number["1"], subject="Badge printer shows offline", created_at=now, changed_at=now
    )
    engine.own_requests.following.look()
    window.open_report("The badge printer is offline again")
    [written] = window.findChildren(ReportPage)
    (tmp_path / "a.txt").write_text("1")
    written._files.take(holding(tmp_path / "a.txt"))
    qtbot.waitUntil(lambda: "a.txt" in words_in(written))
    button(written, "Add to that request").click()
    page = window.findChildren(RequestPage)[-1]
    assert field(page).toPlainText() == "The badge printer is offline again"
    qtbot.waitUntil(lambda: "a.txt" in words_in(page))
    assert engine.draft().message == ""
    button(page, "Send").click()
    assert [file.name for file in arrived(desk, engine, qtbot).files] == ["a.txt"]
    kept = engine.message(engine.sent.all()[0].reference) or b""
    assert open_letter(kept).files[0].content == b"1"
