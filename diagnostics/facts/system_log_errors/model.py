"""Errors in the system's log as counts; what was logged is never kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec

DAY = 24 * 60 * 60
# More than this are not counted: "more than 5 000" says enough, and reading them takes time.
MOST = 5000
_MOST_SOURCES = 10


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A program or service, and how many errors it logged."""

    name: str
    errors: int


class SystemLogErrors(msgspec.Struct, frozen=True, kw_only=True):
    """Errors of the last 24 hours (`MOST` at most); the ten sources with most of them, in order."""

    errors: int
    sources: tuple[Source, ...]


def count(names: Iterable[str]) -> SystemLogErrors:
    """Count errors, given where each came from."""
    counts = Counter(names)
    sources = (Source(name=n, errors=e) for n, e in counts.most_common(_MOST_SOURCES))
    return SystemLogErrors(errors=counts.total(), sources=tuple(sources))
