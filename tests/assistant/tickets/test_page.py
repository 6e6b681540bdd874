"""The page for the agent: what matters first, nothing that runs, nothing that breaks out."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.examination_document import describe
from assistant.language import Language
from assistant.printable import printable
from assistant.tickets.page import page
from assistant.tickets.page_style import STYLE
from diagnostics.model import Finding, Outcome, Reading, State, StepDone, Topic
from diagnostics.repair import Effect, Repair
from diagnostics.runner import Examination
from diagnostics.text import Text, text
from ui.contrast import AA, ratio

ENGLISH = Language("en")
HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(1)> ' & <!-- "


class Outline(HTMLParser):
    """What a browser would make of a page: elements in order, words, headings, attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.headings: list[str] = []
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)
        if tag in {"h1", "h2", "h3"}:
            self.headings.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" in self.open:
            return
        self.words += data
        if self.open and self.open[-1] in {"h1", "h2", "h3"}:
            self.headings[-1] += data

    @property
    def tags(self) -> set[str]:
        return {tag for tag, _ in self.elements}


def finding(check: str, topic: Topic, state: State, words: str = "3 left.") -> Finding:
    return Finding(
        id=check,
        topic=topic,
        state=state,
        title=Text(msgid="{t}", values={"t": check}),
        sentence=Text(msgid="{s}", values={"s": words}),
        took_ms=41.2,
    )


def reading(fact: str, value: Any, reason: Text | None = None) -> Reading[Any]:
    return Reading(fact=fact, topic=Topic.STORAGE, value=value, reason=reason, took_ms=2.0)


def made(
    *findings: Finding,
    readings: tuple[Reading[Any], ...] = (),
    repairs: tuple[Repair, ...] = (),
    likely: tuple[Topic, ...] = (),
    subject: str = "Printer",
    replaced: int = 0,
    language: Language = ENGLISH,
) -> str:
    examination = Examination(findings=findings, readings=readings, took_ms=5.0)
    document = describe(
        examination, language.say, looked_at=1.8e9, reference="ref-1", repairs=repairs
    )
    return page(document, subject, likely, replaced, language)


EVERYTHING = made(
    finding("disk_space", Topic.STORAGE, State.PROBLEM),
    finding("clock", Topic.TIME, State.UNKNOWN),
    readings=(
        reading("disks", {"disks": [{"holds": "system", "free_bytes": 3_100_000_000}]}),
        reading("battery", None, text("this computer does not have it")),
    ),
    replaced=2,
)


def test_what_is_not_fine_comes_first_in_the_order_of_the_persons_words() -> None:
    shown = made(
        finding("fine", Topic.PRINTING, State.FINE),
        finding("unknown", Topic.PRINTING, State.UNKNOWN),
        finding("attention elsewhere", Topic.STORAGE, State.ATTENTION),
        finding("problem elsewhere", Topic.STORAGE, State.PROBLEM),
        finding("attention", Topic.PRINTING, State.ATTENTION),
        likely=(Topic.PRINTING,),
    )
    order = ["attention", "problem elsewhere", "attention elsewhere"]
    assert Outline(shown).headings[:5] == ["Printer", "What is not fine", *order]
    words = Outline(shown).words.split("All checks")[0]
    assert words.index("unknown") > words.index("attention elsewhere")
    assert "Fine: 1" in words
    assert "fine" not in words.split("Fine: 1")[1]


def test_all_checks_stand_by_topic_with_state_sentence_and_time() -> None:
    words = Outline(EVERYTHING).words.split("All checks")[1]
    for part in ("Storage", "✕ Problem", "3 left.", "41\u00a0ms", "? Could not tell"):
        assert part in words


def test_facts_are_folded_and_readable() -> None:
    outline = Outline(EVERYTHING)
    assert "details" in outline.tags
    assert all("open" not in attributes for _, attributes in outline.elements)
    facts = outline.words.split("Facts")[1]
    assert "3.1 GB" in facts
    assert "free bytes" in facts
    assert "Could not tell, because this computer does not have it." in facts


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ({"deep": {"er": {"on": True}}}, ["deep · er · on", "yes"]),
        ({"names": ["a", "b"], "none": [], "nothing": None, "empty": ""}, ["a", "b", "–"]),
        ({"adapters": [{"name": "eth0", "at": ["x", "y"]}]}, ["adapters · 1 · name", "eth0"]),
        ({"lists": [[1, 2], [3.14159]]}, ["lists · 1", "3.142"]),
        ({"uptime_seconds": 16 * 86400.0, "load_ratio": 0.25}, ["16 days", "25%"]),
        (["just", "words"], ["just", "words"]),
        (7, ["7"]),
    ],
)
def test_a_fact_of_any_shape_becomes_a_table(value: Any, shown: list[str]) -> None:
    words = Outline(made(readings=(reading("fact", value),))).words
    for part in shown:
        assert part in words


