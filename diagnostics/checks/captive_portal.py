"""Whether the network wants a person to sign in on a page before it lets anything through."""

from __future__ import annotations

from diagnostics.checks.legs import Leg, Numbers
from diagnostics.facts.network_path import NetworkPath, Portal, PortalAnswer
from diagnostics.model import CannotTell, State, Topic, Verdict
from diagnostics.text import Text, text


def judge(path: NetworkPath, number: Numbers) -> Verdict:
    """A problem where anything but 204 comes back from an address that answers only that."""
    portal = path.portal
    if portal is None:
        raise CannotTell(text("your organisation has not named an address to try"))
    if portal.answer is PortalAnswer.NOBODY:
        raise CannotTell(text("{host} did not answer", host=portal.asked))
    if portal.answer is PortalAnswer.SIGN_IN_PAGE:
        return Verdict(
            state=State.PROBLEM,
            title=text("This network wants a sign-in"),
            sentence=_sign_in(portal),
        )
    return Verdict(
        state=State.FINE,
        title=text("No sign-in page in between"),
        sentence=text(
            "{host} answered itself, in {ms} ms.", host=portal.asked, ms=round(portal.took_ms)
        ),
    )


def _sign_in(portal: Portal) -> Text:
    if portal.led_to:
        return text(
            "This network wants you to sign in at {page} first: open a web page to get there.",
            page=portal.led_to,
        )
    return text(
        "This network answered in place of {host}: open a web page to sign in.", host=portal.asked
    )


LEG = Leg(
    id="captive_portal",
    topic=Topic.PROXY,
    title=text("Sign-in page of the network"),
    judge=judge,
    because=lambda _path: text("this network wants you to sign in first"),
)
