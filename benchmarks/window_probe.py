"""Frees up space in Balie's own window and prints the longest that its event loop stood still.

Prints "idle 6.1", "plan 9.0", "apply 14.3", in ms: the longest between two ticks that should come
every TICK_MS, while the window is idle, while the fix looks, and while it removes files.
"""

from __future__ import annotations

import os
import time

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from assistant.events import Event, FixFailed, FixFinished, FixPlanned
from tests.support.fixing import LaterMachine
from ui.app import Program
from ui.instance import Instance, session_folder, session_name
from ui.options import parse
from ui.pages.fix import FixPage

ORGANISATION = "resources/example/organisation.toml"
TICK_MS = 5
# The first look at the computer is over by then.
SETTLE_MS = 6000
IDLE_MS = 3000
# The page that slides in, and the one with the outcome, count too.
AFTER_MS = 1000


class Watch(QObject):
    """Ticks, and keeps the longest time between two ticks of each part."""

    def __init__(self, program: Program) -> None:
        super().__init__()
        self._program = program
        self._worst: dict[str, float] = {}
        self._part = ""
        self._last = 0.0
        self._timer = QTimer(self, interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        QTimer.singleShot(SETTLE_MS, self._show)

    def _show(self) -> None:
        self._program.session.show()
        QTimer.singleShot(SETTLE_MS, self._idle)

    def _idle(self) -> None:
        self._begin("idle")
        QTimer.singleShot(IDLE_MS, self._plan)

    def _plan(self) -> None:
        session = self._program.session
        engine = session._engine
        engine.repairs.runner._machine = LaterMachine()
        engine.listen(lambda event: QTimer.singleShot(0, self, lambda: self._heard(event)))
        self._begin("plan")
        session._shown_window().open_fix("free_space")

    def _heard(self, event: Event) -> None:
        match event:
            case FixPlanned():
                QTimer.singleShot(AFTER_MS, lambda: self._apply(event))
            case FixFinished():
                QTimer.singleShot(AFTER_MS, self._tell)
            case FixFailed():
                raise SystemExit(event.trouble.title.msgid)
            case _:
                pass

    def _apply(self, planned: FixPlanned) -> None:
        self._begin("apply")
        page = self._program.session._shown_window().findChild(FixPage)
        assert page is not None
        page._apply(planned.plan, frozenset())

    def _begin(self, part: str) -> None:
        self._part = part
        self._last = time.perf_counter()
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        gap = (now - self._last) * 1000
        self._worst[self._part] = max(gap, self._worst.get(self._part, 0.0))
        self._last = now

    def _tell(self) -> None:
        for part, gap in self._worst.items():
            print(part, round(gap, 1), flush=True)
        QApplication.quit()


def main() -> None:
    """Run Balie, watched."""
    app = QApplication(["balie"])
    app.setQuitOnLastWindowClosed(False)
    instance = Instance(session_name(os.environ), session_folder())
    instance.claim()
    program = Program(app, instance, parse(["--background", "--org", ORGANISATION]))
    watch = Watch(program)
    app.exec()
    program.close()
    instance.give_up()
    del watch


if __name__ == "__main__":
    main()
