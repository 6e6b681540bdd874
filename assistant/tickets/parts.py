"""The parts of a report: which there are, and which go along by default.

A topic holds the minimum that an agent needs of it; what it has beyond that is a part of its own,
which only the person adds. Each finding and fact in them can be left out by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec

from assistant.tickets.draft import Draft
from assistant.tickets.topics import NAMES, likely_topics
from diagnostics.model import Finding, Goes, Reading, State, Topic
from diagnostics.repair import Repair
from diagnostics.runner import Examination
from diagnostics.text import Text, counted, text

FIXES = "fixes"

_WRONG = (State.PROBLEM, State.ATTENTION)


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of the computer: the examination and when it was made, and what was tried."""

    examination: Examination | None = None
    looked_at: float | None = None
    repairs: Sequence[Repair] = ()


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """Something that can go along; `included` is the person's choice, or else the default.

    `id` is a topic, a topic with ".more", "check:…", "fact:…" or "fixes". What stands `inside` a
    part goes along only where the part itself does.
    """

    id: str
    title: Text
    detail: Text
    included: bool
    inside: tuple[Part, ...] = ()


def more(topic: Topic) -> str:
    """The id of what a topic has beyond the minimum."""
    return f"{topic.value}.more"


def key(result: Finding | Reading[Any]) -> str:
    """The id of the part that is one finding or one fact."""
    return f"check:{result.id}" if isinstance(result, Finding) else f"fact:{result.fact}"


def parts_of(draft: Draft, known: Known, say: Callable[[Text], str]) -> tuple[Part, ...]:
    """Everything that can go with this draft, what goes along by default first."""
    parts: list[Part] = []
    if known.examination is not None:
        first = default_topics(draft.message, known.examination, say)
        topics = dict.fromkeys((*first, *Topic))
        each = (_topic_part(t, known.examination, included=t in first) for t in topics)
        parts = [part for part in each if part.inside]
    if known.repairs:
        parts.append(_fixes_part(known.repairs))
    return tuple(_chosen(part, draft.chosen) for part in parts)


def default_topics(
    message: str, examination: Examination, say: Callable[[Text], str]
) -> tuple[Topic, ...]:
    """The topics that the words are about, the likeliest first; without any, where it is not fine.

    What else is not fine is not what the person writes about: it is theirs to add.
    """
    wrong = sorted(
        (f for f in examination.findings if f.state in _WRONG),
        key=lambda finding: _WRONG.index(finding.state),
    )
    return tuple(dict.fromkeys(likely_topics(message, say) or (f.topic for f in wrong)))


def every(parts: Sequence[Part]) -> Iterator[Part]:
    """All parts, whatever they stand inside of."""
    for part in parts:
        yield part
        yield from every(part.inside)


def going(parts: Sequence[Part]) -> frozenset[str]:
    """The ids of all that goes along, whatever it stands inside of."""
    return frozenset(_going(parts))


def _going(parts: Sequence[Part]) -> Iterator[str]:
    for part in parts:
        if part.included:
            yield part.id
            yield from _going(part.inside)


def _chosen(part: Part, chosen: dict[str, bool]) -> Part:
    return msgspec.structs.replace(
        part,
        included=chosen.get(part.id, part.included),
        inside=tuple(_chosen(inner, chosen) for inner in part.inside),
    )


def _topic_part(topic: Topic, examination: Examination, *, included: bool) -> Part:
    checks = [_check_part(f) for f in examination.findings if f.topic is topic]
    readings = [r for r in examination.readings if r.topic is topic]
    facts = [_fact_part(r) for r in readings if r.goes == Goes.WITH_TOPIC]
    beyond = [_fact_part(r) for r in readings if r.goes == Goes.BY_CHOICE]
    detail = text("{checks}, {facts}", checks=_checks(len(checks)), facts=_facts(len(facts)))
    return Part(
        id=topic.value,
        title=NAMES[topic],
        detail=detail,
        included=included,
        inside=(*checks, *facts, *([_more_part(topic, beyond)] if beyond else [])),
    )


def _checks(number: int) -> Text:
    return counted("{n} check", "{n} checks", number)


def _facts(number: int) -> Text:
    return counted("{n} fact", "{n} facts", number)


def _more_part(topic: Topic, facts: list[Part]) -> Part:
    return Part(
        id=more(topic),
        title=text("More about: {topic}", topic=NAMES[topic]),
        detail=_facts(len(facts)),
        included=False,
        inside=tuple(facts),
    )


def _check_part(finding: Finding) -> Part:
    return Part(id=key(finding), title=finding.title, detail=finding.sentence, included=True)


def _fact_part(reading: Reading[Any]) -> Part:
    # The name of a fact is the same in every language, as it is in the attachment.
    return Part(
        id=key(reading),
        title=Text(msgid=reading.fact),
        detail=reading.reason or Text(msgid=""),
        included=True,
    )


def _fixes_part(repairs: Sequence[Repair]) -> Part:
    return Part(
        id=FIXES,
        title=text("What you tried"),
        detail=counted("{n} fix, before and after", "{n} fixes, before and after", len(repairs)),
        included=True,
    )
