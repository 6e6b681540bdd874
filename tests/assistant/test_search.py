"""One field over fixes, channels and requests: four languages, with typing errors."""

from __future__ import annotations

import string
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.desks.desk import Head, Progress
from assistant.language import Language
from assistant.organisation import load
from assistant.outbox import Request, RequestState
from assistant.search import LONGEST_QUERY, MOST_HITS, Entry, Group, Hit, entries, search
from diagnostics.fix_registry import FIXES, fixes
from diagnostics.model import Fix, Outcome, Plan, Topic
from diagnostics.system import Platform
from diagnostics.system.machine import EVERYWHERE
from diagnostics.text import text

ENTRIES = [
    Entry(
        group=Group.FIX,
        id="printing",
        title="Restart printing and clear the queue",
        about="Removes print jobs that are stuck, so that new ones come out.",
        keywords="printer, paper, print job, nothing comes out, printer, afdrukken, papier, "
        "imprimante, imprimer, file d’attente, Drucker, drucken, Druckauftrag",
    ),
    Entry(
        group=Group.FIX,
        id="space",
        title="Free up space",
        about="Removes temporary files that nothing needs any more.",
        keywords="disk full, storage, no room, schijf vol, opslag, opruimen, disque plein, "
        "espace disque, stockage, Festplatte voll, Speicherplatz, aufräumen",
    ),
    Entry(
        group=Group.FIX,
        id="names",
        title="Reset name lookup",
        about="Makes this computer forget the addresses of websites that it has kept.",
        keywords="internet, website, page not found, Wi-Fi, netwerk, webpagina, réseau, site, "
        "Netzwerk, Webseite, WLAN",
    ),
    Entry(group=Group.CHANNEL, id="chat", title="Chat with IT", keywords="message, talk"),
    Entry(group=Group.CHANNEL, id="phone", title="Call 4357", keywords="phone, bellen, appeler"),
    Entry(group=Group.REQUEST, id="0190", title="My second screen flickers"),
]


def found(query: str) -> list[str]:
    """What is found, without the report that always comes last."""
    return [hit.id for hit in search(query, ENTRIES)[:-1]]


def marked(hit: Hit) -> list[str]:
    return [hit.title[begin:end] for begin, end in hit.ranges]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("printr doesnt work", "printing"),
        ("my pritner wont print!!", "printing"),
        ("PAPER stuck", "printing"),
        ("printer doet het niet", "printing"),
        ("kan niet afdruken", "printing"),
        ("l'imprimante ne marche pas", "printing"),
        ("inprimante", "printing"),
        ("mein Druker druckt nicht", "printing"),
        ("Netzwerkdrucker", "printing"),
        ("disk is ful", "space"),
        ("schijff vol", "space"),
        ("plus d'espace disque", "space"),
        ("Festplate voll", "space"),
        ("aufraumen", "space"),
        ("intrenet", "names"),
        ("wifi", "names"),
        ("wi-fi", "names"),
        ("reseau", "names"),
        ("Netzwrek langsam", "names"),
        ("webpagnia", "names"),
        ("4357", "phone"),
        ("screne flickering", "0190"),
    ],
)
def test_what_people_type_finds_what_helps(query: str, first: str) -> None:
    assert found(query)[0] == first


def test_words_that_say_nothing_find_nothing() -> None:
    assert found("ﾞ") == found("it does not work") == found("qwertz") == found("?!") == []


def test_reporting_it_always_comes_last() -> None:
    last = search("  printr doesnt work ", ENTRIES)[-1]
    assert (last.group, last.title) == (Group.REPORT, "printr doesnt work")


def test_nothing_typed_finds_nothing() -> None:
    assert search("  ", ENTRIES) == ()


def test_hits_come_group_by_group() -> None:
    groups = [hit.group for hit in search("talk internet screen", ENTRIES)]
    assert groups == [Group.FIX, Group.CHANNEL, Group.REQUEST, Group.REPORT]


