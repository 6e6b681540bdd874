"""A fix of an organisation's own as it was declared, and the arguments that a choice gives it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import msgspec

from diagnostics.facts.own_command import Answer
from diagnostics.model import Fact, Topic
from diagnostics.system import Platform
from diagnostics.text import Text


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """One of the values among which the person chooses: the argument, and what it is called."""

    value: str
    title: Text
    about: Text


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """A choice of exactly one value, which takes the place of the argument `{id}`."""

    id: str
    title: Text
    values: tuple[Value, ...]

    def step(self, value: Value) -> str:
        """The id of the step by which that value is chosen."""
        return f"{self.id}={value.value}"


class Script(msgspec.Struct, frozen=True, kw_only=True):
    """What was declared, checked by whoever read it. `limit` and `seconds` are in seconds.

    `detect` is read by its exit code; without it the fix is offered whenever it is asked for.
    `check` is the id of the one that verifies it; without it `detect` does. `administrator`: it is
    remediated with those rights; detected it is as the person.
    """

    id: str
    topic: Topic
    title: Text
    about: Text
    keywords: Text
    remediate: Mapping[Platform, tuple[str, ...]]
    detect: Fact[Answer] | None
    check: str | None
    choices: tuple[Choice, ...]
    needs: tuple[Text, ...]
    untouched: Text | None
    limit: float
    seconds: float
    signed: bool
    administrator: bool

    def argv(self, platform: Platform, chosen: Collection[str]) -> tuple[str, ...]:
        """The remediation with what was chosen in it; ValueError where that is not one of each.

        A value takes the place of a whole argument and of nothing else: it can neither end one nor
        begin another.
        """
        places = {f"{{{name}}}": value for name, value in self.chosen(chosen).items()}
        return tuple(places.get(argument, argument) for argument in self.remediate[platform])

    def chosen(self, steps: Collection[str]) -> dict[str, str]:
        """The value of each choice, by its id; ValueError as above."""
        return {choice.id: _value(choice, steps) for choice in self.choices}


def _value(choice: Choice, chosen: Collection[str]) -> str:
    [value] = [value.value for value in choice.values if choice.step(value) in chosen]
    return value
