"""Asks the detection script whether there is something to put right."""

from __future__ import annotations

from collections.abc import Iterator

from diagnostics.facts.own_command import Answer
from diagnostics.fixes.own_script.declared import Choice, Script
from diagnostics.fixes.rights import PASSWORD, why_not
from diagnostics.model import CannotTell, Fact, Plan, Step
from diagnostics.system import Machine, ProgramMissing, ProgramTimedOut
from diagnostics.text import Text, text

# The step that every such fix has: what was not chosen can name none like it, for want of a "=".
REMEDIATE = "remediate"


def plan(script: Script, machine: Machine) -> Plan:
    """What would be done; raises CannotTell where the detection script does not say."""
    if script.administrator and (why := why_not(machine)):
        return Plan(fix=script.id, summary=why)
    if script.detect is not None and _is_fine(script.detect, machine):
        summary = text("“{fix}” is not needed now.", fix=script.title)
        return Plan(fix=script.id, summary=summary)
    return Plan(
        fix=script.id,
        summary=script.about,
        steps=tuple(_steps(script)),
        seconds=script.seconds,
        needs=(*script.needs, PASSWORD) if script.administrator else script.needs,
        untouched=script.untouched,
    )


def _steps(script: Script) -> Iterator[Step]:
    made = text("Your organisation made this.")
    yield Step(id=REMEDIATE, title=script.title, detail=made)
    for choice in script.choices:
        yield from _of_choice(choice)


def _of_choice(choice: Choice) -> Iterator[Step]:
    for value in choice.values:
        yield Step(
            id=choice.step(value),
            title=value.title,
            detail=value.about,
            optional=True,
            group=choice.title,
        )


def _is_fine(detect: Fact[Answer], machine: Machine) -> bool:
    try:
        answer = detect.readers[machine.platform](machine)
    except ProgramTimedOut as error:
        raise CannotTell(_late(str(error))) from error
    except ProgramMissing as error:
        raise CannotTell(_unable(str(error))) from error
    except OSError as error:
        raise CannotTell(_unable(str(error.filename))) from error
    return answer.fine is True


def _late(program: str) -> Text:
    return text("the program “{program}” did not answer in time", program=program)


def _unable(program: str) -> Text:
    return text("the program “{program}” cannot be started", program=program)
