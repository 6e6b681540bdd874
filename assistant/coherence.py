"""Mistakes in the organisation's file that no single value shows: what must fit together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant import rules, typed
from assistant.catalogue import OFF, Kind, ProxyKind
from assistant.check_choices import choice_mistakes
from assistant.holidays import COUNTRIES
from assistant.own_check_choices import own_mistakes
from assistant.own_fix_choices import own_fix_mistakes
from assistant.typed import Mistake
from diagnostics.text import text

# What is shown at the head of a window need not be larger.
LARGEST_LOGO = 1024 * 1024

# These lead somewhere; a walk-in desk is a place and a report is written here.
_NEED_LINK = tuple(kind for kind in Kind if kind not in (Kind.WALK_IN, Kind.REPORT))


def mistakes_across(data: dict[str, Any], file: Path) -> Iterator[Mistake]:
    """Mistakes that no single value shows. The data may have any shape still."""
    for path, channel in _tables(data, "channels"):
        yield from _channel_mistakes(channel, path)
        yield from _holiday_mistakes(channel, path, data.get("country"))
    for path, own in _tables(data, "own_checks"):
        yield from own_mistakes(own, path)
    yield from _own_fix_mistakes(data)
    for several in ("channels", "guides", "services", "printers", "own_checks", "own_fixes"):
        yield from _same_ids(data, several)
    yield from _proxy_mistakes(data.get("proxy"))
    yield from choice_mistakes(data.get("checks"))
    branding = data.get("branding")
    if isinstance(branding, dict) and not _logo_is_there(branding.get("logo"), file):
        allowed = text("a picture that is there, of 1 MB at most")
        yield typed.wrong(("branding", "logo"), branding["logo"], allowed)


def _tables(data: dict[str, Any], key: str) -> Iterator[tuple[typed.Path, dict[str, Any]]]:
    """The tables of an array, each with where it stands."""
    several = data.get(key)
    for number, table in enumerate(several if isinstance(several, list) else ()):
        if isinstance(table, dict):
            yield (key, number), table


def _own_fix_mistakes(data: dict[str, Any]) -> Iterator[Mistake]:
    own_checks = [str(table.get("id")) for _, table in _tables(data, "own_checks")]
    checks = data.get("checks")
    chosen = checks.items() if isinstance(checks, dict) else ()
    off = [name for name, table in chosen if isinstance(table, dict) and table.get(OFF) is True]
    for path, own in _tables(data, "own_fixes"):
        yield from own_fix_mistakes(own, path, own_checks, off)


def _proxy_mistakes(proxy: object) -> Iterator[Mistake]:
    if not isinstance(proxy, dict):
        return
    if proxy.get("kind") == ProxyKind.MANUAL and "host" not in proxy:
        yield typed.missing(("proxy", "host"), rules.HOST.allowed)
    if proxy.get("kind") == ProxyKind.AUTOMATIC and "script" not in proxy:
        yield typed.missing(("proxy", "script"), rules.SCRIPT.allowed)


def _same_ids(data: dict[str, Any], key: str) -> Iterator[Mistake]:
    ids: list[object] = []
    for path, table in _tables(data, key):
        name = table.get("id")
        if name in ids and name is not None:
            yield typed.wrong((*path, "id"), name, text("different from every other id"))
        ids.append(name)


def _channel_mistakes(channel: dict[str, Any], path: typed.Path) -> Iterator[Mistake]:
    kind = channel.get("kind")
    if kind in _NEED_LINK and "target" not in channel:
        yield typed.missing((*path, "target"), rules.LINK.allowed)
    if kind == Kind.WALK_IN and "place" not in channel:
        yield typed.missing((*path, "place"), text("where to walk to, in words"))


def _holiday_mistakes(
    channel: dict[str, Any], path: typed.Path, country: object
) -> Iterator[Mistake]:
    """Public holidays of a country that nobody here knows would quietly be working days."""
    hours, country = channel.get("hours"), channel.get("country", country)
    if not isinstance(hours, str) or not isinstance(country, str):
        return
    if "PH" in hours and rules.COUNTRY.holds(country) and country not in COUNTRIES:
        allowed = text(
            "without PH, as the public holidays of {country} are not known here; "
            "the days can be listed in “closed”",
            country=country,
        )
        yield typed.wrong((*path, "hours"), hours, allowed)


def _logo_is_there(logo: object, file: Path) -> bool:
    """Whether the picture can be shown; a logo that is none, or wrong, is no matter of this."""
    if not isinstance(logo, str) or not rules.LOGO.holds(logo):
        return True
    image = picture(logo, file)
    try:
        return image is None or (image.is_file() and image.stat().st_size <= LARGEST_LOGO)
    except OSError:  # in a folder that may not be looked into
        return False


def picture(logo: str, file: Path) -> Path | None:
    """The picture that a logo names, beside the organisation's file; None where it is letters."""
    return file.parent / logo if logo.lower().endswith(rules.PICTURES) else None
