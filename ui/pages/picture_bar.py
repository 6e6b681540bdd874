"""What is done to a picture as a whole: back and forth, what is held, how large it is shown."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import Caption
from ui.widgets.picture.drawing import Drawing
from ui.widgets.picture.marks import Tool
from ui.widgets.picture.view import PictureView
from ui.words import tr


class PictureBar(QWidget):
    """Undo, redo; for what is held: apply, remove; farther, all of it, closer."""

    def __init__(self, drawing: Drawing, view: PictureView) -> None:
        super().__init__()
        self._drawing = drawing
        self._view = view
        self._undo = IconButton("undo-2", tr("Undo"), drawing.undo)
        self._redo = IconButton("redo-2", tr("Redo"), drawing.redo)
        self._remove = IconButton("trash-2", tr("Remove"), drawing.remove)
        self._apply = Button(tr("Apply"), drawing.let_go)
        self._fit = IconButton("scan", tr("Show all of it"), view.fit)
        self._size = Caption()
        self._size.setWordWrap(False)
        self._lay_out()
        drawing.changed.connect(self._show_state)
        view.zoomed.connect(self._show_size)
        self._show_state()

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        for button in (self._undo, self._redo, self._remove, self._apply):
            line.addWidget(button)
        line.addStretch()
        line.addWidget(self._size)
        line.addWidget(IconButton("zoom-out", tr("Smaller"), self._view.farther))
        line.addWidget(self._fit)
        line.addWidget(IconButton("zoom-in", tr("Larger"), self._view.closer))

    def _show_state(self) -> None:
        held = self._drawing.held
        self._undo.setEnabled(self._drawing.can_undo)
        self._redo.setEnabled(self._drawing.can_redo)
        self._remove.setEnabled(held is not None)
        self._apply.setVisible(held is not None and held.tool is Tool.CROP)

    def _show_size(self) -> None:
        self._size.setText(tr("{percent} %", percent=self._view.percent))
        self._fit.setEnabled(not self._view.fits)
