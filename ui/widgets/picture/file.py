"""Makes the file of a picture, beside the window: compressing a large one takes a second."""

from __future__ import annotations

from functools import cache

import msgspec
from PySide6.QtCore import QBuffer, QIODevice, QObject, Signal
from PySide6.QtGui import QImage, QImageWriter

from assistant import jobs
from assistant.errors import Trouble
from ui.widgets.picture.marks import Mark, State, Tool
from ui.widgets.picture.painting import flattened


class EditedPicture(msgspec.Struct, frozen=True, kw_only=True):
    """A PNG file, its size in pixels, and how many parts of it are blacked out."""

    png: bytes
    width: int
    height: int
    blacked_out: int


class FileMaker(QObject):
    """`made` carries an EditedPicture, `failed` a Trouble; both in the thread of who listens."""

    made = Signal(object)
    failed = Signal(object)

    def start(self, picture: QImage, state: State) -> None:
        """Begin; returns at once. The picture is shared, never changed."""
        _rehearse()

        def work(_job: jobs.Job) -> None:
            flat = flattened(picture, state)
            self.made.emit(
                EditedPicture(
                    png=encoded(flat),
                    width=flat.width(),
                    height=flat.height(),
                    blacked_out=state.blacked_out,
                )
            )

        jobs.start("picture", work, on_trouble=self._tell)

    def _tell(self, trouble: Trouble) -> None:
        self.failed.emit(trouble)


@cache
def _rehearse() -> None:
    """Do all of it once in the thread of the window.

    PySide makes Qt's enumerations for Python when they are first met, and crashes where a thread
    meets them while the window is painted (seen with 6.11).
    """
    dot = QImage(1, 1, QImage.Format.Format_RGB32)
    marks = tuple(Mark(tool=tool, start=(0, 0), end=(1, 1), words="x") for tool in Tool)
    encoded(flattened(dot, State(marks=marks, area=(0, 0, 1, 1))))


def encoded(picture: QImage) -> bytes:
    """The PNG file of a picture."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(picture)
    return bytes(buffer.data().data())
