"""Finds all that is to be taken out of a text, and settles which of what overlaps it is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate

import msgspec
from msgspec.structs import replace

from assistant.redaction.blobs import Blob, blobs
from assistant.redaction.escapes import views
from assistant.redaction.kinds import Found, Kind
from assistant.redaction.patterns import PATTERNS
from assistant.redaction.pseudonyms import addresses_in, is_inside_pseudonym, is_pseudonym
from assistant.redaction.seeds import Seeds

# Encoded text inside encoded text inside encoded text.
_DEPTH = 3
# No pattern goes on across this.
_BETWEEN = "\n\x01\n"

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
    (_, here), *others = views(text)
    found = list(_in_view(text, here, seeds, depth))
    undone = [edit for view, back in others for edit in _in_view(view, back, seeds, depth)]
    found += _clear_of(addresses_in(text) if undone else [], undone)
    # A stable sort: where two are as wide, the one that was sought first says what it is.
    found.sort(key=lambda edit: (edit.begin, -edit.end))
    return tuple(_settled(text, cluster) for cluster in _clusters(found))


def edits_of_all(texts: list[str], seeds: Seeds, depth: int = _DEPTH) -> list[list[Edit]]:
    """The same for many texts, in one go: most of the work is per text, not per letter."""
    return _by_part(texts, lambda text: edits(text, seeds, depth))


def _clear_of(places: list[tuple[int, int]], found: list[Edit]) -> Iterator[Edit]:
    """Without addresses that are in part a pseudonym: `%2001:db8::1` is no " 01:db8::1"."""
    begins = [begin for begin, _ in places]
    for edit in found:
        index = bisect_right(begins, edit.end - 1) - 1
        touches = index >= 0 and places[index][1] > edit.begin
        if not touches or edit.kind not in {Kind.ADDRESS, Kind.HARDWARE_ADDRESS}:
            yield edit


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
        encoded = list(blobs(view))
        yield from _in_texts([b for b in encoded if b.encode], back, seeds, depth - 1)
        yield from _in_binary([b for b in encoded if not b.encode], back, seeds)


def _edit(found: Found, original: str, back: Place) -> Edit:
    begin, end = back(found.begin, found.end)
    return Edit(begin=begin, end=end, kind=found.kind, original=original, same=found.same)


def _in_texts(found: list[Blob], back: Place, seeds: Seeds, depth: int) -> Iterator[Edit]:
    """What is in encoded text; all of it is looked at in one go, for most is a word or two."""
    inside = edits_of_all([blob.text for blob in found], seeds, depth)
    for blob, edited in zip(found, inside, strict=True):
        if edited:
            yield _of_blob(blob, back, tuple(edited))


def _in_binary(found: list[Blob], back: Place, seeds: Seeds) -> Iterator[Edit]:
    """Encoded data that are no text, with a name that is known in them."""

    def named(text: str) -> Iterable[Edit]:
        return (_edit(f, "", _here) for f in seeds.find(text, lower(text)))

    inside = _by_part([blob.text for blob in found], named)
    yield from (_of_blob(blob, back) for blob, names in zip(found, inside, strict=True) if names)


def _by_part(parts: list[str], find: Callable[[str], Iterable[Edit]]) -> list[list[Edit]]:
    """What is found in each part, with the places counted from where the part begins."""
    starts = [0, *accumulate(len(part) + len(_BETWEEN) for part in parts)]
    inside: list[list[Edit]] = [[] for _ in parts]
    for edit in find(_BETWEEN.join(parts)) if parts else ():
        index = bisect_right(starts, edit.begin) - 1
        begin = edit.begin - starts[index]
        end = min(edit.end - starts[index], len(parts[index]))
        if begin < end:
            inside[index].append(replace(edit, begin=begin, end=end))
    return inside


def _of_blob(blob: Blob, back: Place, inside: tuple[Edit, ...] = ()) -> Edit:
    begin, end = back(blob.begin, blob.end)
    return Edit(
        begin=begin,
        end=end,
        kind=Kind.ENCODED,
        original=blob.text,
        inside=inside,
        encode=blob.encode,
    )


def _here(begin: int, end: int) -> tuple[int, int]:
    return begin, end


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
