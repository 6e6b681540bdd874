"""Has the network give this computer its address anew, by beginning the connection again.

Linux: NetworkManager, or else systemd-networkd (networkctl(1)). Windows: Microsoft's page of
`ipconfig`; not tried on a real one. macOS has no way for the person: left out there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

import msgspec

from diagnostics.fixes import network_manager
from diagnostics.fixes.steps import Result, in_turn, worked
from diagnostics.model import Fix, Outcome, Plan, Progress, Step, Topic
from diagnostics.system import Machine, Platform, ProgramMissing, ProgramTimedOut
from diagnostics.text import text

_KINDS = {"802-3-ethernet", "802-11-wireless"}
# A line of `networkctl --no-legend list`: "  2 eth0 ether routable configured".
_LINK = re.compile(
    r"^ *\d+ (\w[\w.-]*) +(?:ether|wlan) +(?:routable|degraded) +configured", re.MULTILINE
)
_TITLE = text("Renew the network address")
_PATIENCE = 60.0


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """A connection that is in use; `renew` says whether it has an address again."""

    name: str
    renew: Callable[[Machine], bool]


def link(machine: Machine) -> Link | None:
    """The connection in use that can be renewed."""
    if machine.platform is Platform.WINDOWS:
        return Link(name="Windows", renew=_on_windows)
    for found in network_manager.connections(machine):
        if found.active and found.kind in _KINDS:
            again = partial(network_manager.connect, uuid=found.uuid)
            return Link(name=found.name, renew=again)
    return _of_networkd(machine)


def _of_networkd(machine: Machine) -> Link | None:
    try:
        printed = machine.run("networkctl", "--no-legend", "--no-pager", "list", limit=5.0).out
    except (ProgramMissing, ProgramTimedOut):
        return None
    found = _LINK.search(printed)
    return Link(name=found[1], renew=partial(_by_networkd, device=found[1])) if found else None


def _by_networkd(machine: Machine, device: str) -> bool:
    return worked(machine, "networkctl", "renew", device, limit=_PATIENCE)


def _on_windows(machine: Machine) -> bool:
    # Where there was none to give back, a new one is asked for all the same.
    worked(machine, "ipconfig", "/release", limit=_PATIENCE)
    return worked(machine, "ipconfig", "/renew", limit=_PATIENCE)


def plan(machine: Machine) -> Plan:
    """One step, where there is a connection."""
    found = link(machine)
    if found is None:
        nothing = text("This computer has no connection that Balie could renew.")
        return Plan(fix="renew_address", summary=nothing)
    detail = text("{name}: the connection ends and begins again.", name=found.name)
    return Plan(
        fix="renew_address",
        summary=text("The network gives this computer its address anew."),
        steps=(Step(id="renew", title=_TITLE, detail=detail),),
        seconds=10.0,
        needs=(text("There is no network for some seconds: end calls first."),),
        untouched=text("How the network is set up stays as it is."),
        details=found,
    )


def apply(machine: Machine, plan: Plan, choices: frozenset[str], progress: Progress) -> Outcome:
    """Renew it; once the connection has ended it is always tried to begin it again."""

    def act(found: Link) -> Result:
        if found.renew(machine):
            return True, text("The network gave an address.")
        return False, text("The network gave none. Unplug and plug in the cable, or ask IT.")

    found: list[Link] = [plan.details] if plan.details else []
    steps, cancelled = in_turn(found, progress, title=lambda _: _TITLE, act=act)
    renewed = any(step.ok for step in steps)
    summary = text("Address renewed") if renewed else text("Address not renewed")
    return Outcome(summary=summary, steps=steps, cancelled=cancelled)


FIX = Fix(
    id="renew_address",
    topic=Topic.NETWORK,
    title=_TITLE,
    about=text("Ends the connection to the network and begins it again, with a new address."),
    keywords=text(
        "no internet, network does not work, limited connectivity, no IP address, "
        "address conflict, cable plugged in but no network"
    ),
    checks=("network_address", "default_route"),
    platforms=frozenset({Platform.LINUX, Platform.WINDOWS}),
    plan=plan,
    apply=apply,
)
