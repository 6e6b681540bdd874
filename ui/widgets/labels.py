"""Text, one class for each weight in the hierarchy; the style sheet knows them by name."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.widgets.base import restyle


class Label(QLabel):
    """Plain text that wraps; what looks like markup in it is shown as it is."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)


class Heading(Label):
    """The title of a page or of a card that says one thing."""


class Strong(Label):
    """The title of a row."""


class Bold(Label):
    """The first words of a banner, or a question."""


class Caption(Label):
    """What explains a title; smaller and quieter."""


class SectionTitle(Label):
    """What a group of cards is about."""


class Pill(QLabel):
    """A state in a word or two, in a tone: good, warn, bad, accent or mute."""

    def __init__(self, words: str, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("tone", tone)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, words: str, tone: str) -> None:
        """Say another state."""
        self.setText(words)
        restyle(self, tone=tone)


class Highlighted(Strong):
    """The title of a row in which some characters are marked: `marks` are [start, end) pairs."""

    def __init__(
        self, words: str, marks: list[tuple[int, int]], parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setAccessibleName(words)
        self._words = words
        self._marks = marks

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self.setText(marked(self._words, self._marks, self._mark_style()))

    def _mark_style(self) -> str:
        """The style sheet gives the colours of the marks as those of a selection."""
        colours = self.palette()
        return (
            f"color:{colours.highlightedText().color().name()};"
            f"background-color:{colours.highlight().color().name()};font-weight:600"
        )


def marked(words: str, marks: list[tuple[int, int]], style: str) -> str:
    """HTML of `words`, escaped, with the characters of each mark in a span of `style`."""
    parts, position = [], 0
    for start, end in marks:
        parts.append(escape(words[position:start]))
        parts.append(f'<span style="{style}">{escape(words[start:end])}</span>')
        position = end
    return "".join(parts) + escape(words[position:])


class Face(Label):
    """What a button looks like, on a row that is pressed as a whole; `kind` as of a button."""

    def __init__(self, words: str, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setWordWrap(False)
        self.setProperty("kind", kind)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
