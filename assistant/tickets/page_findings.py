"""What the checks found, on the page for the agent: what is not fine first, then all by topic."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.examination_document import Found, Say
from assistant.tickets.html import Html, joined, tag
from assistant.tickets.topics import NAMES
from diagnostics.model import State, Topic
from diagnostics.text import Text, text

# Could not tell comes after what is wrong, and is never counted as fine.
_ORDER = (State.PROBLEM, State.ATTENTION, State.UNKNOWN, State.FINE)
STATES: dict[State, Text] = {
    State.PROBLEM: text("Problem"),
    State.ATTENTION: text("Needs attention"),
    State.UNKNOWN: text("Could not tell"),
    State.FINE: text("Fine"),
}
# A shape beside the word and the colour: one of them is always seen.
_SIGNS = {State.PROBLEM: "✕", State.ATTENTION: "!", State.UNKNOWN: "?", State.FINE: "✓"}


def summary(findings: Sequence[Found], likely: Sequence[Topic], say: Say) -> Html:
    """What is not fine; in it the `likely` topics first, in their order."""
    wrong = not_fine(findings, likely)
    unknown = [f for f in _by_likelihood(findings, likely) if f.state is State.UNKNOWN]
    if not findings:
        return joined()
    nothing = tag("p", say(text("Nothing wrong was found.")))
    return joined(
        tag("h2", say(text("What is not fine"))),
        tag("p", _counts(findings, say), class_="counts"),
        tag("ol", *(_card(finding, say) for finding in wrong)) if wrong else nothing,
        _untold(unknown, say) if unknown else "",
    )


def not_fine(findings: Sequence[Found], likely: Sequence[Topic]) -> list[Found]:
    """What is wrong; the `likely` topics first, in their order."""
    ordered = _by_likelihood(findings, likely)
    return [f for f in ordered if f.state in {State.PROBLEM, State.ATTENTION}]


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
    """Those that the words are about first, then the graver ones, else in their own order."""
    places = {topic: place for place, topic in enumerate(likely)}

    def rank(finding: Found) -> tuple[int, int]:
        return places.get(finding.topic, len(places)), _ORDER.index(finding.state)

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


def by_topic(findings: Sequence[Found], likely: Sequence[Topic], say: Say) -> Html:
    """Every finding, under its topic; the `likely` topics first."""
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
        tag("td", took(finding.took_ms), class_="number"),
    )


def took(milliseconds: float) -> str:
    """How long it took, to the millisecond."""
    return f"{milliseconds:.0f}\u00a0ms"
