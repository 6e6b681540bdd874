"""Contrast: whatever accent an organisation chooses can be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui import contrast

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        # The pair that just passes AA in many a design guide: #767676 on white.
        ("#767676", "#ffffff", 4.54),
    ],
)
def test_ratio(one: str, other: str, expected: float) -> None:
    assert contrast.ratio(one, other) == pytest.approx(expected, abs=0.01)


@given(colours, colours)
def test_ratio_does_not_depend_on_the_order(one: str, other: str) -> None:
    assert contrast.ratio(one, other) == contrast.ratio(other, one)
    assert 1.0 <= contrast.ratio(one, other) <= 21.0


@given(colours)
def test_black_or_white_can_be_read_on_any_colour(surface: str) -> None:
    assert contrast.ratio(contrast.on(surface), surface) >= contrast.AA


@given(colours, st.sampled_from([contrast.AA, contrast.AAA]))
@pytest.mark.parametrize("surfaces", [("#f4f5f7", "#ffffff"), ("#15181d", "#1e2229")])
def test_any_colour_becomes_readable(surfaces: tuple[str, ...], colour: str, goal: float) -> None:
    shown = contrast.readable(colour, surfaces, goal)
    assert all(contrast.ratio(shown, surface) >= goal for surface in surfaces)


@given(colours)
def test_a_readable_colour_stays_as_it_is(colour: str) -> None:
    shown = contrast.readable(colour, ("#ffffff",))
    assert contrast.readable(shown, ("#ffffff",)) == shown


def test_what_cannot_be_reached_comes_as_close_as_black_or_white_do() -> None:
    assert contrast.readable("#808080", ("#777777",), goal=contrast.AAA) == "#000000"


@pytest.mark.parametrize(("share", "expected"), [(0.0, "#000000"), (1.0, "#ffffff")])
def test_mix(share: float, expected: str) -> None:
    assert contrast.mix("#ffffff", "#000000", share) == expected


@pytest.mark.parametrize("wrong", ["", "2453d6", "#2453d", "#2453d6ff", "#gggggg"])
def test_what_is_no_colour_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"colour|hex"):
        contrast.channels(wrong)
