"""`make screenshots`: the pictures of the documentation, taken from the real pages."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

# Qt reads these when it is loaded: no display is needed, and pictures are sharp on any screen.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "2"

from msgspec.structs import replace
from PySide6.QtCore import QEventLoop, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit

from assistant.engine import Engine
from assistant.events import FixFinished
from assistant.language import Language
from assistant.organisation import load
from assistant.person import Person
from assistant.store import open_store
from assistant.tickets.files import file_of
from diagnostics.system import this_machine
from tools import annas_laptop
from tools.annas_desk import NUMBER, AnnasDesk
from ui import words
from ui.bridge import Bridge
from ui.menu import Command
from ui.pages.report import ReportPage
from ui.pages.report_preview import ReportPreviewPage
from ui.theme import Theme
from ui.widgets.picture.file import encoded
from ui.window import Window

FOLDER = Path("docs/screenshots")
ORGANISATION = Path("resources/example/organisation.toml")
ANNA = Person(login="anna", full_name="Anna Visser", computer_name="NW-LT-2041")
ANSWER = "Yes, two sheets. It printed half a badge, see the picture."
PROBLEM = "The badge printer on floor 2 shows “offline” since this morning."

# Pages slide and colours fade for less than this.
SETTLE_MS = 700
CORNER = 12
LIGHT, DARK = "#ffffff", "#15181d"

# The font that the tests install too; with the system's own the pictures would differ by machine.
FONT = "Inter"

Show = Callable[[Window], None]


def search(window: Window) -> None:
    """Type with a typing error, as people do."""
    field = window.findChild(QLineEdit)
    assert field is not None
    field.setText("printr doesnt work")


def fixed(window: Window) -> None:
    """A fix that has run and helped."""
    window.open_fix("free_space")
    settle()
    window.receive(FixFinished(annas_laptop.FREED))


def preview(window: Window) -> None:
    """Every byte of a report, with a name that was taken out."""
    window.open_report(PROBLEM)
    settle()
    report = window.findChild(ReportPage)
    assert report is not None
    report.preview()
    settle()
    shown = window.findChild(ReportPreviewPage)
    assert shown is not None
    shown.text.go_to("printer-1")


def conversation(window: Window) -> None:
    """IT has asked something back, and Anna answers with a picture."""
    own = window.engine.own_requests
    own.following.look()
    reply = replace(own.replies.draft(NUMBER), words=ANSWER)
    own.replies.attachments.attach(reply.reference, file_of("badge.png", blank_badge()))
    own.replies.keep_soon(reply)
    window.open_request(NUMBER)


def blank_badge() -> bytes:
    """A small picture, as a file."""
    picture = QImage(600, 400, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    return encoded(picture)


SCENES: dict[str, tuple[Show, str]] = {
    "home-light": (lambda _window: None, LIGHT),
    "home-dark": (lambda _window: None, DARK),
    "search": (search, LIGHT),
    "report": (lambda window: window.open_report(PROBLEM), LIGHT),
    "preview": (preview, LIGHT),
    "fix": (fixed, LIGHT),
    "channels": (lambda window: window.open_channels(), LIGHT),
    "conversation": (conversation, LIGHT),
    "checks": (lambda window: window.open_checks(), DARK),
}


def main() -> int:
    """Take every picture."""
    app = QApplication(["balie"])
    app.setFont(QFont(FONT, app.font().pointSize()))
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, (show, background) in SCENES.items():
        # Without a desktop the colour of windows is what says whether it is light or dark.
        app.setPalette(QPalette(QColor(background)))
        with ExitStack() as stack, tempfile.TemporaryDirectory() as home:
            # Nothing to find there, so that looking for it takes no time.
            stack.enter_context(temporary_folder(home))
            take(name, show, make_window(app, Path(home), stack))
    return 0


@contextmanager
def temporary_folder(path: str) -> Iterator[None]:
    """Let the fixes look for temporary files there."""
    tempfile.tempdir = path
    yield
    tempfile.tempdir = None


def make_window(app: QApplication, home: Path, stack: ExitStack) -> Window:
    """The window on Anna's laptop, with everything checked."""
    organisation = load(ORGANISATION).organisation
    engine = Engine(
        organisation=organisation,
        language=Language("en"),
        person=ANNA,
        store=open_store(home),
        folder=home,
        desk=AnnasDesk(home / "reports", time.time()),
        machine=this_machine(),
        examine=annas_laptop.look,
    )
    words.use(engine.language.say)
    engine.check_here()
    window = Window(engine, Theme(app, organisation.branding.accent), do_nothing, frameless=True)
    bridge = Bridge(engine)
    bridge.listen(window.receive)
    # Backwards: the engine tells nothing any more when its listeners go.
    stack.callback(bridge.deleteLater)
    stack.callback(window.deleteLater)
    stack.callback(engine.close)
    return window


def do_nothing(_command: Command) -> None:
    """Nobody chooses from a menu in a picture."""


def take(name: str, show: Show, window: Window) -> None:
    """Show a scene, wait until nothing moves, and write its picture."""
    window.present()
    settle()
    show(window)
    settle()
    window.setFocus()
    round_off(window).save(str(FOLDER / f"{name}.png"))
    print(FOLDER / f"{name}.png")


def round_off(window: Window) -> QImage:
    """The picture of a window with nothing in its corners, where the screen shows through."""
    taken = window.grab()
    rounded = QImage(taken.size(), QImage.Format.Format_ARGB32_Premultiplied)
    rounded.setDevicePixelRatio(taken.devicePixelRatio())
    rounded.fill(Qt.GlobalColor.transparent)
    painter = QPainter(rounded)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(window.rect()), CORNER, CORNER)
    painter.setClipPath(shape)
    painter.drawPixmap(0, 0, taken)
    painter.end()
    return rounded


def settle() -> None:
    """Let the event loop run for SETTLE_MS."""
    loop = QEventLoop()
    QTimer.singleShot(SETTLE_MS, loop.quit)
    loop.exec()


if __name__ == "__main__":
    sys.exit(main())
