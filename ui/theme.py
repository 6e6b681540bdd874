"""Follows the system: light or dark, more contrast, less motion, larger text, while running."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFontInfo, QGuiApplication

from ui import style
from ui.tokens import Palette, palette

# The height of text, in pixels at 96 dots per inch, where nobody asked for another: 9 points on
# Windows (Segoe UI), 13 on macOS, 10 points elsewhere (KDE; GNOME's 11 count as slightly larger).
_USUAL = {"win32": 12.0, "darwin": 13.0}
_USUAL_ELSEWHERE = 40 / 3

# Beyond this the 420 pixels of the window hold too few words a line; WCAG 2.2, 1.4.4, asks for 2.0.
_LARGEST = 2.5


class Theme(QObject):
    """The appearance that the system asks for, in the organisation's accent ("#rrggbb" or None)."""

    changed = Signal()

    def __init__(self, app: QGuiApplication, accent: str | None = None) -> None:
        super().__init__(app)
        self._app = app
        self._accent = accent
        # Both are kept: a wrapper that PySide once dropped is never usable again.
        self._hints = app.styleHints()
        self._wishes = self._hints.accessibility()
        self._hints.colorSchemeChanged.connect(self.changed)
        self._wishes.contrastPreferenceChanged.connect(self.changed)
        app.paletteChanged.connect(self.changed)
        app.fontChanged.connect(self.changed)

    @property
    def palette(self) -> Palette:
        contrast = self._wishes.contrastPreference()
        return palette(
            dark=self._is_dark(),
            high_contrast=contrast is Qt.ContrastPreference.HighContrast,
            accent=self._accent,
        )

    @property
    def scale(self) -> float:
        """How large the system wants text, 1.0 as a rule and never less."""
        return text_scale(QFontInfo(self._app.font()).pixelSize(), sys.platform)

    @property
    def motion(self) -> bool:
        """Whether things may move: unless the system says no, which Qt tells from 6.12 on."""
        wish = getattr(self._wishes, "motionPreference", None)
        return wish is None or wish().name != "ReducedMotion"

    @property
    def sheet(self) -> str:
        return style.sheet(self.palette, self.scale)

    def _is_dark(self) -> bool:
        """Desktops that do not name their scheme still have a colour for windows."""
        scheme = self._hints.colorScheme()
        if scheme is Qt.ColorScheme.Unknown:
            return self._app.palette().window().color().lightnessF() < 0.5
        return scheme is Qt.ColorScheme.Dark


def text_scale(pixels: float, platform: str) -> float:
    """How much larger the system's text is than usual on `platform` (a value of sys.platform)."""
    usual = _USUAL.get(platform, _USUAL_ELSEWHERE)
    return min(_LARGEST, max(1.0, pixels / usual))
