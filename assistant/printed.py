"""What an organisation's programs printed, before it is kept: without secrets that stand in it.

Names of the person and the computer may stay here, on this computer; they are taken out of reports.
"""

from __future__ import annotations

from msgspec.structs import replace

from diagnostics.model import StepDone
from diagnostics.repair import Repair


def without_secrets(repair: Repair) -> Repair:
    """The same, to be kept and shown."""
    outcome = repair.outcome
    if not any(step.printed for step in outcome.steps):
        return repair
    steps = tuple(map(_step, outcome.steps))
    return replace(repair, outcome=replace(outcome, steps=steps))


def _step(step: StepDone) -> StepDone:
    from assistant.redaction import Redactor

    return replace(step, printed=Redactor().text(step.printed)) if step.printed else step
