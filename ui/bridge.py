"""The one place where the engine's threads meet Qt's event loop.

The engine calls its listeners from whatever thread found something out; from here on everything
happens in the thread of the window, in the order in which it was told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.engine import Engine
    from assistant.events import Event


class Bridge(QObject):
    """Hands the engine's events to those who listen here."""

    _arrived = Signal(object)

    def __init__(self, engine: Engine) -> None:
        super().__init__()
        self._listeners: list[Callable[[Event], None]] = []
        self._arrived.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        engine.listen(self._arrived.emit)

    def listen(self, listener: Callable[[Event], None]) -> None:
        """Have `listener` called with every event, in the thread of the window."""
        self._listeners.append(listener)

    def _tell(self, event: Event) -> None:
        for listener in self._listeners:
            listener(event)
