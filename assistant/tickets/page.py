"""The diagnostics as a page that the service desk agent reads in a browser, with no network.

What is not fine comes first, what the person's words are about before the rest; then all checks by
topic; the facts stand folded below, as they were read.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256

from assistant.examination_document import Diagnostics, Found, Known, Say, Tried, Unread
from assistant.language import Language
from assistant.tickets.html import Html, joined, tag
from assistant.tickets.page_facts import fact_table
from assistant.tickets.page_style import STYLE
from assistant.tickets.topics import NAMES
from diagnostics.model import State, Topic
from diagnostics.repair import Effect
from diagnostics.system import Platform
from diagnostics.text import Text, counted, text

# Could not tell comes after what is wrong, and is never counted as fine.
_ORDER = (State.PROBLEM, State.ATTENTION, State.UNKNOWN, State.FINE)
STATES: dict[State, Text] = {
    State.PROBLEM: text("Problem"),
    State.ATTENTION: text("Needs attention"),
    State.UNKNOWN: text("Could not tell"),
    State.FINE: text("Fine"),
}
EFFECTS: dict[Effect, Text] = {
    Effect.VERIFIED: text("It helped"),
    Effect.NO_CHANGE: text("Nothing changed"),
    Effect.WORSE: text("It got worse"),
    Effect.UNKNOWN: text("Could not tell"),
}
SYSTEMS = {Platform.LINUX: "Linux", Platform.MACOS: "macOS", Platform.WINDOWS: "Windows"}
# A shape beside the word and the colour: one of them is always seen.
_SIGNS = {State.PROBLEM: "✕", State.ATTENTION: "!", State.UNKNOWN: "?", State.FINE: "✓"}

# Nothing is run and nothing is fetched; the one style is known by its hash (CSP level 3).
_POLICY = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; "
    f"style-src 'sha256-{b64encode(sha256(STYLE.encode()).digest()).decode()}'"
)


def page(
    document: Diagnostics,
    subject: str,
    likely: Sequence[Topic],
    replaced: int,
    language: Language,
) -> str:
    """A whole HTML page for a document as attached to the report.

    `likely` are the topics of the person's words, the likeliest first; `replaced` is how many
    things were replaced by pseudonyms.
    """
    say = language.say
    body = tag(
        "main",
        _head(document, subject, replaced, say),
        _summary(document.findings, likely, say),
        _tried(document.fixes, say),
        _topics(document.findings, likely, say),
        _facts(document, say),
    )
    return "\n".join(
        [
            f'<!doctype html>\n<html lang="{language.code}">\n<head>\n<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"{tag('title', subject)}<style>{STYLE}</style>\n</head>",
            f"<body>\n{body}</body>\n</html>\n",
        ]
    )


def _head(document: Diagnostics, subject: str, replaced: int, say: Say) -> Html:
    when = document.when.isoformat(" ", "minutes")
    about = (
        say(text("Looked at {when}", when=when)),
        say(text("System: {system}", system=SYSTEMS[document.system])),
        f"Balie {document.balie}",
        document.reference or "",
    )
    taken_out = counted(
        "{n} name or secret was replaced by a pseudonym before this left the computer.",
        "{n} names or secrets were replaced by pseudonyms before this left the computer; "
        "the same one stands for the same thing everywhere here.",
        replaced,
    )
    return tag(
        "header",
        tag("h1", subject),
        tag("p", *(tag("span", part) for part in about), class_="about"),
        tag("p", say(taken_out), class_="note") if replaced else "",
    )


def _summary(findings: Sequence[Found], likely: Sequence[Topic], say: Say) -> Html:
    ordered = _by_likelihood(findings, likely)
    wrong = [f for f in ordered if f.state in {State.PROBLEM, State.ATTENTION}]
    unknown = [f for f in ordered if f.state is State.UNKNOWN]
    if not findings:
        return joined()
    nothing = tag("p", say(text("Nothing wrong was found.")))
    return joined(
        tag("h2", say(text("What is not fine"))),
        tag("p", _counts(findings, say), class_="counts"),
        tag("ol", *(_card(finding, say) for finding in wrong)) if wrong else nothing,
        _untold(unknown, say) if unknown else "",
    )


def _untold(findings: Sequence[Found], say: Say) -> Html:
    """On a line each: there may be many, and they say less than what is wrong."""
    rows = (tag("tr", tag("th", f.title, scope="row"), tag("td", f.sentence)) for f in findings)
    return tag(
        "div",
        tag("h3", _state(State.UNKNOWN, say)),
        tag("table", tag("tbody", *rows)),
        class_="card wrong unknown checks",
    )


def _by_likelihood(findings: Sequence[Found], likely: Sequence[Topic]) -> list[Found]:
    """What was found to be wrong first, then what could not be told: the words decide in each."""
    places = {topic: place for place, topic in enumerate(likely)}

    def rank(finding: Found) -> tuple[bool, int, int]:
        place = places.get(finding.topic, len(places))
        return finding.state is State.UNKNOWN, place, _ORDER.index(finding.state)

    return sorted(findings, key=rank)


def _card(finding: Found, say: Say) -> Html:
    head = tag(
        "div",
        tag("h3", finding.title),
        tag("span", _state(finding.state, say), " · ", say(NAMES[finding.topic]), class_="where"),
        class_="head",
    )
    sentence = tag("p", finding.sentence)
    return tag("li", head, sentence, class_=f"card wrong {finding.state.value}")


def _state(state: State, say: Say) -> Html:
    return tag("span", f"{_SIGNS[state]} {say(STATES[state])}", class_=f"state {state.value}")


def _counts(findings: Sequence[Found], say: Say) -> str:
    numbers = {state: sum(f.state is state for f in findings) for state in _ORDER}
    return " · ".join(f"{say(STATES[state])}: {n}" for state, n in numbers.items() if n)


def _tried(fixes: Sequence[Tried], say: Say) -> Html:
    if not fixes:
        return joined()
    return joined(tag("h2", say(text("What was tried"))), *(_fix(fix, say) for fix in fixes))


def _fix(fix: Tried, say: Say) -> Html:
    head = tag(
        "div",
        tag("h3", tag("code", fix.id)),
        tag("span", say(EFFECTS[fix.effect]), class_="where"),
        class_="head",
    )
    rows = (
        (text("Before"), fix.before),
        (text("Done"), [fix.summary, *fix.steps]),
        (text("Afterwards"), fix.after),
    )
    cells = (
        tag("tr", tag("th", say(name), scope="row"), tag("td", *(tag("p", x) for x in lines)))
        for name, lines in rows
    )
    return tag("div", head, tag("table", tag("tbody", *cells)), class_="card checks")


def _topics(findings: Sequence[Found], likely: Sequence[Topic], say: Say) -> Html:
    topics = [t for t in dict.fromkeys((*likely, *Topic)) if any(f.topic is t for f in findings)]
    if not topics:
        return joined()
    return joined(
        tag("h2", say(text("All checks"))), *(_topic(topic, findings, say) for topic in topics)
    )


def _topic(topic: Topic, findings: Sequence[Found], say: Say) -> Html:
    mine = sorted((f for f in findings if f.topic is topic), key=lambda f: _ORDER.index(f.state))
    names = (text("State"), text("Check"), text("What was found"))
    heads = (tag("th", say(name), scope="col") for name in names)
    time = tag("th", say(text("Time")), scope="col", class_="number")
    return tag(
        "div",
        tag("h3", say(NAMES[topic])),
        tag(
            "div",
            tag(
                "table",
                tag("thead", tag("tr", *heads, time)),
                tag("tbody", *(_row(finding, say) for finding in mine)),
            ),
            class_="scroll",
        ),
        class_="card checks topic",
    )


def _row(finding: Found, say: Say) -> Html:
    return tag(
        "tr",
        tag("td", _state(finding.state, say)),
        tag("th", finding.title, scope="row"),
        tag("td", finding.sentence),
        tag("td", _took(finding.took_ms), class_="number"),
    )


def _took(milliseconds: float) -> str:
    return f"{milliseconds:.0f}\u00a0ms"


def _facts(document: Diagnostics, say: Say) -> Html:
    every: dict[str, Known | Unread] = {**document.facts, **document.unread}
    if not every:
        return joined()
    folded = (_fact(name, every[name], say) for name in sorted(every))
    return joined(tag("h2", say(text("Facts"))), *folded)


def _fact(name: str, fact: Known | Unread, say: Say) -> Html:
    return tag("details", *_inside(name, fact, say), class_="card facts")


def _inside(name: str, fact: Known | Unread, say: Say) -> Iterator[Html]:
    about = f" · {say(NAMES[fact.topic])} · {_took(fact.took_ms)}"
    yield tag("summary", tag("code", name), tag("span", about, class_="where"))
    if isinstance(fact, Unread):
        reason = text("Could not tell, because {reason}.", reason=fact.reason)
        yield tag("p", say(reason))
    else:
        yield tag("div", fact_table(fact.value, say), class_="scroll")
