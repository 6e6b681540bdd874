"""Whether somebody is connected to this computer from afar."""

from __future__ import annotations

from diagnostics.facts import remote_access, signed_in_people
from diagnostics.model import Check, Facts, State, Threshold, Topic, Verdict
from diagnostics.text import Text, counted, text

ATTENTION = Threshold(
    id="attention_people",
    default=1,
    low=1,
    high=1000,
    source="our own choice, because a person should know that somebody else is here",
)


def judge(facts: Facts) -> Verdict:
    """Attention where somebody is connected now; what only waits for a helper is told."""
    access = facts[remote_access.FACT]
    remote = sum(session.remote for session in facts[signed_in_people.FACT].sessions)
    if max(remote, len(access.connected)) >= facts.threshold(ATTENTION):
        return Verdict(
            state=State.ATTENTION,
            title=text("Somebody is connected from afar"),
            sentence=_connected(access.connected, remote),
        )
    return Verdict(
        state=State.FINE, title=text("Nobody is connected from afar"), sentence=_waiting(access)
    )


def _connected(programs: tuple[str, ...], remote: int) -> Text:
    if programs:
        name = programs[0]
        return text("Somebody is connected to this computer with {program}.", program=name)
    return counted(
        "{n} person is signed in to this computer from afar.",
        "{n} people are signed in to this computer from afar.",
        remote,
    )


def _waiting(access: remote_access.RemoteAccess) -> Text:
    if access.listening:
        return text("Nobody is connected. {program} lets others in.", program=access.listening[0])
    return text(
        "Nobody is connected, and none of {n} programs known for it lets others in.",
        n=remote_access.KNOWN,
    )


CHECK = Check(
    id="remote_access",
    topic=Topic.REMOTE,
    title=text("Access from afar"),
    needs=(remote_access.FACT, signed_in_people.FACT),
    judge=judge,
    thresholds=(ATTENTION,),
)
