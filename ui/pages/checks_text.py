"""What the checks found as text: to read, or to send to somebody who asked for it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator

from assistant.engine import Engine
from assistant.examination_document import document
from assistant.tickets.topics import NAMES
from diagnostics.model import Finding, State, Topic
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
    whole = document(engine.examination, say, topics)
    return json.dumps(whole, indent=2, ensure_ascii=False)


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
