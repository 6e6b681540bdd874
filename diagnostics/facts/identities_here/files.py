"""Names in files that programs keep for a person, the same on every system."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diagnostics.system import Machine

_GIT = re.compile(r"^\s*(email|name)\s*=\s*\"?([^\"\n]{1,200})", re.MULTILINE)
_THUNDERBIRD = re.compile(r'"mail\.identity\.id\d+\.(useremail|fullName)", "([^"]{1,200})"')
_EVOLUTION = re.compile(r"^(Address|Name)=(.{1,200})$", re.MULTILINE)
_MOST_FILES = 20


def text_of(machine: Machine, path: str) -> str:
    """What a file says; nothing where it is not there or may not be read."""
    try:
        return machine.read(path)
    except OSError:
        return ""


def names_in(machine: Machine, folder: str) -> list[str]:
    """What is in a folder; nothing where it is not there or may not be looked into."""
    try:
        return machine.names(folder)
    except OSError:
        return []


def of_mail(machine: Machine, home: str) -> Iterator[tuple[bool, str]]:
    """What git, Thunderbird and Evolution call this person; True with what is a mail address."""
    for file in (f"{home}/.gitconfig", f"{home}/.config/git/config"):
        yield from _found(_GIT, text_of(machine, file))
    for profiles in (f"{home}/.thunderbird", f"{home}/Library/Thunderbird/Profiles"):
        for name in names_in(machine, profiles)[:_MOST_FILES]:
            if "." in name:
                yield from _found(_THUNDERBIRD, text_of(machine, f"{profiles}/{name}/prefs.js"))
    sources = f"{home}/.config/evolution/sources"
    for name in names_in(machine, sources)[:_MOST_FILES]:
        found = _found(_EVOLUTION, text_of(machine, f"{sources}/{name}"))
        yield from (pair for pair in found if pair[0])


def _found(pattern: re.Pattern[str], text: str) -> Iterator[tuple[bool, str]]:
    for _, value in pattern.findall(text):
        yield "@" in value, value.strip()
