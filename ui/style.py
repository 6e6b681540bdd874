"""The style sheet, made from an appearance's colours and the size of the system's text.

Lengths are logical pixels on a grid of 8; those of text and icons grow with `scale`. Widgets are
addressed by the names of their Python classes, and by the properties `kind` and `tone`.
"""

from __future__ import annotations

from string import Template

import msgspec

from ui.contrast import mix
from ui.tokens import Palette

TEXT = 13
TITLE = 15
CAPTION = 12
PILL = 11

WINDOW_RADIUS = 12
GAP = 8
MARGIN = 16
SCROLL_BAR = 8

TILE = 28
ICON = 16
DOT = 8
ICON_BUTTON = 30

_SHEET = Template("""
QWidget { color: $ink; font-size: ${text}px; }
QToolTip { background: $card; color: $ink; border: 1px solid $edge; padding: 4px; }
Window, Page, Scroll, Column { background: $background; }
Window { border: 1px solid $edge; }
Window[frameless="true"] { border-radius: ${window_radius}px; }
Scroll { border: none; }
LowScroll { border: none; background: $background; }
Footer { background: $background; border-top: ${border}px solid $line; }
Footer, Footer QLabel { color: $mute; font-size: ${caption}px; }

Heading { font-size: ${title}px; font-weight: 600; }
Strong { font-weight: 500; }
Bold { font-weight: 600; }
Highlighted { selection-color: $accent; selection-background-color: $accent_soft; }
Caption { color: $mute; font-size: ${caption}px; }
SectionTitle { color: $mute; font-size: ${caption}px; font-weight: 600; }

Card, ChoiceCard { background: $card; border: ${border}px solid $line; border-radius: 10px; }
ChoiceCard { text-align: left; padding: 0; }
ChoiceCard:hover { border-color: $mute; }
ChoiceCard:pressed { background: $accent_soft; }
Line { background: $line; border: none; }

Logo { background: $accent; color: $on; border-radius: 8px; font-weight: 700; }
Logo[pictured="true"] { background: transparent; }
Tile, Dot { border: none; border-radius: 8px; background: transparent; }
Tile { border: ${tile_border}px solid $line; }
Tile[tone="good"] { background: $good_soft; }
Tile[tone="warn"] { background: $warn_soft; }
Tile[tone="bad"] { background: $bad_soft; }
Tile[tone="accent"] { background: $accent_soft; }
Tile[tone="mute"] { background: $background; }
Tile[bare="true"] { background: transparent; border: none; }
Tile, Spinner, Logo { min-width: ${tile}px; max-width: ${tile}px; }
Tile, Spinner, Logo { min-height: ${tile}px; max-height: ${tile}px; }
Dot { min-width: ${dot}px; max-width: ${dot}px; min-height: ${dot}px; max-height: ${dot}px; }
[tone="good"] { color: $good; }
[tone="warn"] { color: $warn; }
[tone="bad"] { color: $bad; }
[tone="accent"] { color: $accent; }
[tone="mute"] { color: $mute; }

Pill { font-size: ${pill}px; font-weight: 600; border-radius: 8px; padding: 2px 8px; }
Pill { border: ${tile_border}px solid $line; }
Pill[tone="good"] { background: $good_soft; }
Pill[tone="warn"] { background: $warn_soft; }
Pill[tone="bad"] { background: $bad_soft; }
Pill[tone="accent"] { background: $accent_soft; }
Pill[tone="mute"] { background: $background; }

Button, Face { border-radius: 8px; font-weight: 500; padding: 5px 11px; }
Button, Face { min-height: ${line_height}px; }
Button, Face { background: $card; color: $ink; border: ${border}px solid $edge; }
Button:hover { border-color: $mute; }
Button:pressed { background: $accent_soft; border-color: $accent; }
Button:disabled { color: $mute; }
Button[kind="primary"], Face[kind="primary"] { background: $accent; color: $on; }
Button[kind="primary"], Face[kind="primary"] { border-color: $accent; }
Button[kind="primary"]:hover { background: $accent_hover; }
Button[kind="primary"]:pressed { background: $accent_down; }
Button[kind="primary"]:disabled { background: $line; color: $mute; border-color: $line; }
Button[kind="link"] { background: transparent; color: $accent; border-color: transparent; }
Button[kind="link"] { padding: 5px 5px; }
Button[kind="link"]:hover { background: $accent_soft; }
Button[kind="inline"] { background: transparent; color: $accent; border-color: transparent; }
Button[kind="inline"] { padding: 0; font-size: ${caption}px; min-height: ${caption_height}px; }
Button[kind="inline"]:hover { text-decoration: underline; }
IconButton { background: transparent; color: $mute; border-radius: 8px; }
IconButton { border: ${border}px solid transparent; }
IconButton { min-width: ${square}px; max-width: ${square}px; }
IconButton { min-height: ${square}px; max-height: ${square}px; }
IconButton:hover { background: $card; color: $ink; }
IconButton:pressed { background: $accent_soft; color: $accent; }
RowButton { background: transparent; border: ${border}px solid transparent; padding: 0; }
RowButton { border-radius: 9px; text-align: left; }
RowButton:hover { background: $background; }
RowButton:pressed, RowButton[chosen="true"] { background: $accent_soft; }
IconButton:disabled { color: $edge; }
IconButton::menu-indicator { image: none; width: 0; }

Segments { background: $card; border: ${border}px solid $edge; border-radius: 8px; }
Segment { background: transparent; color: $mute; border-radius: 6px; }
Segment { border: ${border}px solid transparent; font-size: ${caption}px; font-weight: 500; }
Segment:hover { color: $ink; }
Segment[chosen="true"] { background: $accent_soft; color: $accent; border-color: $segment_edge; }
ToolRow { background: $card; border: ${border}px solid $edge; border-radius: 8px; }
ToolButton { background: transparent; color: $mute; border-radius: 6px; }
ToolButton { border: ${border}px solid transparent; font-size: ${pill}px; font-weight: 500; }
ToolButton:hover { color: $ink; }
ToolButton[chosen="true"] { background: $accent_soft; color: $accent; }
ToolButton[chosen="true"] { border-color: $segment_edge; }
QAbstractScrollArea::corner { background: transparent; border: none; }
PictureView { background: $line; border: 2px solid $line; border-radius: 8px; }
PictureView[active="true"] { border-color: $ring; }
DrawingCanvas { background: transparent; color: $accent; }

Banner { border-radius: 10px; }
Banner[tone="warn"] { background: $warn_soft; border: ${border}px solid $warn_line; }
Banner[tone="bad"] { background: $bad_soft; border: ${border}px solid $bad_line; }
Banner[tone="good"] { background: $good_soft; border: ${border}px solid $good_line; }
Banner[tone="accent"] { background: $accent_soft; border: ${border}px solid $tip_line; }
Banner QLabel { color: $ink; }

DropZone { background: $accent_soft; border: 2px dashed $accent; border-radius: 10px; }

SearchField { background: $card; border: ${border}px solid $edge; border-radius: 10px; }
SearchField[active="true"] { border: 2px solid $accent; }
SearchField QLineEdit { border: none; background: transparent; padding: 0; }
SearchField QLineEdit { font-size: ${search}px; }
QLineEdit, QPlainTextEdit { background: $card; border: ${border}px solid $edge; padding: 7px 9px; }
QLineEdit, QPlainTextEdit { border-radius: 8px; selection-background-color: $accent; }
QLineEdit, QPlainTextEdit { selection-color: $on; placeholder-text-color: $mute; }
QLineEdit:focus, QPlainTextEdit:focus { border: 2px solid $accent; padding: 6px 8px; }
SearchField QLineEdit:focus { border: none; padding: 0; }

QProgressBar { background: $background; border: ${tile_border}px solid $line; border-radius: 4px; }
QProgressBar { min-height: 8px; max-height: 8px; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
MeasureBar { color: $accent; background: $background; border: none; border-radius: 4px; }
MeasureBar { selection-background-color: $good; selection-color: $card; }
Toggle, Radio { color: $accent; spacing: 8px; }
Toggle, Radio { selection-background-color: $mute; selection-color: $on; }

Button:focus, IconButton:focus, RowButton:focus { border: 2px solid $ring; }
ChoiceCard:focus, Segment:focus, ToolButton:focus { border: 2px solid $ring; }
Button:focus { padding: 4px 10px; }
Button[kind="primary"]:focus { border-color: $ink; }
Button[kind="link"]:focus { padding: 4px 4px; }
Button[kind="inline"]:focus { padding: 0; }
Button[pictured="true"], Button[pictured="true"]:focus { padding-left: ${beside_icon}px; }
Button[kind="inline"][pictured="true"] { padding-left: ${icon}px; }

QMenu { background: $card; border: 1px solid $edge; padding: 4px; }
QMenu::item { padding: 6px 20px 6px 12px; border-radius: 6px; background: transparent; }
QMenu::item:selected { background: $accent_soft; color: $accent; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QScrollBar:vertical { background: transparent; width: ${scroll_bar}px; margin: 0; }
QScrollBar::handle:vertical { background: $edge; border-radius: 3px; min-height: 32px; }
QScrollBar::handle:vertical { margin: 0 1px; }
QScrollBar::handle:vertical:hover { background: $mute; }
QScrollBar:horizontal { background: transparent; height: ${scroll_bar}px; margin: 0; }
QScrollBar::handle:horizontal { background: $edge; border-radius: 3px; min-width: 32px; }
QScrollBar::handle:horizontal { margin: 1px 0; }
QScrollBar::handle:horizontal:hover { background: $mute; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def sheet(palette: Palette, scale: float) -> str:
    """The style sheet for an appearance; `scale` is the system's text size, 1.0 as a rule."""
    lengths = {
        "text": TEXT,
        "title": TITLE,
        "caption": CAPTION,
        "pill": PILL,
        "search": TEXT + 1,
        "tile": TILE,
        "dot": DOT,
        "icon": ICON,
        "beside_icon": ICON + 12,
        "square": ICON_BUTTON,
        "line_height": 18,
        "caption_height": 16,
    }
    return _SHEET.substitute(
        msgspec.structs.asdict(palette),
        **{name: round(length * scale) for name, length in lengths.items()},
        **_derived(palette),
    )


def _derived(palette: Palette) -> dict[str, str | int]:
    strong = palette.border > 1
    return {
        "window_radius": WINDOW_RADIUS,
        "scroll_bar": SCROLL_BAR,
        "tile_border": palette.border if strong else 0,
        "ring": palette.ink if strong else palette.accent,
        "segment_edge": palette.accent if strong else "transparent",
        "accent_hover": mix(palette.ink, palette.accent, 0.12),
        "accent_down": mix(palette.ink, palette.accent, 0.24),
        "warn_line": _edge(palette, palette.warn, palette.warn_soft),
        "bad_line": _edge(palette, palette.bad, palette.bad_soft),
        "good_line": _edge(palette, palette.good, palette.good_soft),
        "tip_line": palette.accent if strong else palette.accent_soft,
    }


def _edge(palette: Palette, colour: str, surface: str) -> str:
    return mix(colour, surface, 1.0 if palette.border > 1 else 0.3)
