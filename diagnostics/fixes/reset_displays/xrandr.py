"""Screens of X11, as xrandr(1) lists and takes them: pure functions over words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

import msgspec
from msgspec.structs import replace

# eDP-1 connected primary 1200x1920+0+0 left X axis (normal left inverted …) 302mm x 189mm
_OUTPUT = re.compile(
    r"^(?P<name>\S+) (?P<state>connected|disconnected)(?P<primary> primary)?"
    r"(?: (?P<w>\d+)x(?P<h>\d+)\+(?P<x>\d+)\+(?P<y>\d+)"
    r"(?: (?P<turned>left|inverted|right))?(?: (?P<mirrored>X and Y|X|Y) axis)?)?"
)
#    1920x1200     60.00*+  48.00
_MODE = re.compile(r"^ +(?P<mode>(?P<w>\d+)x(?P<h>\d+)\S*) +(?P<rates>\d.*)$")
_RATE = re.compile(r"(\d+\.\d+)(\*?) ?(\+?)")
# What a name of an output or of a mode is made of: never the beginning of an option.
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:+-]{0,63}")
_BUILT_IN = ("eDP", "LVDS", "DSI")


class Turned(StrEnum):
    """How a picture is turned."""

    NORMAL = "normal"
    LEFT = "left"
    INVERTED = "inverted"
    RIGHT = "right"


class Mirrored(StrEnum):
    """How it is mirrored, as xrandr takes it."""

    NORMAL = "normal"
    X = "x"
    Y = "y"
    BOTH = "xy"


class Shows(msgspec.Struct, frozen=True, kw_only=True):
    """What an output shows, where: `size` is of the picture as it lies on the desktop."""

    mode: str
    rate: str = ""
    x: int = 0
    y: int = 0
    size: tuple[int, int]
    turned: Turned = Turned.NORMAL
    mirrored: Mirrored = Mirrored.NORMAL


class Output(msgspec.Struct, frozen=True, kw_only=True):
    """An output: what it shows now (None: off), its modes by name, and the one that fits it."""

    name: str
    connected: bool = True
    primary: bool = False
    shows: Shows | None = None
    modes: dict[str, tuple[int, int]] = {}
    best: str | None = None


def outputs(printed: str) -> tuple[Output, ...]:
    """Those in what `xrandr --current` printed; lines it does not know are left out."""
    found: list[Output] = []
    for line in printed.splitlines():
        if output := _OUTPUT.match(line):
            found.append(_output(output))
        elif found and (mode := _MODE.match(line)):
            found[-1] = _with_mode(found[-1], mode)
    return tuple(output for output in found if _NAME.fullmatch(output.name))


def _output(found: re.Match[str]) -> Output:
    shows = None
    if found["w"]:
        mirrored = (found["mirrored"] or "normal").lower().replace(" and ", "")
        shows = Shows(
            mode="",
            x=int(found["x"]),
            y=int(found["y"]),
            size=(int(found["w"]), int(found["h"])),
            turned=Turned(found["turned"] or "normal"),
            mirrored=Mirrored(mirrored),
        )
    return Output(
        name=found["name"],
        connected=found["state"] == "connected",
        primary=bool(found["primary"]),
        shows=shows,
    )


def _with_mode(output: Output, found: re.Match[str]) -> Output:
    mode, shows, best = found["mode"], output.shows, output.best
    rates = _RATE.findall(found["rates"])
    current = next((rate for rate, is_current, _ in rates if is_current), None)
    if shows and not shows.mode and current is not None:
        shows = replace(shows, mode=mode, rate=current)
    if best is None and any(preferred for _, _, preferred in rates):
        best = mode
    sizes = {**output.modes, mode: (int(found["w"]), int(found["h"]))}
    return replace(output, shows=shows, best=best, modes=sizes)


def arranged(found: Sequence[Output]) -> tuple[Output, ...]:
    """All that are connected side by side in the mode that fits; the rest off."""
    ordered = sorted(found, key=_place)
    usable = [output for output in ordered if output.connected and output.modes]
    first = next((o for o in usable if o.primary), usable[0] if usable else None)
    wanted, x = [], 0
    for output in ordered:
        mode = output.best or next(iter(output.modes), "")
        if output in usable:
            shows = Shows(mode=mode, x=x, size=output.modes[mode])
            wanted.append(replace(output, shows=shows, primary=output is first))
            x += shows.size[0]
        else:
            wanted.append(replace(output, shows=None, primary=False))
    return tuple(wanted)


def _place(output: Output) -> tuple[bool, bool, int]:
    """Those that are on from left to right, then a built-in one, then the others."""
    built_in = output.name.startswith(_BUILT_IN)
    return (output.shows is None, not built_in, output.shows.x if output.shows else 0)


def is_same(one: Sequence[Output], other: Sequence[Output]) -> bool:
    """Whether both show the same, however often in a second."""
    return _pictures(one) == _pictures(other)


def _pictures(found: Iterable[Output]) -> dict[str, Shows]:
    return {o.name: replace(o.shows, rate="") for o in found if o.shows}


def argv(wanted: Sequence[Output], now: Sequence[Output]) -> tuple[str, ...]:
    """The call that makes it so, as far as the outputs and modes are there now."""
    there = {output.name: output for output in now}
    calls = (_call(output, there[output.name]) for output in wanted if output.name in there)
    return ("xrandr", *(word for call in calls for word in call))


def _call(wanted: Output, now: Output) -> Iterator[str]:
    shows = wanted.shows
    yield from ("--output", wanted.name)
    if shows is None or not now.connected or shows.mode not in now.modes:
        yield from () if now.shows is None or shows else ("--off",)
        return
    yield from ("--mode", shows.mode, "--pos", f"{max(0, shows.x)}x{max(0, shows.y)}")
    yield from ("--rotate", shows.turned.value, "--reflect", shows.mirrored.value)
    if re.fullmatch(r"\d+\.\d+", shows.rate):
        yield from ("--rate", shows.rate)
    yield from _scale(shows, now)
    if wanted.primary:
        yield "--primary"


def _scale(shows: Shows, now: Output) -> Iterator[str]:
    """Only where a picture is not as large as its mode: not every driver can do it."""
    if _natural(shows, now) != shows.size:
        width, height = shows.size
        yield from ("--scale-from", f"{max(1, width)}x{max(1, height)}")
    elif now.shows and now.shows.mode in now.modes and _natural(now.shows, now) != now.shows.size:
        yield from ("--scale", "1x1")


def _natural(shows: Shows, output: Output) -> tuple[int, int]:
    """The size of a picture that is not scaled; turned, its height is its width."""
    width, height = output.modes[shows.mode]
    return (height, width) if shows.turned in {Turned.LEFT, Turned.RIGHT} else (width, height)
