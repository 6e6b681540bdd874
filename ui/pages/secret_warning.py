"""Warns of what looks like a password or a key in what the person types, before it is sent."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from diagnostics.text import Text
from ui.widgets.banner import Banner
from ui.words import tr


class SecretWarning(QWidget):
    """Takes no room while there is nothing to warn of."""

    def __init__(self) -> None:
        super().__init__()
        self._kind: Text | None = None
        self._banner: Banner | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def look_at(self, words: str) -> None:
        """Say which kind of secret is in the words; none takes that back."""
        from assistant.redaction import NAMES, find_secrets

        found = find_secrets(words)
        kind = NAMES[found[0].kind] if found else None
        if kind != self._kind:
            self._kind = kind
            self._show()

    def _show(self) -> None:
        if self._banner is not None:
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None
        if self._kind is not None:
            title = tr("This looks like a secret: {kind}", kind=self._kind)
            sentence = tr("IT never needs it. What you write here is sent as it stands.")
            self._banner = Banner("warn", title, sentence)
            self._column.addWidget(self._banner)
        self.setVisible(self._kind is not None)
