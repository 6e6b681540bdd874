"""One Balie in a session: a second start asks the first to show its window, and ends.

A lock file says who is first: the system tells whether its owner still lives, so a crash leaves
nothing behind that matters. The request goes through a door (ui.doors).
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QLockFile, QStandardPaths


class Instance:
    """This start's claim to be the only Balie in the session called `name`, in a private folder.

    `address` is where the first one can be reached.
    """

    def __init__(self, name: str, folder: Path) -> None:
        self._lock = QLockFile(str(folder / f"{name}.lock"))
        # A lock never becomes stale by age, only by the end of its owner.
        self._lock.setStaleLockTime(0)
        self.address = name if sys.platform == "win32" else str(folder / f"{name}.socket")

    def claim(self) -> bool:
        """Become the first, or have the first show its window; says which.

        Raises TimeoutError where there is a first that does not answer.
        """
        if self._lock.tryLock(0):
            return True
        from ui.doors import knock

        if knock(self.address):
            return False
        # The owner's number has gone to another program, as happens in containers.
        Path(self._lock.fileName()).unlink(missing_ok=True)
        return self._lock.tryLock(0)

    def give_up(self) -> None:
        """Let another start be the first."""
        self._lock.unlock()


def session_name(environment: Mapping[str, str]) -> str:
    """A name for this session: on another display of the same person there is another Balie."""
    display = environment.get("WAYLAND_DISPLAY") or environment.get("DISPLAY", "")
    session = f"{display.partition('.')[0]}-{environment.get('SESSIONNAME', '')}"
    return "balie-" + "".join(char if char.isalnum() else "-" for char in session)[:40]


def session_folder() -> Path:
    """A folder of this person's own that does not outlive the computer's running."""
    places = QStandardPaths.StandardLocation
    place = places.RuntimeLocation if sys.platform == "linux" else places.TempLocation
    return Path(QStandardPaths.writableLocation(place))
