"""Whether documents wait for a printer that does not print them."""

from __future__ import annotations

from diagnostics.facts import print_queue
from diagnostics.facts.print_queue import Job, PrintQueue
from diagnostics.facts.print_queue.model import LONG_SECONDS
from diagnostics.model import Check, Facts, Measure, State, Threshold, Topic, Verdict
from diagnostics.text import Text, counted, text

STUCK = Threshold(
    id="stuck_seconds",
    default=LONG_SECONDS,
    low=60,
    high=86_400,
    source="our own choice, because a long document takes less on an office printer",
)
PROBLEM = Threshold(
    id="problem_documents",
    default=5,
    low=1,
    high=1000,
    source="our own choice, because with this many, others wait too",
)


def judge(facts: Facts) -> Verdict:
    """Attention where a printer is stopped or a document is stuck, a problem where many are."""
    queue = facts[print_queue.FACT]
    stuck = queue.stuck(facts.threshold(STUCK))
    stopped = [printer.name for printer in queue.printers if printer.stopped]
    if stuck:
        many = len(stuck) >= facts.threshold(PROBLEM)
        state = State.PROBLEM if many else State.ATTENTION
        return _verdict(state, text("Documents are stuck"), _stuck(stuck), len(stuck))
    if stopped:
        sentence = text("{printer} is stopped and prints nothing.", printer=stopped[0])
        return _verdict(State.ATTENTION, text("Printer is stopped"), sentence, 0)
    return _verdict(State.FINE, text("Printing works"), _waiting(queue), 0)


def _stuck(stuck: list[Job]) -> Text:
    return counted(
        "{n} document is stuck at {printer}.",
        "{n} documents are stuck, the oldest at {printer}.",
        len(stuck),
        printer=max(stuck, key=lambda job: job.waiting_seconds).printer,
    )


def _waiting(queue: PrintQueue) -> Text:
    if not queue.printers:
        return text("This computer has no printer, so nothing can be stuck.")
    return counted(
        "{n} document is waiting, and none is stuck.",
        "{n} documents are waiting, and none is stuck.",
        len(queue.jobs),
    )


def _verdict(state: State, title: Text, sentence: Text, stuck: int) -> Verdict:
    measure = Measure(
        value=stuck,
        more_is_better=False,
        label=counted("{n} stuck document", "{n} stuck documents", stuck),
    )
    return Verdict(state=state, title=title, sentence=sentence, measure=measure)


CHECK = Check(
    id="print_queue",
    topic=Topic.PRINTING,
    title=text("Documents to print"),
    needs=(print_queue.FACT,),
    judge=judge,
    thresholds=(STUCK, PROBLEM),
    fix="clear_print_queue",
)
