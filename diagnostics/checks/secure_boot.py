"""Whether this computer starts only what it trusts."""

from __future__ import annotations

from diagnostics.facts import secure_boot
from diagnostics.model import Check, Facts, State, Topic, Verdict
from diagnostics.text import text


def judge(facts: Facts) -> Verdict:
    """Attention where it is off: Windows 11 asks for it, and the CIS benchmark of macOS for SIP."""
    boot = facts[secure_boot.FACT]
    if boot.on:
        return Verdict(
            state=State.FINE,
            title=text("Starts only what it trusts"),
            sentence=text("{program} is on.", program=boot.by),
        )
    return Verdict(
        state=State.ATTENTION,
        title=text("Starts whatever it is given"),
        sentence=text("{program} is off; IT can switch it on.", program=boot.by),
    )


CHECK = Check(
    id="secure_boot",
    topic=Topic.SECURITY,
    title=text("Protected start"),
    needs=(secure_boot.FACT,),
    judge=judge,
)
