"""Seeing every byte of a report before it leaves, and leaving parts of it out there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from assistant.engine import Engine
from assistant.events import CheckFinished
from diagnostics.identities import Identity, IdentityKind
from diagnostics.model import Finding, Reading, Topic
from diagnostics.text import Size, text
from tests.support.looking import button, buttons_in, words_in
from tests.ui.conftest import FULL, OVERDUE, MakeEngine, MakeWindow
from ui.pages.preview import PreviewPage
from ui.pages.report import ReportPage
from ui.pages.report_preview import ReportPreviewPage
from ui.widgets.fold import Fold
from ui.widgets.toggle import Toggle
from ui.window import Window
from ui.words import tr

# With a space that must not break, which Qt likes to show as a plain one.
WORDS = "It has been strange since\u00a0Monday"
DISK: Reading[Any] = Reading(fact="disk_space", topic=Topic.STORAGE, value={"free": 3}, took_ms=1.0)
UPTIME: Reading[Any] = Reading(fact="uptime", topic=Topic.UPDATES, value={"days": 16}, took_ms=1.0)


class Looking:
    """What the next look at the computer finds."""

    def __init__(self) -> None:
        self.results: list[Finding | Reading[Any]] = [FULL, DISK, OVERDUE, UPTIME]

    def __call__(self) -> Iterator[Finding | Reading[Any]]:
        return iter(self.results)


@pytest.fixture
def looking() -> Looking:
    return Looking()


@pytest.fixture
def engine(make_engine: MakeEngine, looking: Looking) -> Engine:
    engine = make_engine(examine=looking)
    engine.check_here()
    return engine


@pytest.fixture
def window(engine: Engine, make_window: MakeWindow) -> Window:
    return make_window(engine)


@pytest.fixture
def report(window: Window) -> ReportPage:
    window.open_report(WORDS)
    page = window.findChild(ReportPage)
    assert isinstance(page, ReportPage)
    return page


@pytest.fixture
def preview(window: Window, report: ReportPage) -> ReportPreviewPage:
    return open_preview(window, report)


def open_preview(window: Window, report: ReportPage) -> ReportPreviewPage:
    button(report, "See exactly what is sent").click()
    page = window.findChildren(ReportPreviewPage)[-1]
    assert isinstance(page, ReportPreviewPage)
    return page


def switch(page: PreviewPage | ReportPage, name: str) -> Toggle:
    """The switch of a part."""
    switches = [toggle for toggle in page.findChildren(Toggle) if toggle.isVisible()]
    [found] = [toggle for toggle in switches if toggle.accessibleName() == name]
    return found


def test_it_shows_the_whole_message_and_how_large_it_is(preview: ReportPreviewPage) -> None:
    shown = preview.text.content
    assert WORDS in shown
    assert '"free": 3' in shown
    assert '"days": 16' in shown
    assert tr("{size}, every byte of it", size=Size(len(shown.encode()))) in words_in(preview)


def test_what_is_left_out_here_is_gone_from_the_bytes_and_from_what_is_sent(
    qtbot: QtBot, engine: Engine, report: ReportPage, preview: ReportPreviewPage, tmp_path: Path
) -> None:
    engine.start()
    switch(preview, "Storage").click()
    shown = preview.text.content
    # Nothing that is still to come may change what was seen, not even its date.
    assert not any(timer.isActive() for timer in report.findChildren(QTimer))
    assert '"free"' not in shown
    assert '"days": 16' in shown
    report.shell.back()
    assert not switch(report, "Storage").isChecked()
    button(report, "Send report").click()
    qtbot.waitUntil(lambda: "IT has your report" in words_in(report))
    assert [p.read_bytes() for p in tmp_path.glob("mail/new/*")] == [shown.encode()]


def test_put_back_it_is_in_the_bytes_again(preview: ReportPreviewPage) -> None:
    switch(preview, "Storage").click()
    switch(preview, "Storage").click()
    assert '"free": 3' in preview.text.content


def test_with_everything_left_out_only_the_words_go(
    window: Window, report: ReportPage, preview: ReportPreviewPage
) -> None:
    assert "diagnostics.json" in buttons_in(preview)
    switch(preview, "Storage").click()
    switch(preview, "Updates and restart").click()
    assert "diagnostics" not in preview.text.content
    assert "diagnostics.json" not in buttons_in(preview)
    window.back()
    again = open_preview(window, report)
    assert "Nothing goes along" in words_in(again)


def test_the_buttons_lead_to_the_attachments(preview: ReportPreviewPage) -> None:
    button(preview, "diagnostics.json").click()
    line = preview.text.textCursor().block().text()
    assert 'filename="diagnostics.json"' in line
    assert preview.window().focusWidget() is preview.text


def test_it_is_copied_whole(preview: ReportPreviewPage) -> None:
    button(preview, "Copy").click()
    assert QGuiApplication.clipboard().text() == preview.text.content


def test_looking_again_leaves_the_bytes_that_were_seen_unless_something_else_goes_along(
    engine: Engine, window: Window, looking: Looking, preview: ReportPreviewPage
) -> None:
    seen = preview.text.content
    looking.results = [FULL, replace(DISK, value={"free": 2}), OVERDUE, UPTIME]
    look(engine, window)
    assert preview.text.content == seen
    looking.results = [OVERDUE, UPTIME]
    look(engine, window)
    assert '"free"' not in preview.text.content
    assert "Storage" not in buttons_in(preview)


def look(engine: Engine, window: Window) -> None:
    """Look at the computer again, and have the pages know what was found."""
    engine.check_here()
    assert engine.examination is not None
    window.receive(CheckFinished(engine.examination))


def test_a_single_fact_is_left_out_one_click_deeper(preview: ReportPreviewPage) -> None:
    rows = [fold for fold in preview.findChildren(Fold) if fold.isVisible()]
    next(fold for fold in rows if fold.row.words.title.text() == "Storage").row.click()
    switch(preview, "disk_space").click()
    assert '"free"' not in preview.text.content
    assert "Disk almost full" in preview.text.content


def test_what_is_taken_out_is_marked_and_told_here_only(
    looking: Looking, make_window: MakeWindow, make_engine: MakeEngine
) -> None:
    named = replace(DISK, identities=(Identity(IdentityKind.PRINTER, "BRU-2-BADGE"),))
    looking.results = [
        replace(FULL, sentence=text("{n} are stuck at BRU-2-BADGE 🖨.", n=2)),
        named,
    ]
    engine = make_engine(examine=looking)
    engine.check_here()
    window = make_window(engine)
    window.open_report("It is a 🖨 again")
    report = window.findChild(ReportPage)
    assert isinstance(report, ReportPage)
    preview = open_preview(window, report)
    assert "BRU-2-BADGE" not in preview.text.content
    marked = {selection.cursor.selectedText() for selection in preview.text.extraSelections()}
    assert "printer-1" in marked
    [fold] = [f for f in preview.findChildren(Fold) if "taken out" in f.row.words.title.text()]
    fold.row.click()
    assert "Name of a printer: stands for “BRU-2-BADGE”" in words_in(preview)
    button(preview, "printer-1").click()
    assert "printer-1" in preview.text.textCursor().block().text()


def test_what_is_selected_is_copied_as_it_is(preview: ReportPreviewPage) -> None:
    preview.text.setPlainText("the 🖨 since\u00a0Monday")
    preview.text.selectAll()
    preview.text.copy()
    assert QGuiApplication.clipboard().text() == "the 🖨 since\u00a0Monday"
