"""Whether the maker of the operating system still mends it."""

from __future__ import annotations

from diagnostics.checks.grading import falling
from diagnostics.facts import operating_system
from diagnostics.model import CannotTell, Check, Facts, State, Threshold, Topic, Verdict
from diagnostics.text import Text, text

_DAY = 24 * 60 * 60
ATTENTION = Threshold(
    id="attention_days",
    default=90,
    high=1000,
    source="our own choice, because a new version takes a company a quarter to bring out",
)
PROBLEM = Threshold(
    id="problem_days",
    default=0,
    high=1000,
    source="the UK’s Cyber Essentials: what its maker no longer mends is not to be used",
)

_TITLES = {
    State.FINE: text("System is supported"),
    State.ATTENTION: text("System needs a new version soon"),
    State.PROBLEM: text("System is no longer supported"),
}


def judge(facts: Facts) -> Verdict:
    """Judge by the days until its maker stops."""
    system = facts[operating_system.FACT]
    left = system.supported_seconds
    if left is None:
        raise CannotTell(text("the end of support of {name} is not known", name=system.name))
    state = falling(
        left / _DAY, attention=facts.threshold(ATTENTION), problem=facts.threshold(PROBLEM)
    )
    return Verdict(state=state, title=_TITLES[state], sentence=_sentence(system, state))


def _sentence(system: operating_system.OperatingSystem, state: State) -> Text:
    values = {"name": system.name, "version": system.version, "day": system.supported_until or ""}
    if state is State.PROBLEM:
        return text("{name} {version} gets no security updates after {day}.", **values)
    return text("{name} {version} gets security updates until {day}.", **values)


CHECK = Check(
    id="operating_system_support",
    topic=Topic.UPDATES,
    title=text("Support of the system"),
    needs=(operating_system.FACT,),
    judge=judge,
    thresholds=(ATTENTION, PROBLEM),
)
