"""What may spare the person a report that is being written: somebody knows, or it can be mended.

Only what is known here; nothing is asked of a network. An outage comes first: nobody can mend it
from here, and IT works on it already.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import islice

import msgspec

from assistant.catalogue import Guide
from assistant.language import Language
from assistant.own_requests import OwnRequests
from assistant.search import every_language
from assistant.tickets.alike import affected, names
from assistant.tickets.topics import topics_of
from diagnostics.model import Finding, Fix
from diagnostics.text import Text

# More than two would stand between the person and the report.
MOST = 2


class Kind(StrEnum):
    """What is offered instead of a report."""

    OUTAGE = "outage"
    REQUEST = "request"
    FIX = "fix"
    GUIDE = "guide"


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that the words are about; `id` as search has it, `title` in the person's language.

    `known`: the person has said already that the outage affects them.
    """

    kind: Kind
    id: str
    title: str
    about: str = ""
    known: bool = False


class Offers:
    """Looks for them, the likeliest help first."""

    def __init__(
        self, own: OwnRequests, guides: Sequence[Guide], languages: Sequence[str], say: Language
    ) -> None:
        self._own = own
        self._guides = guides
        self._spoken = [Language(code) for code in languages]
        self._language = say

    def for_words(
        self, message: str, findings: Sequence[Finding], fixes: Sequence[Fix]
    ) -> tuple[Offer, ...]:
        """What to offer for a message, MOST at most; `fixes` are those not tried yet."""
        if not message.strip():
            return ()
        found = (
            *self._outages(message),
            *self._requests(message),
            *self._of_findings(message, findings, fixes),
            *self._of_words(message, fixes),
            *self._of_guides(message),
        )
        different = {(offer.kind, offer.id): offer for offer in reversed(found)}
        return tuple(islice(reversed(different.values()), MOST))

    def _outages(self, message: str) -> Iterator[Offer]:
        down = self._own.outages()
        index = affected(message, [head.subject for head in down])
        if index is not None:
            head = down[index]
            known = self._own.has_joined(head.number)
            yield Offer(kind=Kind.OUTAGE, id=head.number, title=head.subject, known=known)

    def _requests(self, message: str) -> Iterator[Offer]:
        same = self._own.about(message)
        if same is not None:
            yield Offer(kind=Kind.REQUEST, id=same.reference, title=same.subject)

    def _of_findings(
        self, message: str, findings: Sequence[Finding], fixes: Sequence[Fix]
    ) -> Iterator[Offer]:
        """What was found wrong here, and can be mended, is more than a guess."""
        topics, say = topics_of(message, self._language.say), self._language.say
        mendable = {fix.id for fix in fixes}
        for finding in findings:
            if finding.fix in mendable and finding.topic in topics:
                about = say(finding.sentence)
                yield Offer(kind=Kind.FIX, id=finding.fix, title=say(finding.title), about=about)

    def _of_words(self, message: str, fixes: Sequence[Fix]) -> Iterator[Offer]:
        say = self._language.say
        for fix in fixes:
            if names(message, self._phrases(fix.keywords)):
                yield Offer(kind=Kind.FIX, id=fix.id, title=say(fix.title), about=say(fix.about))

    def _of_guides(self, message: str) -> Iterator[Offer]:
        localized = self._language.localized
        for guide in self._guides:
            if names(message, _called(guide)):
                about = localized(guide.about) if guide.about else ""
                title = localized(guide.title)
                yield Offer(kind=Kind.GUIDE, id=guide.id, title=title, about=about)

    def _phrases(self, keywords: Text) -> Iterator[str]:
        for language in (self._language, *self._spoken):
            yield from language.say(keywords).split(",")


def _called(guide: Guide) -> Iterator[str]:
    for words in (guide.title, guide.keywords or ""):
        for said in every_language(words):
            yield from said.split(",")
