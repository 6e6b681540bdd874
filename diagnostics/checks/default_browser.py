"""Whether links open in a browser, and one that is kept up to date."""

from __future__ import annotations

from diagnostics.checks.grading import rising
from diagnostics.facts import default_browser
from diagnostics.facts.default_browser import Program
from diagnostics.model import Check, Facts, State, Threshold, Topic, Verdict
from diagnostics.text import Span, Text, text

_DAY = 24 * 60 * 60

ATTENTION = Threshold(
    id="attention_days",
    default=60,
    low=7,
    high=730,
    source="Firefox and Chrome bring a new version every four weeks: two were missed",
)
PROBLEM = Threshold(
    id="problem_days",
    default=120,
    low=7,
    high=1460,
    source="our own choice, because known holes of four months are used by everybody",
)

_TITLES = {
    State.FINE: text("Browser is ready"),
    State.ATTENTION: text("Browser is getting old"),
    State.PROBLEM: text("Browser is old"),
}


def judge(facts: Facts) -> Verdict:
    """Grade the age of the browser, where it is known."""
    browser = facts[default_browser.FACT]
    if browser.name is None:
        return Verdict(
            state=State.ATTENTION,
            title=text("No browser is set"),
            sentence=text(
                "{system} does not know which browser opens links: none is set.",
                system=browser.system,
            ),
        )
    state = rising(
        browser.built_seconds or 0,
        attention=facts.threshold(ATTENTION) * _DAY,
        problem=facts.threshold(PROBLEM) * _DAY,
    )
    return Verdict(state=state, title=_TITLES[state], sentence=_sentence(browser, browser.name))


def _sentence(browser: Program, name: str) -> Text:
    if browser.built_seconds is not None:
        span = Span(browser.built_seconds)
        return text("Links open in {program}, which is {span} old.", program=name, span=span)
    if browser.version:
        version = browser.version
        return text("Links open in {program} {version}.", program=name, version=version)
    return text("Links open in {program}.", program=name)


CHECK = Check(
    id="default_browser",
    topic=Topic.PROGRAMS,
    title=text("Browser"),
    needs=(default_browser.FACT,),
    judge=judge,
    thresholds=(ATTENTION, PROBLEM),
)
