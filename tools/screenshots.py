"""`make screenshots`: the pictures of the documentation, taken from the real pages."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

# Qt reads these when it is loaded: no display is needed, and pictures are sharp on any screen.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "2"

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit

from assistant.desks.folder import Folder
from assistant.engine import Engine
from assistant.language import Language
from assistant.organisation import load
from assistant.person import Person
from assistant.store import open_store
from diagnostics.system import this_machine
from tools import annas_laptop
from ui import words
from ui.bridge import Bridge
from ui.menu import Command
from ui.theme import Theme
from ui.window import Window

FOLDER = Path("docs/screenshots")
ORGANISATION = Path("resources/example/organisation.toml")
ANNA = Person(login="anna", full_name="Anna Visser", computer_name="NW-LT-2041")
PROBLEM = "The badge printer on floor 2 shows “offline” since this morning."

# Pages slide and colours fade for less than this.
SETTLE_MS = 700

Show = Callable[[Window], None]


def search(window: Window) -> None:
    """Type with a typing error, as people do."""
    field = window.findChild(QLineEdit)
    assert field is not None
    field.setText("printr doesnt work")


SCENES: dict[str, tuple[Show, Qt.ColorScheme]] = {
    "home-light": (lambda _window: None, Qt.ColorScheme.Light),
    "home-dark": (lambda _window: None, Qt.ColorScheme.Dark),
    "search": (search, Qt.ColorScheme.Light),
    "report": (lambda window: window.open_report(PROBLEM), Qt.ColorScheme.Light),
    "fix": (lambda window: window.open_fix("free_space"), Qt.ColorScheme.Light),
    "channels": (lambda window: window.open_channels(), Qt.ColorScheme.Light),
    "checks": (lambda window: window.open_checks(), Qt.ColorScheme.Dark),
}


def main() -> int:
    """Take every picture."""
    app = QApplication(["balie"])
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, (show, scheme) in SCENES.items():
        app.styleHints().setColorScheme(scheme)
        with ExitStack() as stack, tempfile.TemporaryDirectory() as home:
            take(name, show, make_window(app, Path(home), stack))
    return 0


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
    stack.callback(engine.close)
    words.use(engine.language.say)
    engine.check_here()
    window = Window(engine, Theme(app, organisation.branding.accent), do_nothing, frameless=True)
    stack.callback(window.deleteLater)
    bridge = Bridge(engine)
    bridge.listen(window.receive)
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
    window.grab().save(str(FOLDER / f"{name}.png"))
    print(FOLDER / f"{name}.png")


def settle() -> None:
    """Let the event loop run for SETTLE_MS."""
    loop = QEventLoop()
    QTimer.singleShot(SETTLE_MS, loop.quit)
    loop.exec()


if __name__ == "__main__":
    sys.exit(main())
