"""What goes along: by default the minimum, and never what the person left out."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from assistant.language import Language
from assistant.tickets.draft import Draft
from assistant.tickets.parts import Known, Part, every, going, parts_of
from assistant.tickets.topics import likely_topics
from diagnostics.model import Finding, Goes, Reading, State, Topic
from diagnostics.runner import Examination
from diagnostics.text import text

SAY = Language("en").say


def finding(check: str, topic: Topic, state: State) -> Finding:
    return Finding(
        id=check, topic=topic, state=state, title=text("t"), sentence=text("s"), took_ms=1.0
    )


def reading(fact: str, topic: Topic, goes: Goes) -> Reading[Any]:
    return Reading(fact=fact, topic=topic, value={"n": 1}, goes=goes, took_ms=1.0)


LOOKED = Examination(
    findings=(
        finding("uptime", Topic.UPDATES, State.ATTENTION),
        finding("disk_space", Topic.STORAGE, State.PROBLEM),
        finding("clock", Topic.TIME, State.UNKNOWN),
        finding("print_queue", Topic.PRINTING, State.FINE),
    ),
    readings=(
        reading("printers", Topic.PRINTING, Goes.WITH_TOPIC),
        reading("print_jobs", Topic.PRINTING, Goes.BY_CHOICE),
        reading("accounts", Topic.PRINTING, Goes.NEVER),
        reading("only_names", Topic.ACCOUNTS, Goes.NEVER),
    ),
    took_ms=5.0,
)


def parts(words: str, **chosen: bool) -> tuple[Part, ...]:
    draft = Draft(reference="r", message=words, chosen=chosen)
    return parts_of(draft, Known(examination=LOOKED), SAY)


def test_what_the_words_are_about_goes_along_and_all_else_is_offered() -> None:
    offered = parts("My printer is offline")
    assert [part.id for part in offered if part.included] == ["printing"]
    assert [part.id for part in offered if not part.included] == ["storage", "updates", "time"]


def test_words_about_nothing_known_take_along_what_is_not_fine_the_worst_first() -> None:
    offered = parts("Help")
    assert [part.id for part in offered if part.included] == ["storage", "updates"]


def test_a_topic_holds_the_minimum_and_more_only_by_choice() -> None:
    minimum = going(parts("printer"))
    assert {"printing", "check:print_queue", "fact:printers"} <= minimum
    assert not {"printing.more", "fact:print_jobs"} & minimum
    assert {"printing.more", "fact:print_jobs"} <= going(parts("", printing=True) + more_of())


def more_of() -> tuple[Part, ...]:
    draft = Draft(reference="r", message="printer", chosen={"printing.more": True})
    return parts_of(draft, Known(examination=LOOKED), SAY)


def test_what_never_leaves_is_not_even_offered() -> None:
    offered = {part.id for part in every(parts("printer"))}
    assert not {"fact:accounts", "fact:only_names", "accounts"} & offered


def test_without_an_examination_there_is_nothing_to_go_along() -> None:
    assert parts_of(Draft(reference="r", message="printer"), Known(), SAY) == ()


@given(st.dictionaries(st.sampled_from([p.id for p in every(parts(""))]), st.booleans()))
def test_whatever_is_left_out_takes_along_what_stands_in_it_and_nothing_else(
    chosen: dict[str, bool],
) -> None:
    draft = Draft(reference="r", message="printer", chosen=chosen)
    offered = parts_of(draft, Known(examination=LOOKED), SAY)
    along = going(offered)
    for part in offered:
        for inner in part.inside:
            assert (inner.id in along) == (part.included and inner.included)
    assert {name for name, on in chosen.items() if not on}.isdisjoint(along)
    unchosen = parts_of(replace(draft, chosen={}), Known(examination=LOOKED), SAY)
    assert [part.id for part in every(offered)] == [part.id for part in every(unchosen)]


@pytest.mark.parametrize(
    ("words", "first"),
    [("no sound in the meeting", Topic.SOUND), ("wifi signal gone", Topic.WIFI)],
)
def test_the_topic_with_most_of_the_words_comes_first(words: str, first: Topic) -> None:
    assert likely_topics(words, SAY)[0] is first
