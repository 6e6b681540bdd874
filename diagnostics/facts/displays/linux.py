"""Screens of Linux: what the kernel sees connected, and what X shows on it."""

from __future__ import annotations

import re

from msgspec.structs import replace

from diagnostics.facts.displays.model import Display, Displays
from diagnostics.facts.sysfs import inside, value
from diagnostics.model import CannotTell
from diagnostics.system import Machine, ProgramMissing
from diagnostics.text import text

_DRM = "/sys/class/drm"
_CONNECTOR = re.compile(r"^(card\d+)-(.+)$")
_BUILT_IN = ("eDP", "LVDS", "DSI")
# Drivers that only know the memory of a screen that the firmware set up.
_PLAIN = frozenset({"simpledrm", "simple-framebuffer", "efi-framebuffer", "vesadrm", "vkms"})
_DRIVER = re.compile(r"^DRIVER=(.+)$", re.MULTILINE)
_SIZE = re.compile(r"^(\d+)x(\d+)")
# HDMI-1 connected primary 1920x1080+0+0 (normal …) 527mm x 296mm
#    1920x1080     60.00*+  50.00
_OUTPUT = re.compile(r"^(\S+) connected (?:primary )?(\d+)x(\d+)\+")
_MODE = re.compile(r"^ +(\d+)x(\d+)\S* (.*)$")
_CURRENT = re.compile(r"(\d+\.\d+)\*")


def read(machine: Machine) -> Displays:
    """Read the connectors; X adds what is shown now, and Wayland tells that to nobody."""
    connectors = [found for n in inside(machine, _DRM) if (found := _CONNECTOR.match(n))]
    on = [c for c in connectors if value(machine, f"{_DRM}/{c[0]}/status") == "connected"]
    displays = [_display(machine, found[0], found[2]) for found in on]
    shown = _shown(machine)
    if not displays and not shown:
        raise CannotTell(text("no screen of this computer can be seen"))
    driver = _driver(machine)
    return Displays(
        displays=tuple(merged(displays, shown)),
        driver=driver,
        by_processor=not driver or driver in _PLAIN if displays else None,
    )


def _display(machine: Machine, folder: str, connector: str) -> Display:
    """The first mode is the one that the screen prefers."""
    size = _SIZE.match(value(machine, f"{_DRM}/{folder}/modes"))
    return Display(
        connector=connector,
        built_in=connector.startswith(_BUILT_IN),
        sharpest=(int(size[1]), int(size[2])) if size else None,
    )


def _driver(machine: Machine) -> str:
    cards = [name for name in inside(machine, _DRM) if re.fullmatch(r"card\d+", name)]
    told = (_DRIVER.search(value(machine, f"{_DRM}/{card}/device/uevent")) for card in cards)
    found = [driver[1] for driver in told if driver]
    # A real one is what counts, where there are several.
    return next((driver for driver in found if driver not in _PLAIN), found[0] if found else "")


def _shown(machine: Machine) -> list[Display]:
    if machine.environment.get("WAYLAND_DISPLAY") or not machine.environment.get("DISPLAY"):
        return []
    try:
        return shown(machine.run("xrandr", "--current", limit=1.0).out)
    except ProgramMissing:
        return []


def shown(printed: str) -> list[Display]:
    """The outputs that are on, in what `xrandr --current` prints; sizes are before turning."""
    found: list[Display] = []
    for line in printed.splitlines():
        if output := _OUTPUT.match(line):
            size = (int(output[2]), int(output[3]))
            found.append(Display(connector=output[1], shown=size))
        elif found and (mode := _MODE.match(line)):
            found[-1] = _with_mode(found[-1], (int(mode[1]), int(mode[2])), mode[3])
    return found


def _with_mode(display: Display, size: tuple[int, int], rates: str) -> Display:
    if "+" in rates and display.sharpest is None:
        display = replace(display, sharpest=size)
    if current := _CURRENT.search(rates):
        display = replace(display, shown=size, refresh_hz=float(current[1]))
    return display


def merged(connected: list[Display], on: list[Display]) -> list[Display]:
    """The kernel's screens with what X shows on them: drivers of X name them a little otherwise."""
    if not connected:
        return on
    by_name = {_plain(display.connector): display for display in on}
    return [_merged(display, by_name.get(_plain(display.connector))) for display in connected]


def _merged(display: Display, on: Display | None) -> Display:
    return replace(display, shown=on.shown, refresh_hz=on.refresh_hz) if on else display


def _plain(connector: str) -> str:
    """HDMI-A-1 of the kernel is HDMI-1 of X."""
    return connector.replace("-A-", "-").replace("-I-", "-").replace("-D-", "-")
