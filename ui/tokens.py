"""The colours of each appearance, named by what they are for."""

from __future__ import annotations

import msgspec

from ui import contrast

# Thin coloured letters need more on dark grounds than the formula asks for.
_AA_IN_THE_DARK = 6.0


class Palette(msgspec.Struct, frozen=True, kw_only=True):
    """One appearance. `soft` colours are surfaces on which the colour of the same name is read.

    `line` separates; `edge` bounds what can be pressed. `border` is their width in pixels.
    """

    background: str
    card: str
    ink: str
    mute: str
    line: str
    edge: str
    accent: str
    accent_soft: str
    on: str
    good: str
    good_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    border: int = 1


LIGHT = Palette(
    background="#f4f5f7",
    card="#ffffff",
    ink="#14181f",
    mute="#5b6472",
    line="#e2e5ea",
    edge="#d3d8df",
    accent="#2453d6",
    accent_soft="#e7edfc",
    on="#ffffff",
    good="#197c4a",
    good_soft="#e3f4ea",
    warn="#8f5400",
    warn_soft="#fff1d6",
    bad="#b3261e",
    bad_soft="#fde8e6",
)

DARK = Palette(
    background="#15181d",
    card="#1e2229",
    ink="#eef1f5",
    mute="#9aa4b2",
    line="#2e343d",
    edge="#3a424d",
    accent="#86a6ff",
    accent_soft="#232e4a",
    on="#0e1420",
    good="#62d296",
    good_soft="#173626",
    warn="#ffc163",
    warn_soft="#3a2c12",
    bad="#ff8a80",
    bad_soft="#3f1d1b",
)

LIGHT_CONTRAST = Palette(
    background="#ffffff",
    card="#ffffff",
    ink="#000000",
    mute="#000000",
    line="#000000",
    edge="#000000",
    accent="#0b2fa8",
    accent_soft="#ffffff",
    on="#ffffff",
    good="#00512b",
    good_soft="#ffffff",
    warn="#6a3b00",
    warn_soft="#ffffff",
    bad="#8c0e08",
    bad_soft="#ffffff",
    border=2,
)

DARK_CONTRAST = Palette(
    background="#000000",
    card="#000000",
    ink="#ffffff",
    mute="#ffffff",
    line="#ffffff",
    edge="#ffffff",
    accent="#9db8ff",
    accent_soft="#000000",
    on="#000000",
    good="#7ff0b2",
    good_soft="#000000",
    warn="#ffd27a",
    warn_soft="#000000",
    bad="#ffb3ac",
    bad_soft="#000000",
    border=2,
)


def palette(*, dark: bool, high_contrast: bool, accent: str | None) -> Palette:
    """The appearance, in the organisation's accent (made readable) where it has one."""
    if high_contrast:
        return _accented(DARK_CONTRAST if dark else LIGHT_CONTRAST, accent, contrast.AAA, 0.0)
    if dark:
        return _accented(DARK, accent, _AA_IN_THE_DARK, 0.18)
    return _accented(LIGHT, accent, contrast.AA, 0.1)


def _accented(base: Palette, accent: str | None, goal: float, tint: float) -> Palette:
    if accent is None:
        return base
    soft = contrast.mix(accent, base.card, tint)
    shown = contrast.readable(accent, (base.background, base.card, soft), goal)
    return msgspec.structs.replace(base, accent=shown, accent_soft=soft, on=contrast.on(shown))
