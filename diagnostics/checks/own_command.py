"""Checks that an organisation made itself: a command, how it is read, a sentence for each state."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from diagnostics.checks.grading import falling, rising
from diagnostics.facts.own_command import Answer
from diagnostics.model import CannotTell, Check, Fact, Facts, State, Threshold, Topic, Verdict
from diagnostics.text import Text, text


class Own(msgspec.Struct, frozen=True, kw_only=True):
    """A check as declared. `says` has a pattern, with `{value}`, for each state that may be.

    `attention` and `problem` grade an answer that is a number alone.
    """

    id: str
    topic: Topic
    title: Text
    fact: Fact[Answer]
    says: Mapping[State, Text]
    attention: float | None = None
    problem: float | None = None
    lower_is_worse: bool = False


def check(own: Own) -> Check:
    """The check that was declared."""
    limits = {"attention": own.attention, "problem": own.problem}

    def judge(facts: Facts) -> Verdict:
        answer = facts[own.fact]
        state = _state(own, answer)
        said = own.says.get(state)
        if said is None:
            raise CannotTell(text("your organisation gave no sentence for “{state}”", state=state))
        return Verdict(state=state, title=own.title, sentence=_sentence(said, answer))

    return Check(
        id=own.id,
        topic=own.topic,
        title=own.title,
        needs=(own.fact,),
        judge=judge,
        thresholds=tuple(
            Threshold(id=name, default=limit, low=limit, high=limit, source="your organisation")
            for name, limit in limits.items()
            if limit is not None
        ),
    )


def _state(own: Own, answer: Answer) -> State:
    if answer.state is not None:
        return answer.state
    if answer.fine is not None:
        return State.FINE if answer.fine else _not_fine(own)
    never = float("-inf") if own.lower_is_worse else float("inf")
    attention = never if own.attention is None else own.attention
    problem = never if own.problem is None else own.problem
    grade = falling if own.lower_is_worse else rising
    return grade(_number(answer.value), attention=attention, problem=problem)


def _not_fine(own: Own) -> State:
    """What a command means that can only say that something is wrong."""
    return State.PROBLEM if State.PROBLEM in own.says else State.ATTENTION


def _number(value: float | str | None) -> float:
    if isinstance(value, str) or value is None:
        raise CannotTell(text("the command of your organisation gave no number"))
    return value


def _sentence(said: Text, answer: Answer) -> Text:
    if answer.value in {None, ""}:
        if "{value}" in said.msgid:
            raise CannotTell(text("the command of your organisation said nothing"))
        return said
    return msgspec.structs.replace(said, values={**said.values, "value": answer.value})
