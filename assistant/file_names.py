"""Names of files from outside, made such that they lead nowhere and every system takes them."""

from __future__ import annotations

from assistant.printable import printable

_LONGEST = 120
# What Windows refuses in names (Microsoft, "Naming Files, Paths, and Namespaces").
_REFUSED = '<>:"|?*\n\t'


def safe_name(name: str) -> str:
    """The last part of it, without hidden starts, controls and what turns the direction round."""
    last = str(printable(name)).replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join("_" if c in _REFUSED else c for c in last).strip(" .")
    stem, dot, suffix = kept.rpartition(".")
    return f"{stem[:_LONGEST]}{dot}{suffix[:20]}" if stem else suffix[:_LONGEST] or "file"
