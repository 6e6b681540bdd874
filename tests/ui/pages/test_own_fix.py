"""A fix of the organisation's own in a real window: from the words typed to what it printed."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from assistant.engine import Engine
from assistant.own_fixes import OwnChoice, OwnFix, OwnValue
from diagnostics.model import Topic
from diagnostics.system import Platform
from tests.support.looking import button, buttons_in, words_in
from tests.ui.conftest import MakeEngine, MakeWindow
from ui.pages.fix import FixPage
from ui.window import Window

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="runs shell scripts")

SCRIPT = """#!/bin/sh
[ "$1" = detect ] && exec test -s {folder}/site
[ "$1" = odd ] && exit 7
trap 'echo ended; exit 3' TERM
echo "to $2"
[ "$2" = far ] && while :; do sleep 0.1; done
echo "$2" > {folder}/site
"""


def own(folder: Path, detect: str = "detect") -> OwnFix:
    program = str(folder / "site.sh")
    return OwnFix(
        id="site",
        topic=Topic.PROGRAMS,
        title={"en": "Change your site", "nl": "Van vestiging veranderen"},
        about={"en": "Sets your site.", "nl": "Stelt je vestiging in."},
        keywords={"en": "moved office", "nl": "verhuisd"},
        detect={Platform.LINUX: (program, detect)},
        remediate={Platform.LINUX: (program, "set", "{site}")},
        choices=(
            OwnChoice(
                id="site",
                title={"en": "Your site", "nl": "Je vestiging"},
                values=(
                    OwnValue(value="ams", title="Amsterdam"),
                    OwnValue(value="far", title="Far"),
                ),
            ),
        ),
        needs=("Outlook is closed.",),
    )


def having(made: Engine, fix: OwnFix) -> Engine:
    made.organisation = msgspec.structs.replace(made.organisation, own_fixes=(fix,))
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    script = tmp_path / "site.sh"
    script.write_text(SCRIPT.format(folder=tmp_path))
    script.chmod(0o755)
    return tmp_path


@pytest.fixture
def engine(make_engine: MakeEngine, folder: Path) -> Engine:
    return having(make_engine(), own(folder))


def opened(window: Window, qtbot: QtBot, sees: str) -> FixPage:
    window.open_fix("site")
    page = window.findChildren(FixPage)[-1]
    assert isinstance(page, FixPage)
    qtbot.waitUntil(lambda: sees in words_in(page))
    return page


def test_it_is_found_by_what_people_call_the_problem_in_their_language(
    make_engine: MakeEngine, folder: Path
) -> None:
    for language, words in (("en", "moved office"), ("nl", "verhuisd"), ("fr", "moved office")):
        made = having(make_engine(language=language), own(folder))
        assert "site" in {hit.id for hit in made.search(words)}, language


def test_it_is_chosen_done_and_proved(
    engine: Engine, make_window: MakeWindow, qtbot: QtBot, folder: Path
) -> None:
    page = opened(make_window(engine), qtbot, "First choose: Your site")
    assert words_in(page)[:3] == ["Sets your site.", "Takes about 10 seconds", "Outlook is closed."]
    assert "Your organisation made this." in words_in(page)
    assert buttons_in(page) == ["Amsterdam", "Far", "Change your site"]
    button(page, "Amsterdam").click()
    QTest.keyClick(button(page, "Change your site"), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "Verified" in words_in(page), timeout=20_000)
    assert "Done. “Change your site” has run" in words_in(page)
    assert (folder / "site").read_text() == "ams\n"
    button(page, "Details of what ran").click()
    [area] = page.findChildren(QPlainTextEdit)
    [step] = msgspec.json.decode(area.toPlainText())["steps"]
    assert step["printed"] == ["to ams"]


def test_stopped_by_the_person_its_script_ends(
    engine: Engine, make_window: MakeWindow, qtbot: QtBot, folder: Path
) -> None:
    page = opened(make_window(engine), qtbot, "First choose: Your site")
    button(page, "Far").click()
    button(page, "Change your site").click()
    qtbot.waitUntil(lambda: "“Change your site” is running" in words_in(page))
    button(page, "Cancel").click()
    sees = "Stopped. “Change your site” was not finished"
    qtbot.waitUntil(lambda: sees in words_in(page), timeout=20_000)
    assert not (folder / "site").exists()


def test_where_it_is_not_needed_that_is_said(
    engine: Engine, make_window: MakeWindow, qtbot: QtBot, folder: Path
) -> None:
    (folder / "site").write_text("ams\n")
    opened(make_window(engine), qtbot, "“Change your site” is not needed now.")


def test_where_nobody_can_tell_that_is_said_and_nothing_offered(
    make_engine: MakeEngine, make_window: MakeWindow, qtbot: QtBot, folder: Path
) -> None:
    window = make_window(having(make_engine(), own(folder, detect="odd")))
    page = opened(window, qtbot, "Balie cannot tell whether this helps")
    assert "There is nothing to do" not in words_in(page)
    assert buttons_in(page) == ["Try again", "Report a problem"]
