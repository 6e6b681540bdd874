"""Makes the file of a picture, beside the window: compressing a large one takes a second."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QBuffer, QIODevice, QObject, Signal
from PySide6.QtGui import QImage, QImageWriter

from assistant import jobs
from assistant.errors import Trouble
from ui.widgets.picture.marks import State
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


def encoded(picture: QImage) -> bytes:
    """The PNG file of a picture."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(picture)
    return bytes(buffer.data().data())
