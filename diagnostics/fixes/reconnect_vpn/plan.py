"""Says which VPN is reconnected; where there are several, the person chooses."""

from __future__ import annotations

from diagnostics.fixes.reconnect_vpn.tunnels import Tunnel, tunnels
from diagnostics.model import Plan, Step
from diagnostics.system import Machine
from diagnostics.text import Text, text

_WHICH = text("Which VPN?")


def plan(machine: Machine) -> Plan:
    """One step for each that is set up."""
    found = tunnels(machine)
    if not found:
        summary = text("No VPN is set up here that Balie could reconnect.")
        return Plan(fix="reconnect_vpn", summary=summary)
    group = _WHICH if len(found) > 1 else None
    return Plan(
        fix="reconnect_vpn",
        summary=text("The VPN is disconnected and connected again."),
        steps=tuple(_step(tunnel, group) for tunnel in found),
        seconds=15.0,
        needs=(text("End calls that go through it first. You may be asked to sign in again."),),
        untouched=text("How it is set up stays as it is."),
        details=tuple(found),
    )


def _step(tunnel: Tunnel, group: Text | None) -> Step:
    now = text("Is connected now.") if tunnel.active else text("Is not connected now.")
    name = text("{name}", name=tunnel.name)
    return Step(id=tunnel.id, title=name, detail=now, optional=group is not None, group=group)
