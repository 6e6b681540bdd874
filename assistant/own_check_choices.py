"""Mistakes in checks of an organisation's own that no single value shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from assistant import rules, typed
from assistant.own_checks import Verdict, Worse
from assistant.own_commands import command_mistakes
from assistant.typed import Mistake
from diagnostics.facts.own_command import Reads
from diagnostics.text import text

_GRADES = (Verdict.ATTENTION, Verdict.PROBLEM)


def own_mistakes(own: Mapping[str, Any], path: typed.Path) -> Iterator[Mistake]:
    """Mistakes in one check, of any shape still."""
    from diagnostics.registry import CHECK

    if own.get("id") in [*CHECK]:
        allowed = text("different from the ids of Balie’s own checks")
        yield typed.wrong((*path, "id"), own["id"], allowed)
    yield from command_mistakes(own.get("command"), (*path, "command"))
    yield from _sentence_mistakes(own, path)
    if own.get("reads") == Reads.NUMBER:
        yield from _order_mistakes(own, path)
    else:
        yield from _useless_numbers(own, path)


def _sentence_mistakes(own: Mapping[str, Any], path: typed.Path) -> Iterator[Mistake]:
    """Every state that may be needs a sentence, and only with one is it told."""
    says = own.get("says")
    if not isinstance(says, dict):
        return
    numbers = own.get("reads") == Reads.NUMBER
    told = [grade for grade in _GRADES if grade in says]
    wanted = [grade for grade in _GRADES if grade in own] if numbers else []
    for state in (Verdict.FINE, *wanted, *([] if told or wanted else _GRADES[:1])):
        if state not in says:
            yield typed.missing((*path, "says", state.value), rules.SENTENCE.allowed)
    if own.get("reads") == Reads.EXIT_CODE and len(told) > 1:
        allowed = text("left out, as exit code 1 means the other already")
        yield typed.wrong((*path, "says", "attention"), says["attention"], allowed)


def _order_mistakes(own: Mapping[str, Any], path: typed.Path) -> Iterator[Mistake]:
    attention, problem = own.get("attention"), own.get("problem")
    if attention is None and problem is None:
        yield typed.missing((*path, "attention"), text("the number from which on to say so"))
    if not isinstance(attention, int | float) or not isinstance(problem, int | float):
        return
    lower = own.get("worse") == Worse.LOWER
    if (attention < problem) if lower else (attention > problem):
        at_least = text("at least {number}, which problem is", number=str(problem))
        at_most = text("at most {number}, which problem is", number=str(problem))
        yield typed.wrong((*path, "attention"), attention, at_least if lower else at_most)


def _useless_numbers(own: Mapping[str, Any], path: typed.Path) -> Iterator[Mistake]:
    for key in ("attention", "problem"):
        if key in own:
            allowed = text('left out, as only reads = "number" is graded by it')
            yield typed.wrong((*path, key), own[key], allowed)
