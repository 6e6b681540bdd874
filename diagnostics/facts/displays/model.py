"""Screens in one form for every system."""

from __future__ import annotations

import msgspec


class Display(msgspec.Struct, frozen=True, kw_only=True):
    """A screen that is connected; sizes are width and height in pixels, None where not told.

    `connector` is what it is plugged into ("HDMI-A-1"), `sharpest` what it was made for, `shown`
    what it shows now, `refresh_hz` how often in a second.
    """

    connector: str
    built_in: bool = False
    sharpest: tuple[int, int] | None = None
    shown: tuple[int, int] | None = None
    refresh_hz: float | None = None


class Displays(msgspec.Struct, frozen=True, kw_only=True):
    """`driver` of the graphics; `by_processor` where it draws for want of a graphics driver."""

    displays: tuple[Display, ...]
    driver: str = ""
    by_processor: bool | None = None
