"""What a pattern is: a regular expression, what must be in a text for it to be tried, a check.

Time must grow no faster than the text, whoever wrote it. So a pattern begins with what is rare or
at a boundary, repeats without going back (`++`, `{1,64}+`), and is bounded where it looks ahead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

import msgspec

from assistant.redaction.kinds import Found, Kind

# What may take more lines than this is sought in the whole text.
_WHOLE = 5


def always(_: re.Match[str]) -> bool:
    """No further check."""
    return True


class Pattern(msgspec.Struct, frozen=True, kw_only=True):
    """Something to find. The unnamed groups of `regex` are taken out; without any, all of it is.

    One of `hints` (in lower case) stands on the line on which a match begins; no hints means that
    it may be any line. `lines` is how many lines more a match may take. `is_sound` looks closer.
    """

    kind: Kind
    regex: str
    hints: tuple[str, ...] = ()
    lines: int = 0
    flags: re.RegexFlag = re.NOFLAG
    is_sound: Callable[[re.Match[str]], bool] = always

    def find(self, text: str, lowered: str) -> Iterator[Found]:
        """Every place in the text; `lowered` is the text in lower case, and as long."""
        regex = _compiled(self.regex, self.flags)
        for begin, end in self._parts(lowered):
            for match in regex.finditer(text, begin, end):
                if self.is_sound(match):
                    yield from self._found(match)

    def _parts(self, lowered: str) -> Iterable[tuple[int, int]]:
        if not self.hints:
            return ((0, len(lowered)),)
        if self.lines > _WHOLE:
            return ((0, len(lowered)),) if any(h in lowered for h in self.hints) else ()
        return _joined(sorted(p for h in self.hints for p in _lines_with(h, lowered, self.lines)))

    def _found(self, match: re.Match[str]) -> Iterator[Found]:
        unnamed = set(range(1, match.re.groups + 1)) - set(match.re.groupindex.values())
        for group in sorted(unnamed) or (0,):
            begin, end = match.span(group)
            if begin < end:
                yield Found(begin, end, self.kind)


def _lines_with(hint: str, text: str, more: int) -> Iterator[tuple[int, int]]:
    at = text.find(hint)
    while at >= 0:
        begin = text.rfind("\n", 0, at) + 1
        end = at
        for _ in range(more + 1):
            end = text.find("\n", end + 1)
            if end < 0:
                yield begin, len(text)
                return
        yield begin, end
        at = text.find(hint, end)


def _joined(parts: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The parts in order, those that touch or overlap as one."""
    first = last = 0
    for begin, end in parts:
        if begin > last:
            if last:
                yield first, last
            first = begin
        last = max(last, end)
    if last:
        yield first, last


@cache
def _compiled(regex: str, flags: re.RegexFlag) -> re.Pattern[str]:
    return re.compile(regex, flags)


def found_in(match: re.Match[str]) -> str:
    """What a match would take out: its first group that matched, or all of it."""
    return next((group for group in match.groups() if group), match[0])


def before(match: re.Match[str], length: int) -> str:
    """The text right before a match, in lower case."""
    return match.string[max(0, match.start() - length) : match.start()].lower()


def after(match: re.Match[str], length: int) -> str:
    """The text right after a match, in lower case."""
    return match.string[match.end() : match.end() + length].lower()
