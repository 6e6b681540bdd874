"""Fixes that an organisation declares for an administrator, read again by the helper itself.

What Balie says of them counts for nothing here: the file is read from its one place, and only if
nobody but root can have written it or anything that it runs.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from privileged.running import Command

ORGANISATION = "/etc/balie/organisation.toml"
_LARGEST_FILE = 256 * 1024
_LONGEST_SECONDS = 600
_DEFAULT_SECONDS = 60
_OPEN = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


class NotDeclared(Exception):
    """The file has no such fix for an administrator, or leaves no such choice."""


class Distrusted(Exception):
    """Others than root can change what would be run; names the path."""


def command(parameters: Mapping[str, str]) -> Command:
    """What the organisation's file says is run; raises NotDeclared, Distrusted or OSError."""
    declared = _declared(_read(), parameters["id"])
    chosen = {name: value for name, value in parameters.items() if name != "id"}
    argv = _argv(declared, chosen)
    for argument in argv:
        # A link of the system's own (/bin) leads somewhere that is looked at all the way as well.
        if argument.startswith("/") and os.path.lexists(argument):
            os.close(_open_trusted(os.path.realpath(argument)))
    limit = declared.get("limit_seconds", _DEFAULT_SECONDS)
    if not isinstance(limit, int | float) or not 0 < limit <= _LONGEST_SECONDS:
        raise NotDeclared
    return Command(argv, float(limit), None)


def _read() -> Mapping[str, Any]:
    import tomllib

    file = _open_trusted(ORGANISATION)
    try:
        if not stat.S_ISREG(os.fstat(file).st_mode):
            raise Distrusted(ORGANISATION)
        content = os.read(file, _LARGEST_FILE + 1)
    finally:
        os.close(file)
    try:
        return {} if len(content) > _LARGEST_FILE else tomllib.loads(content.decode())
    except ValueError:
        return {}


def _declared(organisation: Mapping[str, Any], wanted: str) -> Mapping[str, Any]:
    for fix in _tables(organisation.get("own_fixes")):
        if fix.get("id") == wanted and fix.get("rights") == "administrator":
            return fix
    raise NotDeclared


def _argv(fix: Mapping[str, Any], chosen: Mapping[str, str]) -> tuple[str, ...]:
    remediate = fix.get("remediate")
    argv = remediate.get("linux") if isinstance(remediate, dict) else None
    if not isinstance(argv, list) or not argv or not all(isinstance(a, str) for a in argv):
        raise NotDeclared
    places = dict(_places(_tables(fix.get("choices")), chosen))
    if len(places) != len(chosen) or not argv[0].startswith("/"):
        raise NotDeclared
    return tuple(places.get(str(argument), str(argument)) for argument in argv)


def _places(
    choices: Sequence[Mapping[str, Any]], chosen: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    for choice in choices:
        name = str(choice.get("id"))
        value = chosen.get(name)
        values = [one.get("value") for one in _tables(choice.get("values"))]
        if value is None or value not in values or _is_refused(value, choice):
            raise NotDeclared
        yield f"{{{name}}}", value


def _is_refused(value: str, choice: Mapping[str, Any]) -> bool:
    """Whether a program could take it for an option, though that was not said to be right."""
    return value.startswith("-") and choice.get("options") is not True


def _tables(found: object) -> Sequence[Mapping[str, Any]]:
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _open_trusted(path: str) -> int:
    """Open a file that root alone can change, as it can every folder on the way; no links."""
    at = os.open("/", _OPEN)
    try:
        for name in path.strip("/").split("/"):
            _must_be_roots(at, path)
            inner = os.open(name, _OPEN, dir_fd=at)
            os.close(at)
            at = inner
        _must_be_roots(at, path)
    except (OSError, Distrusted) as error:
        os.close(at)
        raise error if isinstance(error, FileNotFoundError) else Distrusted(path) from error
    return at


def _must_be_roots(file: int, path: str) -> None:
    status = os.fstat(file)
    if status.st_uid != 0 or status.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        raise Distrusted(path)
