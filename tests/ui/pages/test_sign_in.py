"""The sign-in page: asked for on the home page, tried at once, kept out of sight."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from assistant.desks.desk import SignIn, SignInNeeded
from assistant.engine import Engine
from assistant.errors import Trouble
from assistant.keychain import Credentials, Keychain, Missing, Store
from assistant.language import Language
from assistant.organisation import load
from assistant.person import Person
from assistant.signing_in import SigningIn
from assistant.store import open_store
from diagnostics.system import this_machine
from diagnostics.text import text
from tests.fakes.talking_desk import TalkingDesk
from tests.ui.conftest import EXAMPLE
from ui import words
from ui.bridge import Bridge
from ui.pages.sign_in import SignInPage
from ui.theme import Theme
from ui.widgets.buttons import Button
from ui.window import Window

WRONG = Trouble(title=text("t"), meaning=text("m"), next_step=text("n"))


def no_store() -> Store:
    raise Missing


@pytest.fixture
def desk() -> TalkingDesk:
    desk = TalkingDesk()
    desk.sign_in = SignIn(secret=text("Your token"), where=text("It stands on your profile."))
    desk.trouble = SignInNeeded(WRONG)
    return desk


@pytest.fixture
def window(desk: TalkingDesk, tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Window]:
    language = Language("en")
    words.use(language.say)
    engine = Engine(
        organisation=load(EXAMPLE).organisation,
        language=language,
        person=Person(login="anna", full_name="Anna Visser", computer_name="LT-1"),
        store=open_store(tmp_path),
        folder=tmp_path,
        desk=desk,
        signing_in=SigningIn("desk", Credentials(Keychain("Balie", store=no_store))),
        machine=this_machine(),
        examine=lambda: iter(()),
    )
    window = Window(engine, Theme(qapp, "#2453D6"), lambda _command: None, frameless=False)
    bridge = Bridge(engine)
    bridge.listen(window.receive)
    qtbot.addWidget(window)
    window.present()
    yield window
    engine.close()


def page_of(window: Window) -> SignInPage:
    [page] = window.findChildren(SignInPage)
    return page


def secret_field(page: SignInPage) -> QLineEdit:
    [field] = [f for f in page.findChildren(QLineEdit) if f.accessibleName() == "Your token"]
    return field


def test_it_is_tried_at_once_and_what_is_wrong_is_said(
    window: Window, desk: TalkingDesk, qtbot: QtBot
) -> None:
    window.open_sign_in()
    page = page_of(window)
    field = secret_field(page)
    assert field.echoMode() is QLineEdit.EchoMode.Password
    QTest.keyClicks(field, "half a token")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "does not know this" in sentences(page))
    assert field.text() == "half a token"
    desk.trouble = None
    field.setText("the whole token")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.engine.signing_in.login() is not None)  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: not secret_field(page).text())


def sentences(page: SignInPage) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel))


def test_the_home_page_asks_for_it_until_it_is_done(
    window: Window, desk: TalkingDesk, qtbot: QtBot
) -> None:
    window.engine.own_requests.following.look()
    qtbot.waitUntil(lambda: button(window, "Sign in") is not None)
    wanted = button(window, "Sign in")
    assert wanted is not None
    wanted.click()
    page = page_of(window)
    desk.trouble = None
    secret_field(page).setText("the whole token")
    QTest.keyClick(secret_field(page), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: button(window, "Sign in") is None)


def button(window: Window, name: str) -> Button | None:
    found = [b for b in window.findChildren(Button) if b.text() == name and b.isVisible()]
    return found[0] if found else None