def test_a_rare_word_weighs_more_than_one_that_fits_everything() -> None:
    entries = [
        Entry(group=Group.REQUEST, id=str(n), title=f"Laptop {word}")
        for n, word in enumerate(["fan", "battery", "bag"])
    ]
    assert search("laptop battery", entries)[0].id == "1"


def test_of_each_group_only_the_best_are_shown() -> None:
    many = [Entry(group=Group.REQUEST, id=str(n), title="Screen") for n in range(50)]
    assert len(search("screen", many)) == MOST_HITS + 1


@pytest.mark.parametrize(
    ("query", "title", "parts"),
    [
        ("printr", "Restart printing", ["print"]),
        ("print", "Restart printing", ["print"]),
        ("resaux", "Mon réseaux et moi", ["réseaux"]),
        ("wifi", "The Wi-Fi here", ["Wi-Fi"]),
        ("reseau", "Mon re\u0301seau", ["re\u0301seau"]),
        ("strasse", "In der Straße", ["Straße"]),
        ("file", "ﬁle and files", ["ﬁle"]),
        ("print printing", "Restart printing", ["printing"]),
        ("name lookup", "Reset name lookup", ["name", "lookup"]),
        ("werkdrucker", "Netzwerkdrucker", ["werkdrucker"]),
    ],
)
def test_what_matched_is_marked_in_the_title(query: str, title: str, parts: list[str]) -> None:
    entries = [Entry(group=Group.FIX, id="a", title=title)]
    assert marked(search(query, entries)[0]) == parts


words = st.sampled_from(["printer", "imprimante", "Speicherplatz", "afdrukken", "internet"])


@st.composite
def misspelt(draw: st.DrawFn) -> tuple[str, str]:
    """A word and the same with one slip after its first letter."""
    word = draw(words)
    at = draw(st.integers(1, len(word) - 2))
    letter = draw(st.sampled_from(string.ascii_lowercase))
    slips = [
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at:],
        word[:at] + letter + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    ]
    return word, draw(st.sampled_from(slips))


@given(misspelt(), st.booleans())
def test_one_slip_of_the_finger_is_forgiven(pair: tuple[str, str], shouted: bool) -> None:
    word, typed = pair
    right = found(word)[0]
    assert right in found(typed.upper() if shouted else typed)


@given(st.sampled_from(["réseau", "aufräumen", "Straße", "crème brûlée"]))
def test_accents_and_capitals_do_not_matter(word: str) -> None:
    entries = [Entry(group=Group.FIX, id="a", title=word)]
    plain = unicodedata.normalize("NFD", word).encode("ascii", "ignore").decode()
    spelt = plain if "ß" not in word else "STRASSE"
    assert search(spelt, entries)[0].score == search(word, entries)[0].score == 1.0


texts = st.text(max_size=40) | st.text(st.sampled_from("aeß éﬁ'-’İ"), max_size=12)
any_entries = st.lists(
    st.builds(
        Entry,
        group=st.sampled_from([Group.FIX, Group.CHANNEL, Group.REQUEST]),
        id=st.just("a"),
        title=texts,
        about=texts,
        keywords=texts,
    ),
    max_size=4,
)


@given(texts, any_entries)
def test_marks_lie_within_the_title_and_scores_between_nothing_and_all(
    query: str, entries: list[Entry]
) -> None:
    hits = search(query, entries)
    assert bool(hits) == bool(query.strip())
    for hit in hits:
        assert 0.0 <= hit.score <= 1.0
        edges = [edge for pair in hit.ranges for edge in pair]
        assert edges == sorted(set(edges))
        assert all(0 <= edge <= len(hit.title) for edge in edges)


def test_what_is_typed_is_cut_where_it_is_endless() -> None:
    assert len(search("x" * 100_000, ENTRIES)[-1].title) == LONGEST_QUERY


EXAMPLE = Path(__file__).parents[2] / "resources" / "example" / "organisation.toml"


