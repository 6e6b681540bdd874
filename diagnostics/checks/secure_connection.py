"""Whether connections to the organisation's services are secure, and nobody stands in between."""

from __future__ import annotations

from diagnostics.checks.legs import Leg, Numbers
from diagnostics.checks.right_time import CLOCK_WRONG
from diagnostics.facts.network_path import Certificate, NetworkPath, Trust
from diagnostics.model import CannotTell, State, Topic, Verdict
from diagnostics.text import Moment, Text, counted, text

_TITLES = {
    Trust.UNTRUSTED: text("Connection is not trusted"),
    Trust.EXPIRED: text("Certificate has expired"),
    Trust.NOT_YET_VALID: text("Certificate is not valid yet"),
    Trust.WRONG_NAME: text("Certificate of somebody else"),
    Trust.NO_TLS: text("Connection is not secure"),
    Trust.UNLISTED: text("Somebody opens secure connections"),
}


def judge(path: NetworkPath, number: Numbers) -> Verdict:
    """A problem where a certificate is not to be trusted; attention where it is not of those named.

    An authority that this computer trusts, though the organisation did not name it, reads along.
    """
    shown = [(s.name, s.certificate) for s in path.services if s.certificate]
    if not shown:
        raise CannotTell(_why_none(path))
    bad = [(name, c) for name, c in shown if c.trust not in {Trust.TRUSTED, Trust.CLOCK_WRONG}]
    if bad:
        # What this computer trusts comes after what it does not.
        return _bad(*min(bad, key=lambda each: each[1].trust is Trust.UNLISTED))
    if any(certificate.trust is Trust.CLOCK_WRONG for _, certificate in shown):
        raise CannotTell(CLOCK_WRONG)
    return _fine(shown[0][1], len(shown))


def _bad(name: Text, certificate: Certificate) -> Verdict:
    return Verdict(
        state=State.ATTENTION if certificate.trust is Trust.UNLISTED else State.PROBLEM,
        title=_TITLES[certificate.trust],
        sentence=_sentence(name, certificate),
    )


def _why_none(path: NetworkPath) -> Text:
    if path.services:
        return text("no certificate of any service was seen")
    return text("your organisation has not named a service to connect to")


def _fine(first: Certificate, n: int) -> Verdict:
    return Verdict(
        state=State.FINE,
        title=text("Connections are secure"),
        sentence=counted(
            "The secure connection to {n} service is vouched for by “{issuer}”.",
            "The secure connections to {n} services are in order, the first by “{issuer}”.",
            n,
            issuer=first.issuer,
        ),
    )


def _sentence(name: Text, certificate: Certificate) -> Text:
    issuer = certificate.issuer
    match certificate.trust:
        case Trust.UNLISTED:
            return text(
                "“{issuer}” stands between you and {service}; your organisation did not name it.",
                issuer=issuer,
                service=name,
            )
        case Trust.EXPIRED:
            until = Moment(certificate.until or 0.0)
            return text(
                "The certificate of {service} expired on {until}.", service=name, until=until
            )
        case Trust.NOT_YET_VALID:
            since = Moment(certificate.since or 0.0)
            return text(
                "The certificate of {service} is valid only from {since}; "
                "perhaps the clock of this computer is wrong.",
                service=name,
                since=since,
            )
        case Trust.WRONG_NAME:
            return text(
                "What answers for {service} shows a certificate of somebody else, by “{issuer}”.",
                service=name,
                issuer=issuer,
            )
        case Trust.NO_TLS:
            return text("{service} does not offer a secure connection.", service=name)
        case _:
            return text(
                "The certificate of {service} is by “{issuer}”, whom this computer does not trust.",
                service=name,
                issuer=issuer,
            )


LEG = Leg(
    id="secure_connection",
    topic=Topic.PROXY,
    title=text("Secure connections"),
    judge=judge,
    because=lambda _path: text("the secure connection cannot be trusted"),
    dated=True,
)
