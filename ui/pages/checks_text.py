"""What the checks found as text: to read, or to send to somebody who asked for it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from typing import Any

import msgspec

from assistant.engine import Engine
from assistant.examination_document import document
from assistant.tickets.topics import NAMES
from diagnostics.model import Finding, Reading, State, Topic
from diagnostics.text import Moment, Text, text
from ui.words import say, tr

STATES: dict[State, Text] = {
    State.FINE: text("Fine"),
    State.ATTENTION: text("Needs attention"),
    State.PROBLEM: text("Problem"),
    State.UNKNOWN: text("Could not tell"),
}


def facts(engine: Engine, topics: Collection[Topic]) -> str:
    """The findings and facts of the topics, with the time they took, as indented JSON."""
    if engine.examination is None:
        return ""
    whole = document(engine.examination, say, topics, engine.checked_at)
    return json.dumps(whole, indent=2, ensure_ascii=False)


def looked_at(engine: Engine, finding: Finding) -> str:
    """When a check was made, and how long it took."""
    when = Moment(engine.looked_at(finding.id) or 0.0)
    return tr("Looked at {when}, in {ms} ms", when=when, ms=round(finding.took_ms))


def details(engine: Engine, finding: Finding) -> str:
    """The facts that a finding rests on, one to a line."""
    readings = engine.examination.readings if engine.examination is not None else ()
    mine = (r for r in readings if r.fact in finding.facts)
    return "\n".join(line for reading in mine for line in _reading_lines(reading))


def _reading_lines(reading: Reading[Any]) -> Iterator[str]:
    if reading.reason is not None:
        yield f"{reading.fact}: {say(reading.reason)}"
    else:
        yield from _value_lines(reading.fact, msgspec.to_builtins(reading.value))


def _value_lines(name: str, value: Any) -> Iterator[str]:
    """`disk_space.disks.1.free_bytes: 3100000000`; what is empty says so."""
    items = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value, 1)
        if isinstance(value, list)
        else None
    )
    if items is None:
        yield f"{name}: {json.dumps(value, ensure_ascii=False)}"
    elif not value:
        yield f"{name}: –"
    else:
        for key, item in items:
            yield from _value_lines(f"{name}.{key}", item)


def as_text(engine: Engine) -> str:
    """All of it: a line for each check under its topic, then the facts as JSON."""
    return "\n".join([*_lines(engine), "", facts(engine, tuple(Topic))]).rstrip() + "\n"


def _lines(engine: Engine) -> Iterator[str]:
    yield engine.person.computer_name
    if engine.checked_at is not None:
        yield tr("Checked {when}", when=Moment(engine.checked_at))
    for topic in Topic:
        mine = [finding for finding in engine.findings if finding.topic is topic]
        if mine:
            yield from ("", say(NAMES[topic]))
            yield from map(_line, mine)


def _line(finding: Finding) -> str:
    state = say(STATES[finding.state])
    return tr(
        "- {title} ({state}): {sentence}",
        title=finding.title,
        state=state,
        sentence=finding.sentence,
    )
