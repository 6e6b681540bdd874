"""What a command of the organisation's own answers, read as the organisation says.

Which commands there are is decided elsewhere, and only by a file that nobody but an administrator
can change. They run as the person, with a bare environment and no input, and never by a shell.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import PureWindowsPath

import msgspec

from diagnostics.model import CannotTell, Fact, State, Topic
from diagnostics.system import Machine, Output, Platform, ProgramTimedOut
from diagnostics.system.watched import How, watch
from diagnostics.text import UNFIT, text

# What of its output is shown.
_MOST_SHOWN = 200

# Scripts that detect for Microsoft Intune and their like end with these.
_FINE, _NOT_FINE = 0, 1


class Reads(StrEnum):
    """How the output of a command is read."""

    EXIT_CODE = "exit_code"
    NUMBER = "number"
    JSON = "json"


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What a command said: whether all is fine, the state, the value; None where it did not say."""

    fine: bool | None = None
    state: State | None = None
    value: float | str | None = None


class _Said(msgspec.Struct, frozen=True):
    state: State
    value: float | str | None = None


def fact(
    own: str,
    topic: Topic,
    commands: Mapping[Platform, tuple[str, ...]],
    reads: Reads,
    limit: float,
    *,
    signed: bool = False,
) -> Fact[Answer]:
    """The fact of one command; `limit` is in seconds. `signed`: see `command_line`."""
    return Fact(
        id=f"own_{own}",
        topic=topic,
        # What does not end in time is ended first.
        limit=limit + 1.0,
        readers={
            platform: _reader(argv, reads, limit, signed) for platform, argv in commands.items()
        },
    )


def _reader(
    argv: tuple[str, ...], reads: Reads, limit: float, signed: bool
) -> Callable[[Machine], Answer]:
    def read(machine: Machine) -> Answer:
        line = command_line(argv, machine, signed=signed)
        return answer(_run(line, limit), reads)

    return read


def _run(argv: tuple[str, ...], limit: float) -> Output:
    """Killed with all that it started where it takes longer: a look has nothing to put straight."""
    ended = watch(argv, limit=limit, go_on=lambda _: True, leave=0.0)
    if ended.how is not How.EXITED:
        raise ProgramTimedOut(argv[0])
    return Output(ended.code, ended.out, ended.err)


def command_line(argv: tuple[str, ...], machine: Machine, *, signed: bool) -> tuple[str, ...]:
    """What starts the program: itself, or Windows PowerShell where it is a script for that.

    After `-File` nothing is read as PowerShell any more, and the script's exit code is handed on
    (https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_powershell_exe).
    Scripts run as in Intune without "Enforce script signature check", under the policy Bypass; a
    `signed` one under the computer's own. Not tried on a real Windows.
    """
    if machine.platform is not Platform.WINDOWS or not argv[0].lower().endswith(".ps1"):
        return argv
    root = machine.environment.get("SYSTEMROOT", r"C:\Windows")
    program = PureWindowsPath(root, "System32", "WindowsPowerShell", "v1.0", "powershell.exe")
    policy = () if signed else ("-ExecutionPolicy", "Bypass")
    return (str(program), "-NoLogo", "-NoProfile", "-NonInteractive", *policy, "-File", *argv)


def answer(output: Output, reads: Reads) -> Answer:
    """Read the output; raises CannotTell where it is not as the organisation said it would be."""
    printed = output.out
    if reads is Reads.EXIT_CODE and output.code in {_FINE, _NOT_FINE}:
        return Answer(fine=output.code == _FINE, value=_first_line(printed))
    if output.code != 0:
        reason = text("the command of your organisation ended with code {n}", n=output.code)
        raise CannotTell(reason)
    if reads is Reads.NUMBER:
        return Answer(value=_number(_first_line(printed)))
    return _state_and_value(printed)


def _state_and_value(printed: str) -> Answer:
    try:
        said = msgspec.json.decode(printed, type=_Said)
    except msgspec.DecodeError as error:
        raise CannotTell(_NO_SENSE) from error
    value = _first_line(said.value) if isinstance(said.value, str) else said.value
    return Answer(state=said.state, value=value)


def _first_line(printed: str) -> str:
    first = next(iter(printed.strip().splitlines()), "")
    return UNFIT.sub("", first)[:_MOST_SHOWN].strip()


def _number(line: str) -> float:
    try:
        number = float(line)
    except ValueError as error:
        raise CannotTell(_NO_SENSE) from error
    if not math.isfinite(number):
        raise CannotTell(_NO_SENSE)
    return number


_NO_SENSE = text("the command of your organisation gave an answer that makes no sense")
