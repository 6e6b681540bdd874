"""Signing in at the desk: what it asks, where the person gets it, and whether it is good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from assistant.events import Event, SignedIn, SignInFailed
from ui.pages.contact import open_link
from ui.pages.page import Page, Shell
from ui.widgets.banner import Banner, trouble_banner
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.fields import Field, TextField
from ui.widgets.labels import Caption
from ui.words import say, tr

if TYPE_CHECKING:
    from assistant.desks.desk import SignIn
    from assistant.engine import Engine
    from assistant.errors import Trouble

# More than any token or password that a desk gives.
_LONGEST = 1000


class SignInPage(Page):
    """Asks once; the desk is asked at once whether it is right."""

    def __init__(self, engine: Engine, window: Shell, asked: SignIn) -> None:
        super().__init__(engine, window, tr("Sign in to the service desk"))
        self._asked = asked
        self._name = TextField(say(asked.name) if asked.name else "", longest=_LONGEST)
        self._secret = TextField(say(asked.secret), longest=_LONGEST)
        self._secret.setEchoMode(QLineEdit.EchoMode.Password)
        self._banner: Banner | None = None
        self._go = Button(tr("Sign in"), self._sign_in, kind="primary")
        for field in (self._name, self._secret):
            field.returnPressed.connect(self._sign_in)
        self._card = self._questions()
        self.show_only(self._card)
        self.note(tr("Kept by this computer’s own password store, never in a file"))

    def receive(self, event: Event) -> None:
        match event:
            case SignedIn():
                self._entered(event)
            case SignInFailed():
                self._go.setEnabled(True)
                self._go.say(tr("Sign in"))
                self._complain(event.trouble)
            case _:
                pass

    def shown(self) -> None:
        (self._name if self._asked.name else self._secret).setFocus()

    def _questions(self) -> Card:
        card = Card(padded=True)
        why = tr("Once only. IT then sees who reports, and you see here what it answers.")
        card.column.addWidget(Caption(why))
        if self._asked.name is not None:
            card.column.addWidget(Field(say(self._asked.name), self._name))
        card.column.addWidget(Field(say(self._asked.secret), self._secret))
        card.column.addWidget(Caption(say(self._asked.where)))
        if self._asked.link:
            card.column.addWidget(Button(tr("Open that page"), self._open, kind="inline"))
        card.column.addWidget(self._go)
        return card

    def _complain(self, trouble: Trouble) -> None:
        if self._banner is not None:
            self._banner.deleteLater()
        self._banner = trouble_banner(trouble)
        self.column.insertWidget(0, self._banner)
        self._secret.setFocus()
        self._secret.selectAll()

    def _open(self) -> None:
        open_link(self._asked.link, self.shell)

    def _sign_in(self) -> None:
        signing_in = self.engine.signing_in
        if signing_in is None or not self._go.isEnabled():
            return
        self._go.setEnabled(False)
        self._go.say(tr("Asking the service desk…"))
        signing_in.sign_in(self.engine.desk, self._name.text(), self._secret.text())

    def _entered(self, event: SignedIn) -> None:
        self._secret.clear()
        self.shell.back()
        if event.only_now is None:
            self.shell.say(tr("You are signed in"))
        else:
            self.shell.say(
                tr("You are signed in until Balie ends, because {why}.", why=say(event.only_now))
            )
