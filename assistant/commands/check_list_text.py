"""The list of all checks and facts as lines of text, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def lines(listed: dict[str, Any]) -> Iterator[str]:
    """One line a check, one for each of its thresholds, then one a fact."""
    for check in listed["checks"]:
        off = "" if check["on"] else "  (off)"
        needs = ", ".join(check["needs"])
        yield f"{check['id']:<24} {check['topic']:<12} {check['title']}{off}  <- {needs}"
        yield from map(_threshold, check["thresholds"])
    yield ""
    for fact in listed["facts"]:
        fields = ", ".join(fact["fields"])
        yield f"{fact['id']:<24} {fact['topic']:<12} {fact['goes']:<10}  {fields}"


def _threshold(one: dict[str, Any]) -> str:
    number, default, low, high = (
        f"{one[key]:.15g}" for key in ("number", "default", "low", "high")
    )
    chosen = "" if number == default else f", by default {default}"
    return f"    {one['id']} = {number}{chosen} ({low} to {high}): {one['source']}"
