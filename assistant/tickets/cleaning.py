"""Cleans what a document says: sentences and values, never the ids that its readers know it by."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from assistant.examination_document import Diagnostics, Found


def cleaned(document: Diagnostics, clean: Callable[[Any], Any]) -> Diagnostics:
    """The document after `clean` has had everything in it that was said or read, all at once."""
    findings, facts, unread, fixes = clean(
        [
            [[f.title, f.sentence, f.measure and f.measure.label] for f in document.findings],
            [fact.value for fact in document.facts.values()],
            [fact.reason for fact in document.unread.values()],
            [[f.summary, f.steps, f.before, f.after, f.printed] for f in document.fixes],
        ]
    )
    return replace(
        document,
        findings=[_reworded(*pair) for pair in zip(document.findings, findings, strict=True)],
        facts={
            name: replace(fact, value=value)
            for (name, fact), value in zip(document.facts.items(), facts, strict=True)
        },
        unread={
            name: replace(fact, reason=reason)
            for (name, fact), reason in zip(document.unread.items(), unread, strict=True)
        },
        fixes=[
            replace(fix, summary=summary, steps=steps, before=before, after=after, printed=printed)
            for fix, (summary, steps, before, after, printed) in zip(
                document.fixes, fixes, strict=True
            )
        ],
    )


def _reworded(finding: Found, words: list[Any]) -> Found:
    title, sentence, label = words
    measure = finding.measure and replace(finding.measure, label=label)
    return replace(finding, title=title, sentence=sentence, measure=measure)
