"""Whether a firewall is on."""

from __future__ import annotations

from diagnostics.facts import firewall
from diagnostics.model import Check, Facts, State, Topic, Verdict
from diagnostics.text import Text, text

_OFF_ON = {
    "domain": text("{program} is off in your organisation’s network."),
    "private": text("{program} is off in networks like the one at home."),
    "public": text("{program} is off in public networks."),
}


def judge(facts: Facts) -> Verdict:
    """Attention where it is off: the CIS benchmarks of all three systems ask for it."""
    wall = facts[firewall.FACT]
    if wall.on:
        return Verdict(
            state=State.FINE,
            title=text("Firewall is on"),
            sentence=text("The firewall {program} is on.", program=wall.by),
        )
    return Verdict(
        state=State.ATTENTION,
        title=text("Firewall is off"),
        sentence=_off_on(wall.by, wall.off_on),
    )


def _off_on(program: str, networks: tuple[str, ...]) -> Text:
    if len(networks) == 1 and networks[0] in _OFF_ON:
        return text(_OFF_ON[networks[0]].msgid, program=program)
    return text("The firewall {program} is off.", program=program)


CHECK = Check(
    id="firewall",
    topic=Topic.SECURITY,
    title=text("Firewall"),
    needs=(firewall.FACT,),
    judge=judge,
)
