"""Whether names of computers are turned into addresses, rightly and in good time."""

from __future__ import annotations

from diagnostics.checks.grading import rising, worst
from diagnostics.checks.legs import Leg, Numbers
from diagnostics.facts.network_path import Answer, NameLookup, NetworkPath, PortalAnswer
from diagnostics.model import CannotTell, Measure, State, Threshold, Topic, Verdict
from diagnostics.text import Span, Text, counted, text

SLOW = Threshold(
    id="slow_ms",
    default=200,
    high=60_000,
    source="our own choice: longer than a server across the ocean takes, and a page asks for many "
    "names",
)
VERY_SLOW = Threshold(
    id="very_slow_ms",
    default=1000,
    high=60_000,
    source="Nielsen 1993, “Usability Engineering”: after 1 s a person’s flow of thought breaks",
)
# What a lookup varies by when nothing changes.
_NOISE_MS = 50

_TITLES = {
    State.FINE: text("Names are found"),
    State.ATTENTION: text("Finding names is slow"),
    State.PROBLEM: text("Finding names is very slow"),
}


def judge(path: NetworkPath, number: Numbers) -> Verdict:
    """A name should be found, soon, by every name server, and only if it exists (RFC 6761).

    Some providers lead whoever mistypes a name to a page of theirs, which deserves attention; where
    a name that exists leads there too, nothing works.
    """
    names = path.names
    if names is None:
        raise CannotTell(text("no name was looked up"))
    if path.portal and path.portal.answer is PortalAnswer.SIGN_IN_PAGE and names.invents:
        raise CannotTell(text("the page where you sign in to this network answers to every name"))
    if names.answer is not Answer.FOUND:
        return Verdict(state=State.PROBLEM, title=text("Names are not found"), sentence=_why(names))
    if names.invents:
        return _invented(names)
    return _found(names, number)


def _found(names: NameLookup, number: Numbers) -> Verdict:
    slow = rising(names.took_ms, attention=number(SLOW), problem=number(VERY_SLOW))
    missing = 0 < names.silent < names.servers
    state = worst(slow, State.ATTENTION if missing else State.FINE)
    ms = round(names.took_ms)
    one_silent = text("A name server does not answer")
    return Verdict(
        state=state,
        title=_TITLES[slow] if slow is not State.FINE or not missing else one_silent,
        sentence=_took(names, ms) if missing else _only_took(ms),
        measure=Measure(
            value=names.took_ms,
            more_is_better=False,
            noise=_NOISE_MS,
            label=text("{ms} ms to find a name", ms=ms),
        ),
    )


def _only_took(ms: int) -> Text:
    return text("Finding a name on the network took {ms} ms.", ms=ms)


def _took(names: NameLookup, ms: int) -> Text:
    return counted(
        "Finding a name on the network took {ms} ms; {n} of {servers} name servers does not "
        "answer.",
        "Finding a name on the network took {ms} ms; {n} of {servers} name servers do not answer.",
        names.silent,
        servers=names.servers,
        ms=ms,
    )


def _invented(names: NameLookup) -> Verdict:
    return Verdict(
        state=State.PROBLEM if names.misleads else State.ATTENTION,
        title=text("Name server gives wrong answers"),
        sentence=counted(
            "The name server gave an address within {ms} ms for a name that cannot exist.",
            "One of {n} name servers gave an address within {ms} ms for a name that cannot exist.",
            names.servers,
            ms=round(names.took_ms),
        ),
    )


def _why(names: NameLookup) -> Text:
    if names.servers == 0:
        return text("This computer knows no name server, so it finds no website by its name.")
    match names.answer:
        case Answer.SILENT:
            return counted(
                "The name server did not answer within {span}.",
                "None of {n} name servers answered within {span}.",
                names.servers,
                span=Span(names.took_ms / 1000),
            )
        case Answer.NO_SUCH_NAME:
            return text(
                "The name servers answered in {ms} ms, but do not know the name that your "
                "organisation uses for this check.",
                ms=round(names.took_ms),
            )
        case _:
            return counted(
                "The name server could not be asked, or could not answer.",
                "None of {n} name servers could be asked, or could answer.",
                names.servers,
            )


def _because(path: NetworkPath) -> Text:
    if path.names and path.names.answer is Answer.FOUND:
        if path.names.invents:
            return text("the name server gives wrong answers")
        return text("finding a name took {ms} ms", ms=round(path.names.took_ms))
    return text("names are not found")


LEG = Leg(
    id="name_lookup",
    topic=Topic.NAME_LOOKUP,
    title=text("Finding names"),
    judge=judge,
    because=_because,
    thresholds=(SLOW, VERY_SLOW),
    fix="reset_name_lookup",
)
