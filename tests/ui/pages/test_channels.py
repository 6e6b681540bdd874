"""The page of all channels: the example organisation’s, filtered, and what if there is none."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtGui import QDesktopServices, QGuiApplication
from pytestqt.qtbot import QtBot

from assistant.catalogue import Channel, Kind
from assistant.engine import Engine
from tests.support.looking import button, buttons_in, tab_order, words_in
from tests.ui.conftest import MakeEngine, MakeWindow
from ui.footer import Footer
from ui.pages.channels import ChannelsPage
from ui.widgets.cards import Row
from ui.window import Window

CHAT = Channel(
    id="chat",
    kind=Kind.CHAT,
    title="Chat with IT",
    person=True,
    target="https://chat.example.org/",
    languages=("nl", "en"),
    expect="answers in about 2 minutes",
)
PHONE = Channel(id="phone", kind=Kind.PHONE, title="Call us", person=True, target="tel:4357")
DESK = Channel(
    id="desk", kind=Kind.WALK_IN, title="Walk-in desk", person=True, place="Floor 2, by the lifts"
)
NIGHT = Channel(
    id="portal",
    kind=Kind.PORTAL,
    title="Portal",
    person=False,
    target="https://portal.example.org/",
    hours="off",
)


@pytest.fixture
def engine(make_engine: MakeEngine) -> Engine:
    return make_engine()


@pytest.fixture
def window(engine: Engine, make_window: MakeWindow) -> Window:
    return make_window(engine)


def open_with(window: Window, *channels: Channel) -> ChannelsPage:
    window.engine.organisation = msgspec.structs.replace(
        window.engine.organisation, channels=channels
    )
    window.open_channels()
    page = window.findChild(ChannelsPage)
    assert isinstance(page, ChannelsPage)
    return page


def rows(page: ChannelsPage) -> list[list[str]]:
    return [words_in(row) for row in page.findChildren(Row) if row.isVisible()]


def footer(window: Window) -> list[str]:
    [foot] = window.findChildren(Footer)
    return words_in(foot)


def test_a_row_says_when_where_and_in_which_languages(window: Window) -> None:
    page = open_with(window, CHAT, PHONE, DESK)
    everybody = "With a person, in English, Nederlands, français, Deutsch"
    assert rows(page)[:3] == [
        [
            "Chat with IT",
            "Any time, answers in about 2 minutes\nWith a person, in English, Nederlands",
        ],
        ["Call us", f"Any time\n4357\n{everybody}"],
        ["Walk-in desk", f"Any time\nFloor 2, by the lifts\n{everybody}"],
    ]


def test_each_kind_has_its_own_verb(window: Window) -> None:
    page = open_with(window, CHAT, PHONE, DESK)
    verbs = [name for row in page.findChildren(Row) for name in buttons_in(row)]
    assert verbs == ["Chat", "Call", "Copy", "Report"]
    assert button(page, "Call").accessibleDescription() == "Call us"


def test_one_that_is_closed_says_so_and_comes_last(window: Window) -> None:
    page = open_with(window, NIGHT, CHAT)
    titles = [row[0] for row in rows(page)]
    assert titles[:2] == ["Chat with IT", "Portal"]
    assert rows(page)[1][1].startswith("Closed\n")


@pytest.mark.parametrize(
    ("choice", "left"),
    [
        ("Any way", ["Chat with IT", "Portal"]),
        ("With a person", ["Chat with IT"]),
        ("On my own", ["Portal"]),
    ],
)
def test_the_choice_decides_which_are_shown(window: Window, choice: str, left: list[str]) -> None:
    page = open_with(window, CHAT, NIGHT)
    button(page, choice).click()
    assert [row[0] for row in rows(page)] == [*left, "Report a problem"]


def test_a_choice_that_none_suits_says_so(window: Window) -> None:
    page = open_with(window, CHAT)
    button(page, "On my own").click()
    assert rows(page)[0] == ["IT has no channel of this kind", "“Any way” shows all the others"]
    button(page, "Any way").click()
    assert rows(page)[0][0] == "Chat with IT"


def test_without_any_it_says_why_and_a_report_is_still_possible(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported: list[str] = []
    monkeypatch.setattr(Window, "open_report", lambda _self, words="": reported.append(words))
    page = open_with(window)
    assert rows(page)[0][0] == "IT has not set up any channels yet"
    button(page, "Report").click()
    assert reported == [""]


def test_a_report_that_it_lists_is_not_shown_twice(window: Window) -> None:
    report = Channel(id="report", kind=Kind.REPORT, title="Tell us", person=False)
    assert [row[0] for row in rows(open_with(window, report))] == ["Tell us"]


def test_a_place_can_be_copied(window: Window) -> None:
    button(open_with(window, DESK), "Copy").click()
    assert QGuiApplication.clipboard().text() == "Floor 2, by the lifts"
    assert footer(window) == ["Copied: Floor 2, by the lifts"]


def test_a_link_that_nothing_takes_is_copied_and_said(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    button(open_with(window, PHONE), "Call").click()
    assert footer(window) == ["Opening “Call us”…"]
    qtbot.waitUntil(
        lambda: (
            footer(window) == ["No program on this computer opens it. “4357” is copied for you."]
        )
    )
    assert QGuiApplication.clipboard().text() == "4357"


def test_the_choice_has_the_focus_when_the_page_opens(window: Window) -> None:
    page = open_with(window, CHAT)
    assert window.focusWidget() is button(page, "Any way")


def test_tab_goes_from_the_choice_down_the_rows(window: Window) -> None:
    """Arrow keys move within the choice, as they do among what excludes each other."""
    open_with(window, CHAT, PHONE)
    assert tab_order(window)[:4] == ["Any way", "Chat", "Call", "Report"]
