"""The document of an examination: what may leave, and that it is as published."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import msgspec

from assistant.examination_document import VERSION, describe, document
from assistant.language import Language
from diagnostics.model import Finding, Goes, Measure, Reading, State, Topic
from diagnostics.runner import Examination
from diagnostics.text import Size, text
from tests.support.schema import valid

SAY = Language("en").say

FULL = Finding(
    id="disk_space",
    topic=Topic.STORAGE,
    state=State.PROBLEM,
    title=text("Disk almost full"),
    sentence=text("{free} left.", free=Size(3_100_000_000)),
    measure=Measure(value=3.1e9, whole=5e11, more_is_better=True, label=text("bytes free")),
    fix="free_space",
    facts=("disk_space", "secret"),
    took_ms=12.5,
)


def reading(fact: str, goes: Goes, **what: Any) -> Reading[Any]:
    return Reading(fact=fact, topic=Topic.STORAGE, goes=goes, took_ms=1.0, **what)


LOOKED = Examination(
    findings=(FULL,),
    readings=(
        reading("own_fact", Goes.WITH_TOPIC, value={"a": 1}),
        reading("disk_space", Goes.WITH_TOPIC, value={"disks": []}),
        reading("folders", Goes.BY_CHOICE, reason=text("you are not allowed to see it")),
        reading("secret", Goes.NEVER, value={"serial": "XYZ123"}),
        reading("hidden", Goes.NEVER, reason=text("XYZ123")),
    ),
    took_ms=40.0,
)


def made(**choices: Any) -> Any:
    return valid(json.loads(msgspec.json.encode(describe(LOOKED, SAY, **choices))))


def test_it_says_what_was_found_with_the_number_and_the_facts_behind_it() -> None:
    [found] = made()["findings"]
    assert found["sentence"] == "3.1 GB left."
    assert found["measure"]["whole"] == 5e11
    assert found["fix"] == "free_space"
    assert found["facts"] == ["disk_space"]


def test_what_must_never_leave_is_in_no_document() -> None:
    written = msgspec.json.encode(describe(LOOKED, SAY, wanted=lambda _: True))
    assert b"secret" not in written
    assert b"XYZ123" not in written
    assert b"hidden" not in written


def test_what_could_not_be_read_has_the_reason() -> None:
    unread = made()["unread"]
    assert unread["folders"]["reason"] == "you are not allowed to see it"
    assert list(made()["facts"]) == ["disk_space", "own_fact"]


def test_only_what_is_wanted_is_in_it() -> None:
    only = made(wanted=lambda result: isinstance(result, Reading) and result.fact == "disk_space")
    assert (only["findings"], list(only["facts"]), only["unread"]) == ([], ["disk_space"], {})


def test_the_time_has_an_offset() -> None:
    when = datetime.fromisoformat(made(looked_at=1_800_000_000.7)["when"])
    assert when.timestamp() == 1_800_000_000
    assert when.tzinfo is not None


def test_what_shows_it_as_text_gets_the_same_for_some_topics() -> None:
    plain = document(LOOKED, SAY, [Topic.TIME], looked_at=0.0)
    assert plain["version"] == VERSION
    assert (plain["findings"], plain["facts"]) == ([], {})


def test_with_no_examination_there_is_a_document_all_the_same() -> None:
    empty = valid(json.loads(msgspec.json.encode(describe(None, SAY))))
    assert (empty["findings"], empty["took_ms"]) == ([], 0.0)
