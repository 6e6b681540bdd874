"""Whether a click on a mail address opens something to write in."""

from __future__ import annotations

from diagnostics.facts import mail_program
from diagnostics.model import Check, Facts, State, Topic, Verdict
from diagnostics.text import text


def judge(facts: Facts) -> Verdict:
    """Attention where no program is set: such clicks then do nothing at all."""
    name = facts[mail_program.FACT].name
    if name is None:
        return Verdict(
            state=State.ATTENTION,
            title=text("No mail program is set"),
            sentence=text("Mail addresses open in 0 programs, because none is set for them."),
        )
    return Verdict(
        state=State.FINE,
        title=text("Mail program is ready"),
        sentence=text("Mail addresses open in {program}.", program=name),
    )


CHECK = Check(
    id="mail_program",
    topic=Topic.PROGRAMS,
    title=text("Mail program"),
    needs=(mail_program.FACT,),
    judge=judge,
)
