"""Screens of a Mac, as system_profiler(8) lists them below its graphics."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from diagnostics.facts.commands import answer
from diagnostics.facts.displays.model import Display, Displays
from diagnostics.model import CannotTell
from diagnostics.system import Machine
from diagnostics.text import text

_SIZE = re.compile(r"(\d+) x (\d+)")
_RATE = re.compile(r"@ (\d+(?:\.\d+)?) ?Hz")


class _Card(msgspec.Struct):
    sppci_model: str = ""
    spdisplays_ndrvs: list[dict[str, Any]] = []


class _Answer(msgspec.Struct):
    SPDisplaysDataType: list[_Card]


def read(machine: Machine) -> Displays:
    """Ask for graphics and screens."""
    argv = ("system_profiler", "SPDisplaysDataType", "-json")
    try:
        told = msgspec.json.decode(answer(machine, *argv, limit=2.5), type=_Answer)
    except msgspec.DecodeError as error:
        raise CannotTell(text("macOS gave an answer that makes no sense")) from error
    cards = told.SPDisplaysDataType
    screens = [_display(screen) for card in cards for screen in card.spdisplays_ndrvs]
    return Displays(
        displays=tuple(screens),
        driver=cards[0].sppci_model if cards else "",
        by_processor=not cards,
    )


def _display(screen: dict[str, Any]) -> Display:
    """Points of a screen are not its pixels: what is shown always has all of them on a Mac."""
    size = _SIZE.search(str(screen.get("_spdisplays_pixels", "")))
    rate = _RATE.search(str(screen.get("_spdisplays_resolution", "")))
    pixels = (int(size[1]), int(size[2])) if size else None
    built_in = screen.get("spdisplays_connection_type") == "spdisplays_internal"
    return Display(
        connector="internal" if built_in else "external",
        built_in=built_in,
        shown=pixels,
        refresh_hz=float(rate[1]) if rate else None,
    )
