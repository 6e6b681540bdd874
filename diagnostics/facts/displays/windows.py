"""Screens of Windows: what their makers wrote into them, and what the graphics card shows."""

from __future__ import annotations

import msgspec

from diagnostics.facts.commands import powershell
from diagnostics.facts.displays.model import Display, Displays
from diagnostics.system import Machine

# VideoOutputTechnology of WmiMonitorConnectionParams: 5 is HDMI, 10 DisplayPort, 0x80000000 and 11
# built in. The card tells the size of one screen only, so it is compared where there is one.
_SCRIPT = """
$modes = @(Get-CimInstance -Namespace root/wmi WmiMonitorListedSupportedSourceModes `
  -ErrorAction SilentlyContinue)
$links = @(Get-CimInstance -Namespace root/wmi WmiMonitorConnectionParams `
  -ErrorAction SilentlyContinue)
$screens = @($modes | ForEach-Object {
  $name = $_.InstanceName; $best = $_.MonitorSourceModes[$_.PreferredMonitorSourceModeIndex]
  $link = ($links | Where-Object InstanceName -eq $name).VideoOutputTechnology
  @{ link = [long]$link; width = $best.HorizontalActivePixels
     height = $best.VerticalActivePixels } })
$cards = @(Get-CimInstance Win32_VideoController | ForEach-Object {
  @{ name = $_.Name; width = $_.CurrentHorizontalResolution
     height = $_.CurrentVerticalResolution; hertz = $_.CurrentRefreshRate } })
@{ screens = $screens; cards = $cards } | ConvertTo-Json -Compress -Depth 3
"""
_LINKS = {5: "HDMI", 10: "DisplayPort", 4: "DVI", 0: "VGA"}
_BUILT_IN = frozenset({11, 0x80000000, -0x80000000, 6})
# Stands in where the right driver is not installed.
_BASIC = "Microsoft Basic"


class _Screen(msgspec.Struct):
    link: int
    width: int
    height: int


class _Card(msgspec.Struct):
    name: str
    width: int | None
    height: int | None
    hertz: float | None


class _Answer(msgspec.Struct):
    screens: list[_Screen]
    cards: list[_Card]


def read(machine: Machine) -> Displays:
    """Ask for both in one script, which needs no rights."""
    told = powershell(machine, _SCRIPT, _Answer, limit=3.0)
    card = next((card for card in told.cards if card.width), None)
    only = card if len(told.screens) == 1 else None
    return Displays(
        displays=tuple(_display(screen, only) for screen in told.screens),
        driver=card.name if card else "",
        by_processor=card.name.startswith(_BASIC) if card else None,
    )


def _display(screen: _Screen, card: _Card | None) -> Display:
    built_in = screen.link in _BUILT_IN
    shown = (card.width, card.height) if card and card.width and card.height else None
    return Display(
        connector="internal" if built_in else _LINKS.get(screen.link, "external"),
        built_in=built_in,
        sharpest=(screen.width, screen.height),
        shown=shown,
        refresh_hz=card.hertz if card else None,
    )
