"""Looks which sound service there is; a call that is under way goes silent, so it is said."""

from __future__ import annotations

from collections.abc import Callable

from diagnostics.fixes.restart_audio.service import Service, linux, windows
from diagnostics.model import Plan, Step
from diagnostics.system import Machine, Platform
from diagnostics.text import text

_FIND: dict[Platform, Callable[[Machine], Service | None]] = {
    Platform.LINUX: linux,
    Platform.WINDOWS: windows,
}


def plan(machine: Machine) -> Plan:
    """One step: the service that this computer has."""
    service = _FIND[machine.platform](machine)
    if service is None:
        return Plan(
            fix="restart_audio",
            summary=text("Balie finds no sound service of yours here that it could restart."),
        )
    needs = [text("End your calls first: sound is silent for some seconds.")]
    if machine.platform is Platform.WINDOWS:
        needs.append(text("Windows asks for the password of an administrator."))
    return Plan(
        fix="restart_audio",
        summary=text("{service} stops and starts anew.", service=service.name),
        steps=(
            Step(
                id="restart",
                title=text("Restart sound"),
                detail=text("{service}, which all sound goes through.", service=service.name),
            ),
        ),
        seconds=5.0,
        needs=tuple(needs),
        untouched=text("Volume and the devices that you chose stay as they are."),
        details=service,
    )
