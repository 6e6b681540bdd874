"""Whether all services run that should."""

from __future__ import annotations

from diagnostics.checks.grading import rising
from diagnostics.facts import failed_services
from diagnostics.model import Check, Facts, State, Threshold, Topic, Verdict
from diagnostics.text import counted, text

ATTENTION = Threshold(
    id="attention_services",
    default=1,
    low=1,
    high=100,
    source="systemd itself calls a system with one failed unit degraded",
)
PROBLEM = Threshold(
    id="problem_services",
    default=5,
    low=1,
    high=1000,
    source="our own choice, because so many at once have one cause that breaks more",
)

_TITLES = {
    State.FINE: text("All services run"),
    State.ATTENTION: text("A service failed"),
    State.PROBLEM: text("Several services failed"),
}


def judge(facts: Facts) -> Verdict:
    """Count what failed, and name one."""
    services = facts[failed_services.FACT]
    state = rising(
        services.failed, attention=facts.threshold(ATTENTION), problem=facts.threshold(PROBLEM)
    )
    failed = counted(
        "{n} service failed: {name}.",
        "{n} services failed, among them {name}.",
        services.failed,
        name=services.names[0] if services.names else "",
    )
    none = counted(
        "{n} service runs, and none failed.",
        "{n} services run, and none failed.",
        services.running,
    )
    return Verdict(state=state, title=_TITLES[state], sentence=failed if services.names else none)


CHECK = Check(
    id="failed_services",
    topic=Topic.SYSTEM,
    title=text("Services of this computer"),
    needs=(failed_services.FACT,),
    judge=judge,
    thresholds=(ATTENTION, PROBLEM),
)