def test_a_fact_without_end_ends() -> None:
    value: Any = "bottom"
    for _ in range(50):
        value = {"deeper": value}
    assert "…" in Outline(made(readings=(reading("fact", value),))).words


def test_what_was_tried_is_told_with_before_and_after() -> None:
    stuck = finding("print_queue", Topic.PRINTING, State.PROBLEM, "2 are stuck.")
    repair = Repair(
        fix="clear_print_queue",
        outcome=Outcome(
            summary=text("2 removed"),
            steps=(StepDone(title=text("Removed"), detail=text("2 files"), seconds=1.0),),
        ),
        before=(stuck,),
        after=(stuck,),
        effect=Effect.NO_CHANGE,
        seconds=1.0,
    )
    words = Outline(made(repairs=(repair,))).words
    for part in ("clear_print_queue", "Nothing changed", "2 are stuck.", "Removed: 2 files"):
        assert part in words


def test_the_end_of_what_a_program_printed_is_shown() -> None:
    printed = "first <b>\n" + "x" * 3000 + "\nlast <b>"
    done = StepDone(title=text("Ran"), detail=text("It did."), seconds=1.0, printed=printed)
    outcome = Outcome(summary=text("It ran"), steps=(done,))
    repair = Repair(
        fix="own", outcome=outcome, before=(), after=(), effect=Effect.UNKNOWN, seconds=1.0
    )
    words = Outline(made(repairs=(repair,))).words
    assert "Printed" in words
    assert "last <b>" in words
    assert "first" not in words


def test_it_says_how_many_things_have_pseudonyms() -> None:
    assert "2 names or secrets were replaced by pseudonyms" in Outline(EVERYTHING).words
    assert "pseudonym" not in Outline(made()).words


def test_nothing_in_it_runs_or_is_fetched_and_the_policy_says_so() -> None:
    outline = Outline(EVERYTHING)
    assert not {"script", "link", "img", "iframe", "a", "form"} & outline.tags
    assert not re.search(r"https?:|url\(|@import|javascript:", EVERYTHING)
    [policy] = [a["content"] for _, a in outline.elements if "http-equiv" in a]
    assert policy is not None
    digest = b64encode(sha256(STYLE.encode()).digest()).decode()
    assert f"<style>{STYLE}</style>" in EVERYTHING
    assert "default-src 'none'" in policy
    assert f"style-src 'sha256-{digest}'" in policy


def test_a_screen_reader_finds_its_way() -> None:
    outline = Outline(EVERYTHING)
    languages = [a["lang"] for tag, a in outline.elements if tag == "html"]
    assert languages == ["en"]
    assert made(language=Language("nl")).count('<html lang="nl">') == 1
    assert outline.headings[0] == "Printer"
    assert all(a.get("scope") in {"row", "col"} for tag, a in outline.elements if tag == "th")
    assert {"main", "header", "title"} <= outline.tags


def test_on_paper_everything_is_open_and_light() -> None:
    on_paper = STYLE.split("@media print")[1]
    assert "details-content" in on_paper
    assert "color-scheme:light" in on_paper
    assert "@media screen and (prefers-color-scheme:dark)" in STYLE


@pytest.mark.parametrize("dark", [False, True])
def test_every_colour_of_words_can_be_read_on_what_it_stands_on(*, dark: bool) -> None:
    colours = dict(re.findall(r"--(\w+):(#\w+)", STYLE.split("@media screen")[dark].split("*{")[0]))
    for name in ("ink", "soft", "problem", "attention", "unknown", "fine"):
        for ground in ("page", "card"):
            assert ratio(colours[name], colours[ground]) >= AA, (name, ground)


def hostile(words: str) -> str:
    return made(
        finding(words, Topic.STORAGE, State.PROBLEM, words),
        finding(words, Topic.TIME, State.UNKNOWN, words),
        readings=(
            reading(words, {words: [{words: words}], "list": [words]}),
            reading(f"{words}2", None, Text(msgid="{w}", values={"w": words})),
        ),
        subject=words,
    )


def test_hostile_words_stay_words() -> None:
    harmless, attacked = Outline(hostile("x")), Outline(hostile(HOSTILE))
    assert [tag for tag, _ in attacked.elements] == [tag for tag, _ in harmless.elements]
    assert HOSTILE in attacked.words


@given(st.text(min_size=1))
def test_no_words_change_what_the_page_is_made_of(words: str) -> None:
    clean = printable(words) or "x"
    shape = [(tag, set(attributes)) for tag, attributes in Outline(hostile("x")).elements]
    assert [(tag, set(a)) for tag, a in Outline(hostile(clean)).elements] == shape


def test_a_document_without_an_examination_is_a_page_too() -> None:
    document = msgspec.structs.replace(describe(None, ENGLISH.say, looked_at=0.0), reference=None)
    assert Outline(page(document, "Printer", (), 0, ENGLISH)).headings == ["Printer"]
