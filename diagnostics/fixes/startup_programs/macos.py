"""macOS: `launchctl disable` and `enable`, for agents of the person; not tried on a real one."""

from __future__ import annotations

from functools import partial

from diagnostics.facts.startup_programs import macos
from diagnostics.fixes.startup_programs.switch import Switch, Switches, Undo
from diagnostics.fixes.steps import worked
from diagnostics.system import Machine


def find(machine: Machine) -> tuple[Switch, ...]:
    """Those that start."""
    return tuple(
        Switch(
            id=startup.id,
            name=startup.name,
            undo=Undo(labels=(startup.id,)),
            off=partial(_tell, doing="disable", label=startup.id),
        )
        for startup in macos.programs(machine)
    )


def on(machine: Machine, undo: Undo) -> list[bool]:
    """Enable each again."""
    return [_tell(machine, "enable", label) for label in undo.labels]


def _tell(machine: Machine, doing: str, label: str) -> bool:
    is_label = macos.LABEL.fullmatch(label) is not None
    return is_label and worked(machine, "launchctl", doing, f"{macos.domain()}/{label}")


SWITCHES = Switches(find=find, on=on)
