"""Whether a click on a mail address opens something to write in."""

from __future__ import annotations

from diagnostics.facts import mail_program
from diagnostics.model import Check, Facts, State, Topic, Verdict
from diagnostics.text import text


def judge(facts: Facts) -> Verdict:
    """Attention where no program is set: such clicks then do nothing at all."""
    program = facts[mail_program.FACT]
    if program.name is None:
        return Verdict(
            state=State.ATTENTION,
            title=text("No mail program is set"),
            sentence=text(
                "{system} does not know which program opens mail addresses: none is set.",
                system=program.system,
            ),
        )
    return Verdict(
        state=State.FINE,
        title=text("Mail program is ready"),
        sentence=text("Mail addresses open in {program}.", program=program.name),
    )


CHECK = Check(
    id="mail_program",
    topic=Topic.PROGRAMS,
    title=text("Mail program"),
    needs=(mail_program.FACT,),
    judge=judge,
)
