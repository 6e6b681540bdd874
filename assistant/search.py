"""One field over everything that helps: fixes, ways to reach IT, the person's own requests.

Words may be misspelt and in any of the organisation's languages; nothing is asked of a network.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

import msgspec

from assistant.folding import EMPTY, Word, words
from assistant.language import Language
from diagnostics.text import Text, text

if TYPE_CHECKING:
    from assistant.catalogue import Channel, Guide, Organisation
    from assistant.desks.desk import Head
    from assistant.outbox import Request

LONGEST_QUERY = 200
MOST_WORDS = 12
MOST_HITS = 5  # of one group; who needs more types another word

# A word of the title counts full, of what IT or we call the problem nearly so, of the rest less.
TITLE, KEYWORD, ABOUT = 1.0, 0.95, 0.6

# What an entry's best word must reach: a clear word of the title or the keywords, an exact one
# of the rest.
THRESHOLD = 0.55


class Group(StrEnum):
    """Under which heading a hit is shown, in this order."""

    OUTAGE = "outage"
    FIX = "fix"
    GUIDE = "guide"
    CHANNEL = "channel"
    REQUEST = "request"
    REPORT = "report"


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """Something that can be found, in the person's language; `keywords` in any.

    `said` is found as `about` is, and not shown.
    """

    group: Group
    id: str
    title: str
    about: str = ""
    keywords: str = ""
    said: str = ""


class Mends(Protocol):
    """A fix, or all of them, as far as it can be found."""

    @property
    def id(self) -> str:
        """What opens it."""

    @property
    def title(self) -> Text:
        """What it is called."""

    @property
    def about(self) -> Text:
        """What it does, in a sentence."""

    @property
    def keywords(self) -> Text:
        """What people call the problem, separated by commas."""


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """An entry that matches; `score` from 0.0 to 1.0, `ranges` are the matched parts of its title.

    The last hit is of the group REPORT: its title is what was typed, as the beginning of a report.
    """

    group: Group
    id: str
    title: str
    about: str
    score: float
    ranges: tuple[tuple[int, int], ...] = ()


class _Match(msgspec.Struct, frozen=True):
    """How well a typed word fits an entry, and where in the title that shows."""

    worth: float
    range: tuple[int, int] | None = None


_NONE = _Match(0.0)


def search(query: str, entries: Iterable[Entry]) -> tuple[Hit, ...]:
    """What fits the words typed, by group and best first; reporting them always comes last.

    Nothing typed finds nothing.
    """
    typed = query[:LONGEST_QUERY].strip()
    if not typed:
        return ()
    tokens = _tokens(typed)
    rows = [(entry, [_best(token, entry) for token in tokens]) for entry in entries]
    weights = [_weight([row[n] for _, row in rows]) for n in range(len(tokens))]
    hits = [
        _hit(entry, row, weights)
        for entry, row in rows
        if max((match.worth for match in row), default=0.0) >= THRESHOLD
    ]
    report = Hit(group=Group.REPORT, id="report", title=typed, about="", score=0.0)
    return (*_in_order(hits), report)


def _in_order(hits: Sequence[Hit]) -> Iterator[Hit]:
    for group in Group:
        found = [hit for hit in hits if hit.group is group]
        yield from sorted(found, key=lambda hit: -hit.score)[:MOST_HITS]


def _hit(entry: Entry, row: Sequence[_Match], weights: Sequence[float]) -> Hit:
    score = sum(match.worth * weight for match, weight in zip(row, weights, strict=True))
    return Hit(
        group=entry.group,
        id=entry.id,
        title=entry.title,
        about=entry.about,
        score=score / sum(weights),
        ranges=_joined(match.range for match in row if match.range),
    )


def _joined(ranges: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The same stretches of text, in order, none overlapping."""
    joined: list[tuple[int, int]] = []
    for begin, end in sorted(ranges):
        if joined and begin <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((begin, end))
    return tuple(joined)


def _tokens(query: str) -> list[str]:
    typed = dict.fromkeys(word.folded for word in words(query))
    return [word for word in typed if word not in EMPTY][:MOST_WORDS]


