"""HTML that cannot be broken by what stands in it: all but markup made here is escaped."""

from __future__ import annotations

from html import escape

_INLINE = {"b", "code", "span", "time"}


class Html(str):
    """Markup. A plain string is text, whatever it looks like."""

    __slots__ = ()


def tag(name: str, /, *inside: str, **attributes: str) -> Html:
    """An element; `class_` stands for the attribute `class`."""
    written = "".join(f' {k.rstrip("_")}="{escape(v)}"' for k, v in attributes.items())
    # A line for each, so that no line of the message grows too long.
    end = "" if name in _INLINE else "\n"
    return Html(f"<{name}{written}>{joined(*inside)}</{name}>{end}")


def joined(*inside: str) -> Html:
    """One after the other."""
    return Html("".join(part if isinstance(part, Html) else escape(part) for part in inside))
