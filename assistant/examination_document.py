"""An examination as the document that scripts read and reports carry; its shape is stable.

docs/for-it/diagnostics.schema.json is made of these types (`make schema`). Keys may be added; none
changes its meaning without VERSION going up.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from diagnostics.model import Finding, Goes, Measure, Reading, State, Topic
from diagnostics.repair import Effect, Repair
from diagnostics.runner import Examination
from diagnostics.system import Platform, this_machine
from diagnostics.text import Text

VERSION = 2

Say = Callable[[Text], str]
Result = Finding | Reading[Any]

Milliseconds = Annotated[float, Meta(ge=0, description="How long it took, in milliseconds.")]


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """The number behind a finding, in a unit that `label` tells in words."""

    value: float
    whole: Annotated[float | None, Meta(description="What the value is a part of.")]
    more_is_better: bool
    label: str


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What a check concludes."""

    id: Annotated[str, Meta(description="The check.")]
    topic: Topic
    state: Annotated[State, Meta(description="“unknown” is “could not tell”: never fine.")]
    title: str
    sentence: Annotated[str, Meta(description="One sentence with the number that decides.")]
    measure: Measured | None
    fix: Annotated[str | None, Meta(description="The fix that `balie fix` knows for it.")]
    facts: Annotated[list[str], Meta(description="The facts here that it rests on.")]
    took_ms: Milliseconds


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """A fact that was read."""

    topic: Topic
    took_ms: Milliseconds
    age_seconds: Annotated[
        float | None, Meta(description="How long ago, where an earlier reading is used again.")
    ]
    value: Any


class Unread(msgspec.Struct, frozen=True, kw_only=True):
    """A fact that could not be read."""

    topic: Topic
    took_ms: Milliseconds
    reason: Annotated[str, Meta(description="Completes “Could not tell, because …”.")]


class Tried(msgspec.Struct, frozen=True, kw_only=True):
    """A fix that the person ran, with the sentences of its checks before and after."""

    id: str
    effect: Effect
    summary: str
    steps: list[str]
    before: list[str]
    after: list[str]
    printed: Annotated[
        list[str], Meta(description="What programs of the organisation’s own printed.")
    ]
    seconds: Annotated[float, Meta(ge=0)]


class Diagnostics(msgspec.Struct, frozen=True, kw_only=True):
    """What Balie found on a computer: `balie check --json`, and diagnostics.json in a report."""

    version: Annotated[int, Meta(ge=VERSION, le=VERSION, description="Of this document.")]
    balie: Annotated[str, Meta(description="The version of Balie that made it.")]
    system: Platform
    reference: Annotated[str | None, Meta(description="The report that it goes along with.")]
    when: Annotated[datetime, Meta(tz=True, description="When the computer was looked at.")]
    took_ms: Milliseconds
    findings: list[Found]
    facts: Annotated[dict[str, Known], Meta(description="By the id of the fact.")]
    unread: Annotated[dict[str, Unread], Meta(description="By the id of the fact.")]
    fixes: Annotated[list[Tried], Meta(description="What was tried, oldest first.")]


def describe(
    examination: Examination | None,
    say: Say,
    *,
    wanted: Callable[[Result], bool] = lambda _: True,
    looked_at: float | None = None,
    reference: str | None = None,
    repairs: Sequence[Repair] = (),
) -> Diagnostics:
    """The document of what is `wanted`, in the language of `say`.

    Facts that never leave this computer are not in it, wanted or not. `looked_at` is in seconds
    since the epoch, now where it is not given.
    """
    readings = [r for r in _may_leave(examination) if wanted(r)]
    findings = [f for f in (examination.findings if examination else ()) if wanted(f)]
    here = {reading.fact for reading in readings}
    return Diagnostics(
        version=VERSION,
        balie=_version(),
        system=this_machine().platform,
        reference=reference,
        when=_moment(looked_at),
        took_ms=examination.took_ms if examination else 0.0,
        findings=[_found(f, here, say) for f in findings],
        facts={r.fact: _known(r) for r in readings if r.reason is None},
        unread={r.fact: _unread(r, r.reason, say) for r in readings if r.reason is not None},
        fixes=[_tried(repair, say) for repair in repairs],
    )


def document(
    examination: Examination,
    say: Say,
    topics: Collection[Topic] = tuple(Topic),
    looked_at: float | None = None,
) -> dict[str, Any]:
    """The document of some topics as plain dicts and lists, for whoever shows it as text."""
    described = describe(
        examination, say, wanted=lambda result: result.topic in topics, looked_at=looked_at
    )
    plain: dict[str, Any] = msgspec.to_builtins(described)
    return plain


def _may_leave(examination: Examination | None) -> Iterable[Reading[Any]]:
    readings = (r for r in (examination.readings if examination else ()) if r.goes != Goes.NEVER)
    return sorted(readings, key=lambda reading: reading.fact)


def _moment(epoch: float | None) -> datetime:
    """In local time with its offset, to the second."""
    then = (
        datetime.now().astimezone() if epoch is None else datetime.fromtimestamp(epoch).astimezone()
    )
    return then.replace(microsecond=0)


def _version() -> str:
    from assistant.version import version

    return version()


def _found(finding: Finding, here: Collection[str], say: Say) -> Found:
    return Found(
        id=finding.id,
        topic=finding.topic,
        state=finding.state,
        title=say(finding.title),
        sentence=say(finding.sentence),
        measure=_measured(finding.measure, say) if finding.measure else None,
        fix=finding.fix,
        facts=[fact for fact in finding.facts if fact in here],
        took_ms=finding.took_ms,
    )


def _measured(measure: Measure, say: Say) -> Measured:
    return Measured(
        value=measure.value,
        whole=measure.whole,
        more_is_better=measure.more_is_better,
        label=say(measure.label),
    )


def _known(reading: Reading[Any]) -> Known:
    value = msgspec.to_builtins(reading.value)
    return Known(
        topic=reading.topic,
        took_ms=reading.took_ms,
        age_seconds=reading.age_seconds,
        value=value,
    )


def _unread(reading: Reading[Any], reason: Text, say: Say) -> Unread:
    return Unread(topic=reading.topic, took_ms=reading.took_ms, reason=say(reason))


def _tried(repair: Repair, say: Say) -> Tried:
    steps = repair.outcome.steps
    return Tried(
        id=repair.fix,
        effect=repair.effect,
        summary=say(repair.outcome.summary),
        steps=[f"{say(step.title)}: {say(step.detail)}" for step in steps],
        before=[say(finding.sentence) for finding in repair.before],
        after=[say(finding.sentence) for finding in repair.after],
        printed=[step.printed for step in steps if step.printed],
        seconds=repair.seconds,
    )
