"""Runs the remediation script, watched, and keeps what it printed."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

from diagnostics.facts.own_command import command_line
from diagnostics.fixes.own_script.declared import Script
from diagnostics.model import Cancelled, Outcome, Plan, Progress, StepDone
from diagnostics.system import Machine, ProgramMissing
from diagnostics.system.watched import MOST_KEPT, Ended, How, watch
from diagnostics.text import Size, Span, Text, text

# Elapsed against expected is a guess, and must not look finished before it is.
_NEARLY = 0.95

# Control sequences of terminals (ECMA-48): with parameters, with a text, and short ones.
_SEQUENCES = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)?|\x1b[ -/]*[0-~]"
)
_LINE_ENDS = re.compile(r"\r\n?")
# Control characters but for tabs and line feeds, and what turns the direction of writing round.
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


def apply(
    script: Script, machine: Machine, plan: Plan, choices: frozenset[str], progress: Progress
) -> Outcome:
    """Run it to its end, to its limit, or until the person has it stopped."""
    argv = command_line(script.argv(machine.platform, choices), machine, signed=script.signed)
    started = time.monotonic()
    try:
        ended = watch(argv, limit=script.limit, go_on=_going(script, plan.seconds, progress))
    except (ProgramMissing, OSError):
        return _not_started(script, argv[0])
    step = StepDone(
        title=script.title,
        detail=_detail(ended, script.limit),
        seconds=round(time.monotonic() - started, 1),
        ok=ended.how is How.EXITED and ended.code == 0,
        printed=readable(ended.out, ended.err),
    )
    cancelled = ended.how is How.STOPPED
    said = stopped(script) if cancelled else summary(script, worked=step.ok)
    return Outcome(summary=said, steps=(step,), cancelled=cancelled)


def readable(*printed: str) -> str:
    """What it printed, one thing after the other, without what a terminal obeys and nobody sees."""
    whole = "\n".join(filter(None, (said.rstrip() for said in printed)))
    return _UNSEEN.sub("", _LINE_ENDS.sub("\n", _SEQUENCES.sub("", whole)))


def _going(script: Script, expected: float, progress: Progress) -> Callable[[float], bool]:
    doing = text("“{fix}” is running", fix=script.title)

    def go_on(passed: float) -> bool:
        try:
            progress.step(min(passed / max(expected, 0.1), _NEARLY), doing)
        except Cancelled:
            return False
        return True

    return go_on


def _not_started(script: Script, program: str) -> Outcome:
    detail = text("“{program}” cannot be started.", program=program)
    step = StepDone(title=script.title, detail=detail, seconds=0.0, ok=False)
    return Outcome(summary=summary(script, worked=False), steps=(step,))


def summary(script: Script, *, worked: bool) -> Text:
    """What came of it, in a few words."""
    if worked:
        return text("“{fix}” has run", fix=script.title)
    return text("“{fix}” did not work", fix=script.title)


def stopped(script: Script) -> Text:
    """The same where the person had it stopped."""
    return text("“{fix}” was not finished", fix=script.title)


def _detail(ended: Ended, limit: float) -> Text:
    said = _said(ended, limit)
    if not ended.cut:
        return said
    most = Size(MOST_KEPT)
    return text("{said} Of what it printed the first {size} are kept.", said=said, size=most)


def _said(ended: Ended, limit: float) -> Text:
    match ended.how:
        case How.TOO_LONG:
            return text("It took longer than {limit}, and was ended.", limit=Span(limit))
        case How.STOPPED:
            return text("It was stopped before its end.")
    if ended.code == 0:
        return text("It ended without an error.")
    return text("It ended with the error {n}.", n=ended.code)
