"""`make screenshots`: the pictures of the documentation, taken from the real pages."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

# Qt reads these when it is loaded: no display is needed, and pictures are sharp on any screen.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "2"

from PySide6.QtCore import QEventLoop, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPainterPath, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit

from assistant.desks.folder import Folder
from assistant.engine import Engine
from assistant.events import FixFinished
from assistant.language import Language
from assistant.organisation import load
from assistant.person import Person
from assistant.store import open_store
from diagnostics.system import this_machine
from tools import annas_laptop
from ui import words
from ui.bridge import Bridge
from ui.menu import Command
from ui.pages.report import ReportPage
from ui.pages.report_preview import ReportPreviewPage
from ui.theme import Theme
from ui.window import Window

FOLDER = Path("docs/screenshots")
ORGANISATION = Path("resources/example/organisation.toml")
ANNA = Person(login="anna", full_name="Anna Visser", computer_name="NW-LT-2041")
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


SCENES: dict[str, tuple[Show, str]] = {
    "home-light": (lambda _window: None, LIGHT),
    "home-dark": (lambda _window: None, DARK),
    "search": (search, LIGHT),
    "report": (lambda window: window.open_report(PROBLEM), LIGHT),
    "preview": (preview, LIGHT),
    "fix": (fixed, LIGHT),
    "channels": (lambda window: window.open_channels(), LIGHT),
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
        desk=Folder(home / "reports"),
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
