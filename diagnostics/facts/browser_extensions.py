"""The names of what this person added to browsers; it goes along only where they choose so."""

from __future__ import annotations

import msgspec

from diagnostics.facts.browser_profiles import places
from diagnostics.facts.browser_profiles.extensions import of_chromium, of_firefox
from diagnostics.model import Fact, Goes, Topic
from diagnostics.system import Machine, Platform


class BrowserExtensions(msgspec.Struct, frozen=True, kw_only=True):
    """The names of extensions in all browsers and profiles, each once."""

    names: tuple[str, ...]


def _read(machine: Machine) -> BrowserExtensions:
    chromium = [name for folder in places.chromium(machine) for name in of_chromium(folder)]
    firefox = [name for folder in places.firefox(machine) for name in of_firefox(folder)]
    return BrowserExtensions(names=tuple(dict.fromkeys([*chromium, *firefox])))


FACT = Fact(
    id="browser_extensions",
    topic=Topic.PROGRAMS,
    limit=2.0,
    readers=dict.fromkeys(Platform, _read),
    goes=Goes.BY_CHOICE,
)
