"""The appearances: everything that is read has enough contrast, in any accent."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui import contrast, style
from ui.tokens import DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST, Palette, palette

BASES = {"light": LIGHT, "dark": DARK}
STRONG = {"light": LIGHT_CONTRAST, "dark": DARK_CONTRAST}


def pairs(colours: Palette) -> list[tuple[str, str]]:
    """What is read on what."""
    surfaces = (colours.background, colours.card)
    tones = ("accent", "good", "warn", "bad")
    return [
        *product((colours.ink, colours.mute), surfaces),
        *product((colours.ink,), [getattr(colours, f"{tone}_soft") for tone in tones]),
        *((getattr(colours, tone), getattr(colours, f"{tone}_soft")) for tone in tones),
        *product([getattr(colours, tone) for tone in tones], surfaces),
        (colours.on, colours.accent),
    ]


@pytest.mark.parametrize("base", BASES.values(), ids=BASES)
def test_everything_reaches_aa(base: Palette) -> None:
    assert [pair for pair in pairs(base) if contrast.ratio(*pair) < contrast.AA] == []


@pytest.mark.parametrize("base", STRONG.values(), ids=STRONG)
def test_high_contrast_reaches_aaa(base: Palette) -> None:
    assert [pair for pair in pairs(base) if contrast.ratio(*pair) < contrast.AAA] == []


@given(
    st.booleans(),
    st.booleans(),
    st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}"),
)
def test_any_accent_is_made_readable(dark: bool, high_contrast: bool, accent: str) -> None:
    shown = palette(dark=dark, high_contrast=high_contrast, accent=accent)
    goal = contrast.AAA if high_contrast else contrast.AA
    for surface in (shown.background, shown.card, shown.accent_soft):
        assert contrast.ratio(shown.accent, surface) >= goal
    assert contrast.ratio(shown.on, shown.accent) >= contrast.AA
    assert contrast.ratio(shown.ink, shown.accent_soft) >= contrast.AA


def test_a_readable_accent_is_shown_as_it_is() -> None:
    assert palette(dark=False, high_contrast=False, accent="#2453d6").accent == "#2453d6"


def test_the_style_sheet_takes_its_colours_and_sizes_from_the_tokens() -> None:
    sheet = style.sheet(DARK, 2.0)
    assert "$" not in sheet
    assert DARK.card in sheet
    assert f"font-size: {2 * style.TEXT}px" in sheet
