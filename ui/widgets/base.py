"""Shared by the widgets that draw themselves in the colours of the style sheet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QStyleOption, QWidget

from ui.style import ICON, TEXT


def paint_box(widget: QWidget, painter: QPainter) -> None:
    """Draw the background and border that the style sheet gives to `widget`."""
    option = QStyleOption()
    option.initFrom(widget)
    widget.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, widget)


def ink(widget: QWidget) -> QColor:
    """The colour that the style sheet gives to what is drawn in `widget`."""
    return widget.palette().color(widget.foregroundRole())


def restyle(widget: QWidget, **properties: object) -> None:
    """Set properties that the style sheet asks for, and let it look again."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    # Without this the properties would count only until the next change of theme.
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def text_scale(widget: QWidget) -> float:
    """How much larger text is than drawn, in a widget whose style sheet gives it the usual size."""
    return widget.fontInfo().pixelSize() / TEXT


def icon_size(widget: QWidget) -> int:
    """How large an icon in `widget` is, in logical pixels."""
    return round(ICON * text_scale(widget))


def show_if(widget: QWidget, wanted: bool) -> None:
    """Show or hide it, also before it has its place.

    What has none yet would be shown as a window of its own, which flashes and takes the focus: it
    is shown with the place that it gets instead.
    """
    if widget.parentWidget() is not None:
        widget.setVisible(wanted)
    elif wanted:
        widget.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)
    else:
        widget.hide()


def as_mark(button: QAbstractButton, name: str, choose: Callable[[bool], object]) -> None:
    """Make it a mark without words of its own: `name` is what it chooses, `choose` learns it."""
    button.setAccessibleName(name)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    button.toggled.connect(choose)
