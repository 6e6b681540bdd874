"""The parts of a report: which there are, and which go along by default."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from assistant.tickets.draft import Draft
from assistant.tickets.topics import NAMES, topics_of
from diagnostics.model import State, Topic
from diagnostics.repair import Repair
from diagnostics.runner import Examination
from diagnostics.text import Text, counted, text

FIXES = "fixes"


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """Something that can go along: `id` is a topic or "fixes", `included` whether it does."""

    id: str
    title: Text
    detail: Text
    included: bool


def parts_of(
    draft: Draft,
    examination: Examination | None,
    repairs: Sequence[Repair],
    say: Callable[[Text], str],
) -> tuple[Part, ...]:
    """Everything that can go with this draft, what goes along by default first."""
    parts = []
    if examination is not None:
        matching = default_topics(draft.message, examination, say)
        topics = sorted(Topic, key=lambda topic: topic not in matching)
        parts = [_topic_part(t, examination, t in matching) for t in topics if _has(t, examination)]
    if repairs:
        parts.append(_fixes_part(repairs))
    return tuple(
        msgspec.structs.replace(p, included=draft.chosen.get(p.id, p.included)) for p in parts
    )


def default_topics(
    message: str, examination: Examination, say: Callable[[Text], str]
) -> frozenset[Topic]:
    """The topics that the words are about; without any, those in which something is not fine."""
    wrong = {State.ATTENTION, State.PROBLEM}
    found = frozenset(f.topic for f in examination.findings if f.state in wrong)
    return topics_of(message, say) or found


def _has(topic: Topic, examination: Examination) -> bool:
    return any(f.topic is topic for f in examination.findings)


def _topic_part(topic: Topic, examination: Examination, included: bool) -> Part:
    facts = sum(r.topic is topic for r in examination.readings)
    checks = sum(f.topic is topic for f in examination.findings)
    return Part(
        id=topic.value,
        title=NAMES[topic],
        detail=text(
            "{checks}, {facts}",
            checks=counted("{n} check", "{n} checks", checks),
            facts=counted("{n} fact", "{n} facts", facts),
        ),
        included=included,
    )


def _fixes_part(repairs: Sequence[Repair]) -> Part:
    return Part(
        id=FIXES,
        title=text("What you tried"),
        detail=counted("{n} fix, before and after", "{n} fixes, before and after", len(repairs)),
        included=True,
    )