def _weight(column: Sequence[_Match]) -> float:
    """Rare words say more; a word that fits nothing says nothing (inverse document frequency)."""
    matching = sum(match.worth > 0 for match in column)
    return math.log(1 + len(column) / matching) if matching else 0.0


def _best(token: str, entry: Entry) -> _Match:
    """The word of an entry that is most like the token; the title's words come first."""
    from assistant.likeness import likeness

    best = _NONE
    for word, worth, in_title in _words_of(entry):
        like = likeness(token, word.folded)
        if like.worth * worth > best.worth:
            where = word.span(like.begin, like.end) if in_title else best.range
            best = _Match(like.worth * worth, where)
    return best


@lru_cache(maxsize=512)
def _words_of(entry: Entry) -> tuple[tuple[Word, float, bool], ...]:
    other = ((entry.keywords, KEYWORD), (entry.about, ABOUT), (entry.said, ABOUT))
    fields = ((entry.title, TITLE), *other)
    return tuple((word, worth, worth == TITLE) for field, worth in fields for word in words(field))


# What people call each way of reaching IT, beside the name that IT gave it.
_KIND_WORDS = {
    "chat": text("chat, message, talk, ask"),
    "phone": text("phone, telephone, call, number, ring"),
    "walk_in": text("desk, counter, visit, walk in, in person"),
    "call_back": text("call back, phone me, appointment"),
    "portal": text("portal, order, request, software, access, website"),
    "email": text("e-mail, mail, write, message"),
    "guides": text("guide, manual, how to, instructions, help page"),
    "report": text("report, ticket, problem, incident, complaint"),
}


def entries(
    fixes: Iterable[Mends],
    organisation: Organisation,
    requests: Iterable[Request],
    outages: Iterable[Head],
    language: Language,
    said: Mapping[str, str],
) -> list[Entry]:
    """Everything that can be found, in `language`; what things are called, in every language.

    `said` is what was said in requests, by their numbers.
    """
    spoken = [language, *(_language(code) for code in organisation.languages)]
    return [
        *(_of_outage(head) for head in outages),
        *(_of_fix(fix, language, spoken) for fix in fixes),
        *(_of_guide(guide, language) for guide in organisation.guides),
        *(_of_channel(channel, language, spoken) for channel in organisation.channels),
        *(_of_request(request, said) for request in requests),
    ]


@lru_cache(maxsize=8)
def _language(code: str) -> Language:
    return Language(code)


def _of_fix(fix: Mends, language: Language, spoken: Sequence[Language]) -> Entry:
    return Entry(
        group=Group.FIX,
        id=fix.id,
        title=language.say(fix.title),
        about=language.say(fix.about),
        keywords=_in_all(fix.keywords, spoken),
    )


def _of_channel(channel: Channel, language: Language, spoken: Sequence[Language]) -> Entry:
    return Entry(
        group=Group.CHANNEL,
        id=channel.id,
        title=language.localized(channel.title),
        about=language.localized(channel.place or channel.expect or ""),
        keywords=_in_all(_KIND_WORDS[channel.kind], spoken),
    )


def _of_outage(head: Head) -> Entry:
    return Entry(group=Group.OUTAGE, id=head.number, title=head.subject)


def _of_guide(guide: Guide, language: Language) -> Entry:
    called = [guide.title, *([guide.keywords] if guide.keywords else [])]
    return Entry(
        group=Group.GUIDE,
        id=guide.id,
        title=language.localized(guide.title),
        about=language.localized(guide.about or ""),
        keywords=", ".join(word for one in called for word in every_language(one)),
    )


def _of_request(request: Request, said: Mapping[str, str]) -> Entry:
    number = request.number or ""
    return Entry(
        group=Group.REQUEST,
        id=request.reference,
        title=request.subject,
        about=f"#{number}" if number else "",
        keywords=number,
        said=said.get(number, ""),
    )


def _in_all(keywords: Text, spoken: Sequence[Language]) -> str:
    return ", ".join(dict.fromkeys(one.say(keywords) for one in spoken))


def every_language(words: str | Mapping[str, str]) -> list[str]:
    """What IT wrote, in all the languages in which it did."""
    return [words] if isinstance(words, str) else list(words.values())
