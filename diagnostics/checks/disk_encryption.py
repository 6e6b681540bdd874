"""Whether what is on the disk stays secret when this computer is lost."""

from __future__ import annotations

from diagnostics.facts import disk_encryption
from diagnostics.model import Check, Facts, State, Topic, Verdict
from diagnostics.text import text


def judge(facts: Facts) -> Verdict:
    """A problem where the person's files are readable, attention where only the system is.

    The GDPR (article 32) names encryption first among the measures that protect personal data.
    """
    disk = facts[disk_encryption.FACT]
    if disk.system and disk.files:
        return Verdict(
            state=State.FINE,
            title=text("Disk is encrypted"),
            sentence=text("The disk is encrypted with {program}.", program=disk.by),
        )
    if disk.files:
        return Verdict(
            state=State.ATTENTION,
            title=text("Disk is partly encrypted"),
            sentence=text("{program} encrypts your files, but not the system.", program=disk.by),
        )
    return Verdict(
        state=State.PROBLEM,
        title=text("Disk is not encrypted"),
        sentence=text(
            "Whoever finds this computer can read all that is in {folder}.", folder=disk.folder
        ),
    )


CHECK = Check(
    id="disk_encryption",
    topic=Topic.SECURITY,
    title=text("Disk encryption"),
    needs=(disk_encryption.FACT,),
    judge=judge,
)
