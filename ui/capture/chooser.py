"""Has the person choose what goes into the picture, on whichever screen it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect
from PySide6.QtGui import QCursor, QGuiApplication, QImage, QKeyEvent

from ui.capture.band import BandOverlay
from ui.capture.kinds import Kind
from ui.capture.overlay import Overlay
from ui.capture.picking import PickOverlay
from ui.capture.shots import Shot, native_place
from ui.words import tr

# Panels and docks are windows too, down to a line a pixel high.
_SMALLEST = 48


class Chooser(QObject):
    """An overlay on each screen. `on_chosen` gets the part's pixels, `on_cancelled` nothing."""

    def __init__(
        self,
        parent: QObject,
        overlays: Sequence[Overlay],
        on_chosen: Callable[[QImage], object],
        on_cancelled: Callable[[], object],
    ) -> None:
        super().__init__(parent)
        self._overlays = list(overlays)
        self._used = self._overlays[0]
        self._on_chosen = on_chosen
        self._on_cancelled = on_cancelled
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        # What was frozen is not what is there any more.
        app.screenAdded.connect(self._cancel)
        app.screenRemoved.connect(self._cancel)

    def open(self) -> None:
        """Show the overlays; the keyboard starts on the screen that the pointer is on."""
        for overlay in self._overlays:
            overlay.chosen.connect(lambda part, overlay=overlay: self._choose(overlay, part))
            overlay.cancelled.connect(self._cancel)
            overlay.elsewhere.connect(self._go_on)
            overlay.taken_up.connect(lambda overlay=overlay: self._use(overlay))
            overlay.installEventFilter(self)
            overlay.showFullScreen()
        pointer = QCursor.pos()
        under = (o for o in self._overlays if o.geometry().contains(pointer))
        self._go_to(next(under, self._overlays[0]))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Which window the desktop gives the keyboard to is its own affair: one is in use."""
        if isinstance(event, QKeyEvent) and watched is not self._used:
            return QCoreApplication.sendEvent(self._used, event)
        return super().eventFilter(watched, event)

    def _go_on(self) -> None:
        at = self._overlays.index(self._used)
        self._go_to(self._overlays[(at + 1) % len(self._overlays)])

    def _go_to(self, overlay: Overlay) -> None:
        overlay.raise_()
        overlay.activateWindow()
        overlay.setFocus()
        self._use(overlay)

    def _use(self, used: Overlay) -> None:
        self._used = used
        for overlay in self._overlays:
            overlay.use(on=overlay is used)

    def _choose(self, overlay: Overlay, part: QRect) -> None:
        picture = overlay.picture.copy(part)
        self._close()
        self._on_chosen(picture)

    def _cancel(self) -> None:
        if self._overlays:
            self._close()
            self._on_cancelled()

    def _close(self) -> None:
        for overlay in self._overlays:
            overlay.hide()
            overlay.deleteLater()
        self._overlays = []
        self.deleteLater()


def overlays(kind: Kind, shots: Sequence[Shot], windows: Sequence[QRect]) -> list[Overlay]:
    """What to choose on; without any known window, a part of the screen is drawn instead."""
    if kind is Kind.SCREEN:
        hint = tr("Click the screen that shows the problem. Tab: the other screen. Esc: stop.")
        return [PickOverlay(shot, hint, [shot.picture.rect()]) for shot in shots]
    if kind is Kind.WINDOW and windows:
        hint = tr("Click the window that shows the problem. Arrow keys: another one. Esc: stop.")
        return [PickOverlay(shot, hint, _targets(shot, windows)) for shot in shots]
    hint = tr(
        "Draw a rectangle around the problem. Arrow keys: move one, with Shift change its size."
        " Enter: take it. Esc: stop."
    )
    return [BandOverlay(shot, hint) for shot in shots]


def _targets(shot: Shot, windows: Sequence[QRect]) -> list[QRect]:
    """The windows on this screen, counted from its corner."""
    place = native_place(shot)
    here = (window.intersected(place) for window in windows)
    return [part.translated(-place.topLeft()) for part in here if _is_large(part)]


def _is_large(part: QRect) -> bool:
    return min(part.width(), part.height()) >= _SMALLEST
