"""Joins anew; once it is left it is always tried to join."""

from __future__ import annotations

from diagnostics.fixes.rejoin_wifi.network import Network
from diagnostics.fixes.rejoin_wifi.plan import FORGET
from diagnostics.fixes.steps import Result, in_turn
from diagnostics.model import Outcome, Plan, Progress
from diagnostics.system import Machine
from diagnostics.text import text


def apply(machine: Machine, plan: Plan, choices: frozenset[str], progress: Progress) -> Outcome:
    """Leave it and join it, or forget it and join it."""

    def act(found: Network) -> Result:
        forget = found.forget if FORGET in choices else None
        if (forget or found.rejoin)(machine):
            return True, text("It is joined again.")
        return False, text("It was not joined. Choose it where your computer lists networks.")

    found: list[Network] = [plan.details] if plan.details else []
    steps, cancelled = in_turn(
        found, progress, title=lambda network: text("{name}", name=network.name), act=act
    )
    again = any(step.ok for step in steps)
    summary = text("Wi-Fi joined again") if again else text("Wi-Fi not joined")
    return Outcome(summary=summary, steps=steps, cancelled=cancelled)
