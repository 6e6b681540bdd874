"""What a pattern is: a regular expression, what must be in a text for it to be tried, a check.

Time must grow no faster than the text, whoever wrote it. So a pattern begins with what is rare or
at a boundary, repeats without going back (`++`, `{1,64}+`), and is bounded where it looks ahead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

import msgspec

from assistant.redaction.kinds import Found, Kind


def always(_: re.Match[str]) -> bool:
    """No further check."""
    return True


class Pattern(msgspec.Struct, frozen=True, kw_only=True):
    """Something to find. The unnamed groups of `regex` are taken out; without any, all of it is.

    One of `hints` (in lower case) must stand in a text for `regex` to be tried at all; no hints
    means always. `is_sound` looks closer.
    """

    kind: Kind
    regex: str
    hints: tuple[str, ...] = ()
    flags: re.RegexFlag = re.NOFLAG
    is_sound: Callable[[re.Match[str]], bool] = always

    def find(self, text: str, lowered: str) -> Iterator[Found]:
        """Every place in the text; `lowered` is the text in lower case."""
        if self.hints and not any(hint in lowered for hint in self.hints):
            return
        for match in _compiled(self.regex, self.flags).finditer(text):
            if self.is_sound(match):
                yield from self._found(match)

    def _found(self, match: re.Match[str]) -> Iterator[Found]:
        unnamed = set(range(1, match.re.groups + 1)) - set(match.re.groupindex.values())
        for group in sorted(unnamed) or (0,):
            begin, end = match.span(group)
            if begin < end:
                yield Found(begin, end, self.kind)


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
