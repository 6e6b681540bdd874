"""Contrast of colours, so that whatever accent an organisation chooses can be read.

Formulas of WCAG 2.2 (W3C Recommendation, "relative luminance" and "contrast ratio"). Colours are
"#rrggbb".
"""

from __future__ import annotations

# WCAG 2.2, success criteria 1.4.3 (AA) and 1.4.6 (AAA), for text of any size.
AA = 4.5
AAA = 7.0

BLACK = "#000000"
WHITE = "#ffffff"

# Luminance at which black and white contrast equally: (1.05 / x) = (x / 0.05), less 0.05.
_MIDDLE = (1.05 * 0.05) ** 0.5 - 0.05


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue, 0 to 255; raises ValueError for anything but "#rrggbb"."""
    if len(colour) != 7 or colour[0] != "#":
        raise ValueError(f"not a colour: {colour!r}")
    red, green, blue = bytes.fromhex(colour[1:])
    return red, green, blue


def luminance(colour: str) -> float:
    """Relative luminance, 0.0 (black) to 1.0 (white)."""
    red, green, blue = (_linear(channel / 255) for channel in channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    """Contrast ratio, 1.0 (none) to 21.0 (black on white)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mix(colour: str, into: str, share: float) -> str:
    """`share` (0.0 to 1.0) of one colour in another, as painting it half transparent would."""
    parts = zip(channels(colour), channels(into), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in parts)


def on(surface: str) -> str:
    """Black or white, whichever is easier to read on `surface`; at least 4.5:1 on any."""
    return BLACK if luminance(surface) > _MIDDLE else WHITE


def readable(colour: str, surfaces: tuple[str, ...], goal: float = AA) -> str:
    """`colour`, darkened or lightened as little as it takes to be read on each of `surfaces`.

    The surfaces are all light or all dark. Where even black or white does not reach `goal` on
    each of them, that is what comes back.
    """
    extreme = on(surfaces[0])
    # Steps of 1 % are finer than an eye tells apart.
    for percent in range(100):
        candidate = mix(extreme, colour, percent / 100)
        if all(ratio(candidate, surface) >= goal for surface in surfaces):
            return candidate
    return extreme


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
