"""What may be chosen of a plan: optional steps that are in it, and one of each group.

Whoever asks for a fix to be done is held to it, so that nothing can be asked for that was not
shown.
"""

from __future__ import annotations

from assistant.errors import Trouble, Troubled
from diagnostics.model import Plan, Step
from diagnostics.text import Text, text


def groups(plan: Plan) -> dict[Text, tuple[Step, ...]]:
    """The steps of each group of which one has to be chosen, in the order of the plan."""
    found: dict[Text, tuple[Step, ...]] = {}
    for step in plan.steps:
        if step.group is not None:
            found[step.group] = (*found.get(step.group, ()), step)
    return found


def refuse_wrong(plan: Plan, choices: frozenset[str]) -> None:
    """Raise Troubled where steps are chosen that there are not, or too many or few of a group."""
    optional = [step.id for step in plan.steps if step.optional]
    if unknown := sorted(choices - set(optional)):
        title = text("There is no such step: {steps}", steps=", ".join(unknown))
        raise Troubled(_trouble(title, optional))
    for group, steps in groups(plan).items():
        known = [step.id for step in steps]
        if len(choices & set(known)) != 1:
            title = text("Exactly one has to be chosen: {choice}", choice=group)
            raise Troubled(_trouble(title, known))


def _trouble(title: Text, known: list[str]) -> Trouble:
    return Trouble(
        title=title,
        meaning=text("Nothing was changed."),
        next_step=text("Choose one of these: {known}.", known=", ".join(known) or "–"),
        again=False,
    )
