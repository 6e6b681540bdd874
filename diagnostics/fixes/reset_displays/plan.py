"""Looks how the screens are arranged, and how they should be; what is now is written down."""

from __future__ import annotations

from pathlib import Path

import msgspec

from diagnostics.fixes.reset_displays.xrandr import Output, arranged, is_same, outputs
from diagnostics.fixes.rewriting import Change
from diagnostics.model import Plan, Step
from diagnostics.system import Machine, Platform, ProgramMissing, ProgramTimedOut
from diagnostics.system.entries import folder_below, look
from diagnostics.text import Text, counted, text

KEPT = (".config", "monitors.xml")


class Undo(msgspec.Struct, frozen=True, kw_only=True):
    """How the screens were arranged: under X11, or in GNOME's own file."""

    outputs: tuple[Output, ...] = ()
    kept: Change | None = None


def plan(machine: Machine) -> Plan:
    """By what draws on the screens here."""
    if machine.platform is Platform.WINDOWS:
        return _extend()
    if machine.environment.get("WAYLAND_DISPLAY"):
        return _of_gnome(machine)
    return _of_x11(machine)


def listed(machine: Machine) -> tuple[Output, ...]:
    """The outputs that X11 has; none where nothing can be asked."""
    if not machine.environment.get("DISPLAY"):
        return ()
    try:
        return outputs(machine.run("xrandr", "--current", limit=5.0).out)
    except (ProgramMissing, ProgramTimedOut):
        return ()


def home(machine: Machine) -> Path:
    """The home folder of the person."""
    return Path(machine.environment.get("HOME") or Path.home())


def _of_x11(machine: Machine) -> Plan:
    now = listed(machine)
    wanted = arranged(now)
    if not any(output.shows for output in wanted):
        return _nothing(text("Balie sees no screen here that it could arrange."))
    if is_same(now, wanted):
        return _nothing(text("Every screen is sharp, upright and beside the others already."))
    return Plan(
        fix="reset_displays",
        summary=text("The screens go black for a moment, then show sharp pictures side by side."),
        steps=tuple(_step(output) for output in wanted if output.connected and output.shows),
        seconds=5.0,
        untouched=text("Windows and programs stay open; some windows may move."),
        details=wanted,
        undo=msgspec.json.encode(Undo(outputs=now)),
    )


def _step(output: Output) -> Step:
    width, height = output.shows.size if output.shows else (0, 0)
    detail = text("{width} × {height}, upright.", width=width, height=height)
    title = text("Screen on {connector}", connector=output.name)
    return Step(id=output.name, title=title, detail=detail)


def _of_gnome(machine: Machine) -> Plan:
    """Its file is all there is; without one GNOME has arranged the screens by itself."""
    if "GNOME" not in machine.environment.get("XDG_CURRENT_DESKTOP", "").split(":"):
        return _nothing(text("Your desktop lets no other program arrange its screens."))
    change = _set_aside(machine)
    if change is None:
        return _nothing(text("Your desktop has no arrangement of screens to forget."))
    return Plan(
        fix="reset_displays",
        summary=text("Your desktop forgets how the screens were arranged."),
        steps=(
            Step(
                id="forget",
                title=text("Forget the arrangement"),
                detail=counted(
                    "{n} file of your desktop is set aside.",
                    "{n} files of your desktop are set aside.",
                    1,
                ),
            ),
        ),
        needs=(text("Sign out and in again: only then are the screens arranged anew."),),
        untouched=text("Windows and programs stay open."),
        undo=msgspec.json.encode(Undo(kept=change)),
        details=change,
    )


def _set_aside(machine: Machine) -> Change | None:
    folder, name = KEPT
    try:
        with folder_below(home(machine), folder) as opened:
            before = look(opened, name)
    except OSError:
        return None
    return None if before is None else Change(folder=folder, name=name, before=before, after=None)


def _extend() -> Plan:
    """Windows does it by itself; how it was before, no program tells."""
    return Plan(
        fix="reset_displays",
        summary=text("Windows extends the desktop to all screens."),
        steps=(
            Step(
                id="extend",
                title=text("Extend to all screens"),
                detail=text("Each screen shows a part of the desktop of its own."),
            ),
        ),
        seconds=5.0,
        untouched=text("Windows and programs stay open; some windows may move."),
    )


def _nothing(summary: Text) -> Plan:
    return Plan(fix="reset_displays", summary=summary)
