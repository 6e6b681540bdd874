"""Finds all that is to be taken out of a text, and settles which of what overlaps it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec

from assistant.redaction.blobs import Blob, blobs
from assistant.redaction.escapes import views
from assistant.redaction.kinds import Found, Kind
from assistant.redaction.patterns import PATTERNS
from assistant.redaction.pseudonyms import is_inside_pseudonym, is_pseudonym
from assistant.redaction.seeds import Seeds

# Encoded text inside encoded text inside encoded text.
_DEPTH = 3

Place = Callable[[int, int], tuple[int, int]]


class Edit(msgspec.Struct, frozen=True, kw_only=True):
    """A place to change: `original` is how it reads there, with all escapes undone.

    Encoded text has `inside` what to change in `original`, and how to `encode` it again.
    """

    begin: int
    end: int
    kind: Kind
    original: str
    same: str | None = None
    inside: tuple[Edit, ...] = ()
    encode: Callable[[str], str] | None = None


def edits(text: str, seeds: Seeds, depth: int = _DEPTH) -> tuple[Edit, ...]:
    """Everything to take out of a text, in order, with nothing overlapping."""
    found = [edit for view, back in views(text) for edit in _in_view(view, back, seeds, depth)]
    # A stable sort: where two are as wide, the one that was sought first says what it is.
    found.sort(key=lambda edit: (edit.begin, -edit.end))
    return tuple(_settled(text, cluster) for cluster in _clusters(found))


def lower(text: str) -> str:
    """The text in lower case and as long as before: some letters have two for a small one."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c if len(c.lower()) > 1 else c.lower() for c in text)


def _in_view(view: str, back: Place, seeds: Seeds, depth: int) -> Iterator[Edit]:
    lowered = lower(view)
    for pattern in PATTERNS:
        for found in pattern.find(view, lowered):
            original = view[found.begin : found.end]
            if not is_pseudonym(original) or original in seeds:
                yield _edit(found, original, back)
    for found in seeds.find(view, lowered):
        if not is_inside_pseudonym(view, found.begin, found.end):
            yield _edit(found, view[found.begin : found.end], back)
    if depth:
        for blob in blobs(view):
            yield from _in_blob(blob, back, seeds, depth - 1)


def _edit(found: Found, original: str, back: Place) -> Edit:
    begin, end = back(found.begin, found.end)
    return Edit(begin=begin, end=end, kind=found.kind, original=original, same=found.same)


def _in_blob(blob: Blob, back: Place, seeds: Seeds, depth: int) -> Iterator[Edit]:
    if blob.encode is None:
        inside: tuple[object, ...] = tuple(seeds.find(blob.text, lower(blob.text)))
        written: tuple[Edit, ...] = ()
    else:
        inside = written = edits(blob.text, seeds, depth)
    if inside:
        begin, end = back(blob.begin, blob.end)
        yield Edit(
            begin=begin,
            end=end,
            kind=Kind.ENCODED,
            original=blob.text,
            inside=written,
            encode=blob.encode,
        )


def _clusters(found: Iterable[Edit]) -> Iterator[list[Edit]]:
    """What overlaps, together."""
    cluster: list[Edit] = []
    end = 0
    for edit in found:
        if cluster and edit.begin >= end:
            yield cluster
            cluster = []
        end = max(end, edit.end) if cluster else edit.end
        cluster.append(edit)
    if cluster:
        yield cluster


def _settled(text: str, cluster: list[Edit]) -> Edit:
    """The one that covers all the others, or else all of them as what the widest is."""
    begin, end = cluster[0].begin, max(edit.end for edit in cluster)
    covering = [edit for edit in cluster if (edit.begin, edit.end) == (begin, end)]
    if covering:
        return next((edit for edit in covering if not edit.inside), covering[0])
    widest = max(cluster, key=lambda edit: edit.end - edit.begin)
    return Edit(begin=begin, end=end, kind=widest.kind, original=text[begin:end])
