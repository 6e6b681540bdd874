"""Whether names of computers ("intranet.example") are found, and fast enough."""

from __future__ import annotations

from diagnostics.checks.grading import rising
from diagnostics.facts import name_lookup
from diagnostics.facts.name_lookup import Answer, NameLookup
from diagnostics.model import Check, Facts, Measure, State, Topic, Verdict
from diagnostics.text import Span, Text, counted, text

# What a lookup varies by when nothing changes.
_NOISE_MS = 50

_TITLES = {
    State.FINE: text("Names are found"),
    State.ATTENTION: text("Finding names is slow"),
    State.PROBLEM: text("Finding names is very slow"),
}


def check(name: str | None) -> Check:
    """The check, made by looking up `name`; without one, by asking the name servers themselves."""
    fact = name_lookup.fact(name)

    def judge(facts: Facts) -> Verdict:
        """A name should be found within 0.2 s (attention) or 1 s (problem).

        0.2 s is our own choice: longer than a server across the ocean takes, and a page asks for
        many names. After 1 s a person's flow of thought is interrupted (Nielsen 1993).
        """
        lookup = facts[fact]
        return _found(lookup) if lookup.answer is Answer.FOUND else _not_found(lookup)

    return Check(
        id="name_lookup",
        topic=Topic.NAME_LOOKUP,
        title=text("Finding names"),
        needs=(fact,),
        judge=judge,
        fix="reset_name_lookup",
    )


def _found(lookup: NameLookup) -> Verdict:
    state = rising(lookup.took_ms, attention=200, problem=1000)
    ms = round(lookup.took_ms)
    return Verdict(
        state=state,
        title=_TITLES[state],
        sentence=text("Finding a name on the network took {ms} ms.", ms=ms),
        measure=Measure(
            value=lookup.took_ms,
            more_is_better=False,
            noise=_NOISE_MS,
            label=text("{ms} ms to find a name", ms=ms),
        ),
    )


def _not_found(lookup: NameLookup) -> Verdict:
    return Verdict(state=State.PROBLEM, title=text("Names are not found"), sentence=_why(lookup))


def _why(lookup: NameLookup) -> Text:
    if lookup.servers == 0:
        return text("This computer knows no name server, so it finds no website by its name.")
    match lookup.answer:
        case Answer.SILENT:
            return counted(
                "The name server did not answer within {span}.",
                "None of {n} name servers answered within {span}.",
                lookup.servers,
                span=Span(lookup.took_ms / 1000),
            )
        case Answer.NO_SUCH_NAME:
            return text(
                "The name servers answered in {ms} ms, but do not know the name that your "
                "organisation uses for this check.",
                ms=round(lookup.took_ms),
            )
        case _:
            return counted(
                "The name server could not be asked, or could not answer.",
                "None of {n} name servers could be asked, or could answer.",
                lookup.servers,
            )
