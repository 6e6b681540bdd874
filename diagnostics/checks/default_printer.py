"""Whether programs know which printer to use when nobody chose one."""

from __future__ import annotations

from diagnostics.facts import print_queue
from diagnostics.model import Check, Facts, Measure, State, Topic, Verdict
from diagnostics.text import Text, counted, text


def judge(facts: Facts) -> Verdict:
    """Attention where there are printers and none is the default, or the default is stopped."""
    printers = facts[print_queue.FACT].printers
    default = next((printer for printer in printers if printer.default), None)
    if not printers:
        nothing = text("This computer has no printer, so none can be the default.")
        return _verdict(State.FINE, text("No printer"), nothing, 0)
    if default is None:
        sentence = counted(
            "There is {n} printer, but it is not the default. Choose it when you print.",
            "There are {n} printers, but none is the default. Choose one when you print.",
            len(printers),
        )
        return _verdict(State.ATTENTION, text("No default printer"), sentence, len(printers))
    if default.stopped:
        sentence = text(
            "Documents go to {printer} unless you choose another, and it is stopped.",
            printer=default.name,
        )
        title = text("Default printer is stopped")
        return _verdict(State.ATTENTION, title, sentence, len(printers))
    sentence = text("Documents go to {printer} unless you choose another.", printer=default.name)
    return _verdict(State.FINE, text("Default printer is set"), sentence, len(printers))


def _verdict(state: State, title: Text, sentence: Text, printers: int) -> Verdict:
    measure = Measure(
        value=printers,
        more_is_better=True,
        label=counted("{n} printer", "{n} printers", printers),
    )
    return Verdict(state=state, title=title, sentence=sentence, measure=measure)


CHECK = Check(
    id="default_printer",
    topic=Topic.PRINTING,
    title=text("Default printer"),
    needs=(print_queue.FACT,),
    judge=judge,
)
