"""What is said is cleaned, all at once; what a document is made of stays as published."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from assistant.examination_document import Diagnostics, describe
from assistant.language import Language
from assistant.tickets.cleaning import cleaned
from diagnostics.model import Finding, Measure, Outcome, Reading, State, StepDone, Topic
from diagnostics.repair import Effect, Repair
from diagnostics.runner import Examination
from diagnostics.text import text
from tests.support.schema import valid

FULL = Finding(
    id="storage",
    topic=Topic.STORAGE,
    state=State.PROBLEM,
    title=text("Title"),
    sentence=text("Sentence."),
    measure=Measure(value=1.0, more_is_better=True, label=text("label")),
    took_ms=1.0,
)
REPAIR = Repair(
    fix="free_space",
    outcome=Outcome(
        summary=text("summary"),
        steps=(StepDone(title=text("step"), detail=text("done"), seconds=1.0, printed="by anna"),),
    ),
    before=(FULL,),
    after=(FULL,),
    effect=Effect.NO_CHANGE,
    seconds=1.0,
)
LOOKED = Examination(
    findings=(FULL, msgspec.structs.replace(FULL, id="time", measure=None)),
    readings=(
        Reading(fact="storage", topic=Topic.STORAGE, value={"key": ["value", 1]}, took_ms=1.0),
        Reading(fact="time", topic=Topic.TIME, reason=text("reason"), took_ms=1.0),
    ),
    took_ms=1.0,
)


def shouted(value: Any) -> Any:
    match value:
        case str():
            return value.upper()
        case list():
            return [shouted(item) for item in value]
        case dict():
            return {shouted(key): shouted(item) for key, item in value.items()}
    return value


def made() -> Diagnostics:
    return describe(LOOKED, Language("en").say, looked_at=0.0, repairs=(REPAIR,))


def test_all_that_is_said_and_read_is_cleaned() -> None:
    clean = cleaned(made(), shouted)
    measured, plain = clean.findings
    assert (measured.title, measured.sentence) == ("TITLE", "SENTENCE.")
    assert measured.measure is not None
    assert measured.measure.label == "LABEL"
    assert plain.measure is None
    assert clean.facts["storage"].value == {"KEY": ["VALUE", 1]}
    assert clean.unread["time"].reason == "REASON"
    [fix] = clean.fixes
    assert (fix.summary, fix.steps) == ("SUMMARY", ["STEP: DONE"])
    assert (fix.before, fix.after) == (["SENTENCE."], ["SENTENCE."])
    assert fix.printed == ["BY ANNA"]


def test_ids_topics_and_states_stay_what_they_are_whatever_names_are_taken_out() -> None:
    gone = cleaned(made(), lambda said: json.loads(json.dumps(said).replace("e", "x")))
    valid(json.loads(msgspec.json.encode(gone)))
    assert [finding.id for finding in gone.findings] == ["storage", "time"]
    assert list(gone.facts) == ["storage"]
    assert gone.fixes[0].id == "free_space"


def test_what_changes_nothing_leaves_the_document_as_it_was() -> None:
    assert cleaned(made(), lambda said: said) == made()


def test_it_is_all_cleaned_at_once() -> None:
    calls: list[Any] = []

    def watched(said: Any) -> Any:
        calls.append(said)
        return said

    cleaned(made(), watched)
    assert len(calls) == 1
