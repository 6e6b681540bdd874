"""Which programs this person's links open in: https in a browser, mailto in a mail program."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from diagnostics.facts.default_programs import linux, macos, windows
from diagnostics.facts.default_programs.model import Program
from diagnostics.model import Fact, Topic
from diagnostics.system import Machine, Platform

__all__ = ["Program", "fact"]

_SYSTEMS = {Platform.LINUX: "Linux", Platform.MACOS: "macOS", Platform.WINDOWS: "Windows"}


def fact(identifier: str, scheme: str) -> Fact[Program]:
    """The fact of what opens links that begin with a scheme."""
    return Fact(
        id=identifier,
        topic=Topic.PROGRAMS,
        limit=2.5,
        readers={
            Platform.LINUX: _of(linux.opener, scheme),
            Platform.MACOS: _of(macos.opener, scheme),
            Platform.WINDOWS: _of(windows.opener, scheme),
        },
    )


def _of(opener: Callable[[Machine, str], Program], scheme: str) -> Callable[[Machine], Program]:
    def read(machine: Machine) -> Program:
        return replace(opener(machine, scheme), system=_SYSTEMS[machine.platform])

    return read
