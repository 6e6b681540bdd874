"""Whether a certificate of this person or computer expires soon."""

from __future__ import annotations

from diagnostics.checks.grading import falling
from diagnostics.facts import own_certificates
from diagnostics.facts.own_certificates import OwnCertificates
from diagnostics.model import Check, Facts, State, Threshold, Topic, Verdict
from diagnostics.text import Span, Text, counted, text

_DAY = 24 * 60 * 60

ATTENTION = Threshold(
    id="attention_days",
    default=30,
    low=1,
    high=365,
    source="Let’s Encrypt’s advice: renew when a third of 90 days is left",
)
PROBLEM = Threshold(
    id="problem_days",
    default=7,
    low=0,
    high=365,
    source="our own choice, because IT needs some working days to issue one",
)
# One that expired long ago is a leftover, not a cause.
FORGOTTEN = Threshold(
    id="forgotten_days",
    default=90,
    low=1,
    high=3650,
    source="our own choice, because nobody goes three months without what it opens",
)

_TITLES = {
    State.FINE: text("Certificates are good"),
    State.ATTENTION: text("Certificate expires before long"),
    State.PROBLEM: text("Certificate expires soon"),
}


def judge(facts: Facts) -> Verdict:
    """Grade the first that expires, without those long forgotten and those renewed meanwhile."""
    own = facts[own_certificates.FACT]
    forgotten = own.now - facts.threshold(FORGOTTEN) * _DAY
    last = {
        (c.name, c.issuer): c.expires for c in sorted(own.certificates, key=lambda c: c.expires)
    }
    ends = sorted(expires for expires in last.values() if expires > forgotten)
    if not ends:
        none = _none(own, Span(facts.threshold(FORGOTTEN) * _DAY))
        return Verdict(state=State.FINE, title=text("No certificates in use"), sentence=none)
    left = ends[0] - own.now
    state = falling(
        left, attention=facts.threshold(ATTENTION) * _DAY, problem=facts.threshold(PROBLEM) * _DAY
    )
    return Verdict(state=state, title=_TITLES[state], sentence=_sentence(left, len(ends)))


def _none(own: OwnCertificates, long: Span) -> Text:
    if own.certificates:
        return counted(
            "Your {n} certificate expired more than {span} ago.",
            "Your {n} certificates all expired more than {span} ago.",
            len(own.certificates),
            span=long,
        )
    return text("None of the {n} places for certificates holds one of yours.", n=own.places)


def _sentence(left: float, certificates: int) -> Text:
    if left <= 0:
        ago = Span(-left)
        return text("Your certificate expired {span} ago. IT can issue a new one.", span=ago)
    return counted(
        "Your {n} certificate is good for {span}.",
        "The first of your {n} certificates to expire is good for {span}.",
        certificates,
        span=Span(left),
    )


CHECK = Check(
    id="certificate_expiry",
    topic=Topic.ACCOUNTS,
    title=text("Your certificates"),
    needs=(own_certificates.FACT,),
    judge=judge,
    thresholds=(ATTENTION, PROBLEM, FORGOTTEN),
)
