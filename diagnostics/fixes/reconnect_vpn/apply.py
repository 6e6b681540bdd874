"""Reconnects; once it is disconnected it is always tried to connect it again."""

from __future__ import annotations

from collections.abc import Sequence

from diagnostics.fixes.reconnect_vpn.tunnels import Tunnel
from diagnostics.fixes.steps import Result, in_turn
from diagnostics.model import Outcome, Plan, Progress
from diagnostics.system import Machine
from diagnostics.text import text


def apply(machine: Machine, plan: Plan, choices: frozenset[str], progress: Progress) -> Outcome:
    """Reconnect the one there is, or the one that was chosen."""

    def act(tunnel: Tunnel) -> Result:
        if tunnel.reconnect(machine):
            return True, text("It is connected again.")
        return False, text("It could not be connected. Its own program may say why, or IT.")

    found: Sequence[Tunnel] = plan.details or ()
    chosen = [tunnel for tunnel in found if tunnel.id in choices] if len(found) > 1 else found
    steps, cancelled = in_turn(
        chosen, progress, title=lambda tunnel: text("{name}", name=tunnel.name), act=act
    )
    again = any(step.ok for step in steps)
    summary = text("VPN connected again") if again else text("VPN not connected")
    return Outcome(summary=summary, steps=steps, cancelled=cancelled)