def test_everything_that_helps_can_be_found() -> None:
    clear = Fix(
        id="clear",
        topic=Topic.PRINTING,
        title=text("Clear it"),
        about=text("What it does"),
        keywords=text("printer, paper"),
        checks=(),
        platforms=EVERYWHERE,
        plan=lambda _machine: Plan(fix="clear", summary=text("Nothing")),
        apply=lambda *_: Outcome(summary=text("Nothing"), steps=()),
    )
    request = Request(
        reference="0190",
        subject="My second screen flickers",
        state=RequestState.SENT,
        created_at=0.0,
        due_at=0.0,
        attempts=1,
        number="4711",
    )
    down = Head(
        number="90",
        subject="Mail is down",
        progress=Progress.WORKED_ON,
        created_at=0.0,
        changed_at=0.0,
    )
    said = {"4711": "We ordered another cable.", "4712": "Somebody else’s"}
    everything = entries(
        [clear], load(EXAMPLE).organisation, [request], [down], Language("nl"), said
    )
    by_id = {entry.id: entry for entry in everything}
    assert by_id["clear"].keywords.startswith("printer, paper")
    assert by_id["phone"].title == "Bel 4357"
    assert by_id["desk"].about == "2e verdieping, naast de liften"
    assert by_id["0190"].title == "My second screen flickers"
    assert (search("mail", everything)[0].group, search("mail", everything)[0].id) == (
        Group.OUTAGE,
        "90",
    )
    mobile = search("telefon einrichten", everything)[0]
    assert (mobile.group, mobile.title) == (Group.GUIDE, "Mail op je telefoon")
    assert search("#4711", everything)[0].id == "0190"
    [ordered, _report] = search("cable", everything)
    assert (ordered.id, ordered.about) == ("0190", "#4711")
    assert search("bel 4357", everything)[0].id == "phone"
    assert search("anrufen", everything)[0].id == "phone", "in any language of the organisation"


@pytest.mark.parametrize(
    ("code", "query", "fix"),
    [
        ("en", "printr doesnt work", "clear_print_queue"),
        ("nl", "mijn pritner doet het niet", "clear_print_queue"),
        ("nl", "kan niet afdruken", "clear_print_queue"),
        ("fr", "l'inprimante ne marche pas", "clear_print_queue"),
        ("de", "Druker geht nicht", "clear_print_queue"),
        ("en", "disk is ful", "free_space"),
        ("nl", "schijff vol", "free_space"),
        ("fr", "disqe plein", "free_space"),
        ("de", "kein Speicherplaz", "free_space"),
        ("en", "webstie not found", "reset_name_lookup"),
        ("nl", "intrenet werkt niet", "reset_name_lookup"),
        ("fr", "site introuvabel", "reset_name_lookup"),
        ("de", "Webseite nicht gefundn", "reset_name_lookup"),
        ("fr", "printer doet het niet", "clear_print_queue"),
    ],
)
def test_the_fixes_there_are_can_be_found_in_every_language(
    code: str, query: str, fix: str
) -> None:
    everything = entries(FIXES, load(EXAMPLE).organisation, [], [], Language(code), {})
    first = search(query, everything)[0]
    assert (first.group, first.id) == (Group.FIX, fix)


@pytest.mark.parametrize("code", ["en", "nl", "fr", "de"])
def test_each_fix_is_found_by_all_that_people_call_it(code: str) -> None:
    organisation, language = load(EXAMPLE).organisation, Language(code)
    offered = {f.id: f for system in Platform for f in fixes(organisation.settings, system)}
    everything = entries(offered.values(), organisation, [], [], language, {})
    for fix in offered.values():
        calls = [language.say(fix.title), *language.say(fix.keywords).split(",")]
        found = {call: [hit.id for hit in search(call, everything)] for call in calls}
        missed = [call for call, ids in found.items() if fix.id not in ids]
        assert missed == [], fix.id
        assert len(calls) > 3, fix.id
