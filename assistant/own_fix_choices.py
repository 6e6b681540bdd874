"""Mistakes in fixes of an organisation's own that no single value shows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from assistant import rules, typed
from assistant.own_commands import SLOWEST_SECONDS, command_mistakes, takes_a_line, well_formed
from assistant.typed import Mistake
from diagnostics.model import Settings
from diagnostics.system import Platform
from diagnostics.text import text

# How options begin, by the systems where they do.
_OPTIONS = {"-": set(Platform), "/": {Platform.WINDOWS}}


def own_fix_mistakes(
    own: Mapping[str, Any], path: typed.Path, own_checks: Collection[str], off: Collection[str]
) -> Iterator[Mistake]:
    """Mistakes in one fix, of any shape still; `off` are the checks that are switched off."""
    yield from command_mistakes(own.get("detect"), (*path, "detect"))
    yield from command_mistakes(own.get("remediate"), (*path, "remediate"))
    yield from _name_mistakes(own, path, own_checks)
    if "check" in own:
        yield from _check_mistakes(own["check"], path, own_checks, off)
    else:
        yield from _detect_mistakes(own, path)
    yield from _choice_mistakes(own, path)


def _name_mistakes(
    own: Mapping[str, Any], path: typed.Path, own_checks: Collection[str]
) -> Iterator[Mistake]:
    """What has the name of another could take its place: in a list, a report, or the history."""
    from diagnostics.fix_registry import fixes
    from diagnostics.registry import CHECK

    balies = (fix.id for system in Platform for fix in fixes(Settings(), system))
    if own.get("id") in [*CHECK, *own_checks, *balies]:
        allowed = text("different from the ids of all checks and of Balie’s own fixes")
        yield typed.wrong((*path, "id"), own["id"], allowed)


def _check_mistakes(
    check: object, path: typed.Path, own_checks: Collection[str], off: Collection[str]
) -> Iterator[Mistake]:
    from diagnostics.registry import CHECK

    known = [*CHECK, *own_checks]
    if isinstance(check, str) and (check not in known or check in off):
        allowed = text("the id of a check that is not off, or left out")
        yield typed.wrong((*path, "check"), check, allowed)


def _detect_mistakes(own: Mapping[str, Any], path: typed.Path) -> Iterator[Mistake]:
    """Without a check it is the detection that verifies, in every run over all checks."""
    detect = own.get("detect", {})
    for system, _ in well_formed(own.get("remediate")):
        if isinstance(detect, dict) and system not in detect:
            yield typed.missing((*path, "detect", system), rules.COMMAND.allowed)
    seconds = own.get("detect_seconds")
    if isinstance(seconds, int | float) and seconds > SLOWEST_SECONDS:
        allowed = text("at most {most}, as all checks wait for it", most=SLOWEST_SECONDS)
        yield typed.wrong((*path, "detect_seconds"), seconds, allowed)


def _choice_mistakes(own: Mapping[str, Any], path: typed.Path) -> Iterator[Mistake]:
    choices = list(_tables(own.get("choices")))
    names = [choice["id"] for _, choice in choices if isinstance(choice.get("id"), str)]
    remediate = list(well_formed(own.get("remediate")))
    for at, choice in choices:
        inside = (*path, "choices", at)
        # A helper with other rights is told of choices by their names, and of the fix by “id”.
        if names.count(str(choice.get("id"))) > 1 or choice.get("id") == "id":
            allowed = text("different from every other id, and from “id” itself")
            yield typed.wrong((*inside, "id"), choice["id"], allowed)
        yield from _value_mistakes(choice, inside, {system for system, _ in remediate})
    for system, argv in remediate if names else ():
        yield from _place_mistakes(argv, names, system, (*path, "remediate", system))
    for system, argv in well_formed(own.get("detect")):
        if any(_place(name) in argument for name in names for argument in argv):
            allowed = text("without what is chosen later")
            yield typed.wrong((*path, "detect", system), argv, allowed)


def _value_mistakes(
    choice: Mapping[str, Any], path: typed.Path, systems: set[str]
) -> Iterator[Mistake]:
    """What begins as an option does would be one: it could ask a program for something else."""
    seen: list[object] = []
    for at, table in _tables(choice.get("values")):
        value, inside = table.get("value"), (*path, "values", at, "value")
        if value in seen:
            yield typed.wrong(inside, value, text("different from every other value"))
        seen.append(value)
        begins = _OPTIONS.get(str(value)[:1], set()) if choice.get("options") is not True else set()
        if begins & systems:
            allowed = text(
                "without “{sign}” at its start, unless options = true", sign=str(value)[0]
            )
            yield typed.wrong(inside, value, allowed)


def _place_mistakes(
    argv: list[str], names: list[str], system: str, path: typed.Path
) -> Iterator[Mistake]:
    """Every choice has an argument to itself, and nothing reads that as more than an argument."""
    for name in dict.fromkeys(names):
        inside = [argument for argument in argv if _place(name) in argument]
        if not inside or any(argument != _place(name) for argument in inside):
            allowed = text(
                "a list in which “{place}” is an argument of its own", place=_place(name)
            )
            yield typed.wrong(path, argv, allowed)
    if takes_a_line(system, argv):
        allowed = text("a program that takes arguments, as a shell would read more into a choice")
        yield typed.wrong(path, argv, allowed)


def _place(name: str) -> str:
    return f"{{{name}}}"


def _tables(several: object) -> Iterator[tuple[int, dict[str, Any]]]:
    for at, table in enumerate(several if isinstance(several, list) else ()):
        if isinstance(table, dict):
            yield at, table
