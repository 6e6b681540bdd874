"""Restarts the service; it is either still the old one or a new one, never half of it."""

from __future__ import annotations

from diagnostics.fixes.restart_audio.service import Service
from diagnostics.fixes.steps import Result, in_turn
from diagnostics.model import Outcome, Plan, Progress
from diagnostics.system import Machine
from diagnostics.text import text


def apply(machine: Machine, plan: Plan, choices: frozenset[str], progress: Progress) -> Outcome:
    """Restart it, and say whether that was possible."""

    def act(service: Service) -> Result:
        if service.restart(machine):
            return True, text("{service} was started anew.", service=service.name)
        return False, text("{service} could not be restarted; IT can.", service=service.name)

    found: list[Service] = [plan.details] if plan.details else []
    steps, cancelled = in_turn(found, progress, title=lambda _: text("Restart sound"), act=act)
    restarted = any(step.ok for step in steps)
    summary = text("Sound was restarted") if restarted else text("Sound was not restarted")
    return Outcome(summary=summary, steps=steps, cancelled=cancelled)
