"""What commands of an organisation's own have in common, in checks as in fixes.

Where the organisation's file is not one that only an administrator can change, what has them is
left out of it while it is read (`assistant.organisation`), so that whoever holds an organisation
may run them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath, PurePosixPath, PureWindowsPath
from typing import Annotated

from assistant import rules, typed
from assistant.typed import Mistake, Rule
from diagnostics.system import Platform
from diagnostics.text import text

Command = Annotated[tuple[str, ...], rules.COMMAND]
Commands = dict[Platform, Command]

# A run over all checks should not be held up for longer by one of them.
SLOWEST_SECONDS = 10

_SHELL = re.compile(r"(ba|da|z|k|fi|c|tc)?sh|(cmd|powershell|pwsh)(\.exe)?", re.IGNORECASE)
_BATCH = (".bat", ".cmd")
_LINE = re.compile(r"-[a-z]*c|-(c|en)\w*|-e|--command.*|/[ck]", re.IGNORECASE)


def at_most(seconds: float) -> Rule:
    """The rule of a time that a command may take."""
    return Rule(
        holds=lambda given: 0 < given <= seconds,
        allowed=text("a number of seconds above 0, at most {most}", most=round(seconds)),
    )


def command_mistakes(commands: object, path: typed.Path) -> Iterator[Mistake]:
    """A path that is whole on one system is not on another."""
    for system, argv in well_formed(commands):
        if not _kind(system)(argv[0]).is_absolute():
            yield typed.wrong((*path, system), argv, rules.COMMAND.allowed)


def well_formed(commands: object) -> Iterator[tuple[str, list[str]]]:
    """The commands by their systems, of any shape still, that are lists of arguments at least."""
    for system, argv in commands.items() if isinstance(commands, dict) else ():
        if isinstance(argv, list) and rules.COMMAND.holds(argv):
            yield system, argv


def takes_a_line(system: str, argv: list[str]) -> bool:
    """Whether the program reads an argument as a line of commands, as shells do."""
    program = _kind(system)(argv[0]).name
    if program.lower().endswith(_BATCH):
        return True
    return bool(_SHELL.fullmatch(program)) and any(map(_LINE.fullmatch, argv[1:]))


def _kind(system: str) -> type[PurePath]:
    return PureWindowsPath if system == Platform.WINDOWS else PurePosixPath
