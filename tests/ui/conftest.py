"""A real engine over findings that the test gives, and the window on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from assistant.desks.desk import Desk
from assistant.desks.folder import Folder
from assistant.engine import Engine
from assistant.errors import Trouble
from assistant.language import Language
from assistant.organisation import load
from assistant.person import Person
from assistant.store import open_store
from diagnostics.model import Finding, Reading, State, Topic
from diagnostics.system import this_machine
from diagnostics.text import Size, Span, text
from ui import words
from ui.bridge import Bridge
from ui.menu import Command
from ui.pages.overview import Overview
from ui.theme import Theme
from ui.window import Window

EXAMPLE = Path(__file__).resolve().parents[2] / "resources" / "example" / "organisation.toml"

FULL = Finding(
    id="disk_space",
    topic=Topic.STORAGE,
    state=State.PROBLEM,
    title=text("Disk almost full"),
    sentence=text("{free} left.", free=Size(3_100_000_000)),
    fix="free_space",
    took_ms=1.0,
)
OVERDUE = Finding(
    id="uptime",
    topic=Topic.UPDATES,
    state=State.ATTENTION,
    title=text("Restart is overdue"),
    sentence=text("Last restart {span} ago.", span=Span(16 * 86400)),
    took_ms=1.0,
)
UNKNOWN = Finding(
    id="clock",
    topic=Topic.TIME,
    state=State.UNKNOWN,
    title=text("Clock"),
    sentence=text("Could not tell, because {reason}.", reason=text("nobody answered")),
    took_ms=1.0,
)
FINE = Finding(
    id="battery",
    topic=Topic.POWER,
    state=State.FINE,
    title=text("Battery is fine"),
    sentence=text("It holds its charge."),
    took_ms=1.0,
)

Examine = Callable[[], Iterator[Finding | Reading[Any]]]
MakeEngine = Callable[..., Engine]
MakeWindow = Callable[[Engine], Window]


@pytest.fixture(autouse=True)
def clipboard_of_its_own() -> Iterator[None]:
    """Each test finds the clipboard empty.

    That of a display nobody sees also outlives the interpreter, and something copied from a class
    in Python would end the whole run with a segmentation fault.
    """
    yield
    if QGuiApplication.instance() is not None:
        QGuiApplication.clipboard().clear()


@pytest.fixture
def make_engine(tmp_path: Path) -> Iterator[MakeEngine]:
    """Make an engine of the example organisation whose checks come out as given.

    `examine` looks at the computer instead, where the findings alone do not do.
    """
    made: list[Engine] = []

    def make(
        *findings: Finding,
        troubles: tuple[Trouble, ...] = (),
        language: str = "en",
        examine: Examine | None = None,
        desk: Desk | None = None,
    ) -> Engine:
        results: list[Finding | Reading[Any]] = list(findings)
        engine = Engine(
            organisation=load(EXAMPLE).organisation,
            language=Language(language),
            person=Person(login="anna", full_name="Anna Visser", computer_name="NW-LT-2041"),
            store=open_store(tmp_path / "data"),
            folder=tmp_path,
            desk=desk or Folder(tmp_path / "mail"),
            machine=this_machine(),
            examine=examine or (lambda: iter(results)),
            troubles=troubles,
        )
        words.use(engine.language.say)
        made.append(engine)
        return engine

    yield make
    for engine in made:
        engine.close()
    words.use(Language().say)


@pytest.fixture
def make_window(qtbot: QtBot, qapp: QApplication) -> Iterator[MakeWindow]:
    """Make the window of an engine, shown and filled; commands of its menu are kept in `chosen`."""
    made: list[Window] = []

    def make(engine: Engine) -> Window:
        theme = Theme(qapp, engine.organisation.branding.accent)
        window = Window(engine, theme, chosen.append, frameless=False)
        bridge = Bridge(engine)
        bridge.listen(window.receive)
        bridge.setParent(window)
        made.append(window)
        window.show()
        qtbot.waitUntil(lambda: window.findChild(Overview) is not None)
        return window

    chosen: list[Command] = []
    yield make
    for window in made:
        window.hide()
        window.deleteLater()


def with_id(finding: Finding, name: str) -> Finding:
    """The same finding of another check."""
    return msgspec.structs.replace(finding, id=name, title=text(name))
