"""Offers to join anew, and to forget before where that can be made good again."""

from __future__ import annotations

from diagnostics.fixes.rejoin_wifi.network import Network, network
from diagnostics.model import Plan, Step
from diagnostics.system import Machine
from diagnostics.text import Text, text

AGAIN, FORGET = "again", "forget"
_HOW = text("How?")


def plan(machine: Machine) -> Plan:
    """One step, or two of which the person chooses one."""
    found = network(machine)
    if found is None:
        summary = text("This computer is not on a Wi-Fi that Balie could join anew.")
        return Plan(fix="rejoin_wifi", summary=summary)
    return Plan(
        fix="rejoin_wifi",
        summary=text("The Wi-Fi {name} is left and joined again.", name=found.name),
        steps=tuple(_steps(found)),
        seconds=15.0,
        needs=(text("There is no network for some seconds: end calls first."),),
        untouched=text("Other networks that this computer knows stay known."),
        details=found,
    )


def _steps(found: Network) -> list[Step]:
    title = text("Join again")
    keeps = text("The password stays known.")
    if found.forget is None:
        return [Step(id=AGAIN, title=title, detail=keeps)]
    asked = text("You are asked for its password: have it at hand. This cannot be undone.")
    return [_choice(AGAIN, title, keeps), _choice(FORGET, text("Forget it first"), asked)]


def _choice(step: str, title: Text, detail: Text) -> Step:
    return Step(id=step, title=title, detail=detail, optional=True, group=_HOW)
