"""What can be chosen when the window is started."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple


class Mistyped(ValueError):
    """The command line could not be understood; the message says why."""


class Options(NamedTuple):
    """`background`: show nothing but the icon."""

    organisation_file: Path | None = None
    language: str | None = None
    background: bool = False


def parse(arguments: Sequence[str]) -> Options:
    """Read `--name value` and `--name=value`; raises Mistyped.

    By hand: argparse would cost a tenth of the memory that Balie may add to a bare tray program.
    """
    options, rest = Options(), list(arguments)
    while rest:
        name, equals, value = rest.pop(0).partition("=")
        if name == "--background" and not equals:
            options = options._replace(background=True)
        elif name in ("--org", "--language"):
            if not equals and not rest:
                raise Mistyped(f"{name} needs a value")
            value = value if equals else rest.pop(0)
            options = _chosen(options, name, value)
        else:
            raise Mistyped(f"unknown: {name}")
    return options


def _chosen(options: Options, name: str, value: str) -> Options:
    if name == "--org":
        return options._replace(organisation_file=Path(value))
    return options._replace(language=value)
