"""The diagnostics as a page that the service desk agent reads in a browser, with no network.

What is not fine comes first, what the person's words are about before the rest; then all checks by
topic; the facts stand folded below, as they were read.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256

from assistant.examination_document import Diagnostics, Known, Say, Tried, Unread
from assistant.language import Language
from assistant.tickets.html import Html, joined, tag
from assistant.tickets.page_facts import fact_table
from assistant.tickets.page_findings import by_topic, summary, took
from assistant.tickets.page_style import STYLE
from assistant.tickets.topics import NAMES
from diagnostics.model import Topic
from diagnostics.repair import Effect
from diagnostics.system import Platform
from diagnostics.text import Text, counted, text

EFFECTS: dict[Effect, Text] = {
    Effect.VERIFIED: text("It helped"),
    Effect.NO_CHANGE: text("Nothing changed"),
    Effect.WORSE: text("It got worse"),
    Effect.UNKNOWN: text("Could not tell"),
    Effect.LATER: text("Shows later"),
}
SYSTEMS = {Platform.LINUX: "Linux", Platform.MACOS: "macOS", Platform.WINDOWS: "Windows"}
# What Intune shows of what a script printed; the attachment has all of it.
_SHOWN = 2048
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
        summary(document.findings, likely, say),
        _tried(document.fixes, say),
        by_topic(document.findings, likely, say),
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
        (text("Printed"), [line for p in fix.printed for line in p[-_SHOWN:].splitlines()]),
        (text("Afterwards"), fix.after),
    )
    cells = (
        tag("tr", tag("th", say(name), scope="row"), tag("td", *(tag("p", x) for x in lines)))
        for name, lines in rows
        if lines
    )
    return tag("div", head, tag("table", tag("tbody", *cells)), class_="card checks")


def _facts(document: Diagnostics, say: Say) -> Html:
    every: dict[str, Known | Unread] = {**document.facts, **document.unread}
    if not every:
        return joined()
    folded = (_fact(name, every[name], say) for name in sorted(every))
    return joined(tag("h2", say(text("Facts"))), *folded)


def _fact(name: str, fact: Known | Unread, say: Say) -> Html:
    return tag("details", *_inside(name, fact, say), class_="card facts")


def _inside(name: str, fact: Known | Unread, say: Say) -> Iterator[Html]:
    about = f" · {say(NAMES[fact.topic])} · {took(fact.took_ms)}"
    yield tag("summary", tag("code", name), tag("span", about, class_="where"))
    if isinstance(fact, Unread):
        reason = text("Could not tell, because {reason}.", reason=fact.reason)
        yield tag("p", say(reason))
    else:
        yield tag("div", fact_table(fact.value, say), class_="scroll")
