"""Whether programs know which printer to use when nobody chose one."""

from __future__ import annotations

from diagnostics.facts import print_queue
from diagnostics.model import Check, Facts, State, Topic, Verdict
from diagnostics.text import counted, text


def judge(facts: Facts) -> Verdict:
    """Attention where there are printers and none is the default, or the default is stopped."""
    printers = facts[print_queue.FACT].printers
    default = next((printer for printer in printers if printer.default), None)
    if not printers:
        return Verdict(
            state=State.FINE,
            title=text("No printer"),
            sentence=text("This computer has no printer, so none can be the default."),
        )
    if default is None:
        return Verdict(
            state=State.ATTENTION,
            title=text("No default printer"),
            sentence=counted(
                "There is {n} printer, but it is not the default. Choose it when you print.",
                "There are {n} printers, but none is the default. Choose one when you print.",
                len(printers),
            ),
        )
    if default.stopped:
        return Verdict(
            state=State.ATTENTION,
            title=text("Default printer is stopped"),
            sentence=text(
                "Documents go to {printer} unless you choose another, and it is stopped.",
                printer=default.name,
            ),
        )
    return Verdict(
        state=State.FINE,
        title=text("Default printer is set"),
        sentence=text("Documents go to {printer} unless you choose another.", printer=default.name),
    )


CHECK = Check(
    id="default_printer",
    topic=Topic.PRINTING,
    title=text("Default printer"),
    needs=(print_queue.FACT,),
    judge=judge,
)
