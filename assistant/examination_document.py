"""An examination as the JSON document that scripts read and reports carry; its shape is stable.

    {"version": 1, "took_ms": 412.0,
     "findings": [{"id", "topic", "state", "title", "sentence", "fix", "took_ms"}],
     "facts": {"disks": {...}}, "unread": {"battery": "this computer does not have it"}}

`state` is fine, attention, problem or unknown; `fix` is the id of a fix or null; `unread` gives
for each fact that could not be read the reason. Keys may be added; none changes its meaning
without `version` going up.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

import msgspec

from diagnostics.model import Finding, Reading, Topic
from diagnostics.runner import Examination
from diagnostics.text import Text

VERSION = 1

Say = Callable[[Text], str]


def document(
    examination: Examination, say: Say, topics: Collection[Topic] = tuple(Topic)
) -> dict[str, Any]:
    """The document for the findings and facts of `topics`, in the language of `say`."""
    readings = [r for r in examination.readings if r.topic in topics]
    return {
        "version": VERSION,
        "took_ms": examination.took_ms,
        "findings": [_finding(f, say) for f in examination.findings if f.topic in topics],
        "facts": {r.fact: msgspec.to_builtins(r.value) for r in _sorted(readings) if not r.reason},
        "unread": {r.fact: say(r.reason) for r in _sorted(readings) if r.reason},
    }


def _sorted(readings: list[Reading[Any]]) -> list[Reading[Any]]:
    return sorted(readings, key=lambda reading: reading.fact)


def _finding(finding: Finding, say: Say) -> dict[str, Any]:
    return {
        "id": finding.id,
        "topic": finding.topic.value,
        "state": finding.state.value,
        "title": say(finding.title),
        "sentence": say(finding.sentence),
        "fix": finding.fix,
        "took_ms": finding.took_ms,
    }
