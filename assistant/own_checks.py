"""Checks of the organisation's own, as they stand in its file."""

from __future__ import annotations

import math
from enum import StrEnum
from typing import Annotated

import msgspec

from assistant import rules
from assistant.own_commands import SLOWEST_SECONDS, Commands, at_most
from assistant.rules import Code, Localized
from assistant.typed import Rule
from diagnostics.facts.own_command import Reads
from diagnostics.model import Check, State, Topic
from diagnostics.text import text, words

Sentence = Annotated[str, rules.SENTENCE]
Sentences = Sentence | Annotated[dict[Code, Sentence], rules.NOT_EMPTY]

Number = Annotated[float, Rule(holds=math.isfinite, allowed=text("a number that is finite"))]


class Verdict(StrEnum):
    """What a check may come to that has a sentence of its own; State without "could not tell"."""

    FINE = "fine"
    ATTENTION = "attention"
    PROBLEM = "problem"


class Worse(StrEnum):
    """Which numbers are the worse ones."""

    HIGHER = "higher"
    LOWER = "lower"


class OwnCheck(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One check: a command for each system, how to read its output, and what to say of it."""

    id: Annotated[str, rules.IDENTIFIER]
    topic: Topic
    title: Localized
    command: Annotated[Commands, rules.NOT_EMPTY]
    reads: Reads
    says: Annotated[dict[Verdict, Sentences], rules.NOT_EMPTY]
    limit_seconds: Annotated[float, at_most(SLOWEST_SECONDS)] = 5.0
    worse: Worse = Worse.HIGHER
    attention: Number | None = None
    problem: Number | None = None

    def as_check(self) -> Check:
        """The same as a check that can be run."""
        from diagnostics.checks.own_command import Own, check
        from diagnostics.facts.own_command import fact

        return check(
            Own(
                id=self.id,
                topic=self.topic,
                title=words(self.title),
                fact=fact(self.id, self.topic, self.command, self.reads, self.limit_seconds),
                says={State(state.value): words(said) for state, said in self.says.items()},
                attention=self.attention,
                problem=self.problem,
                lower_is_worse=self.worse is Worse.LOWER,
            )
        )
