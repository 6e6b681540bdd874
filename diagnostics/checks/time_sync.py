"""Whether the clock is kept right."""

from __future__ import annotations

from diagnostics.facts import time_sync
from diagnostics.facts.time_sync import TimeSync
from diagnostics.model import Check, Facts, State, Topic, Verdict
from diagnostics.text import Span, Text, text


def judge(facts: Facts) -> Verdict:
    """Attention where nothing keeps it right: signing in fails once it is 5 minutes off."""
    sync = facts[time_sync.FACT]
    return Verdict(
        state=State.FINE if sync.synchronised else State.ATTENTION,
        title=text("Clock is kept right") if sync.synchronised else text("Clock is left alone"),
        sentence=_kept(sync) if sync.synchronised else _left_alone(sync),
    )


def _kept(sync: TimeSync) -> Text:
    if sync.last_seconds is not None:
        span = Span(sync.last_seconds)
        return text("{service} set the clock {span} ago.", service=sync.service, span=span)
    if sync.service:
        return text("{service} keeps the clock right.", service=sync.service)
    return text("{system} says that its clock is kept right.", system="Linux")


def _left_alone(sync: TimeSync) -> Text:
    if sync.off:
        return text(
            "{service} is off, so the clock goes wrong little by little.", service=sync.service
        )
    if sync.service:
        return text("{service} runs, but could not set the clock yet.", service=sync.service)
    return text(
        "None of {n} services that could keep the clock right runs, "
        "so it goes wrong little by little.",
        n=time_sync.KNOWN,
    )


CHECK = Check(
    id="time_sync",
    topic=Topic.TIME,
    title=text("Clock kept right"),
    needs=(time_sync.FACT,),
    judge=judge,
    fix="set_clock",
)
