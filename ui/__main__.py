"""Where `balie` starts: a command goes to the command line, everything else to the window.

Neither pays for the other: the command line works where there is no Qt at all.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

COMMANDS = ("check", "fix", "report", "requests", "reply", "sent", "channels", "org")

_HELP = """\
usage: balie [--org FILE] [--language CODE] [--background]
       balie {commands} ...

Your way to IT support: an icon in the tray, a window, and a command line.

options:
  --org FILE       the organisation's file, instead of the one that IT installed
  --language CODE  the language to speak, such as nl or fr, instead of the system's
  --background     show nothing but the icon; for starting with the session
  --version        say which version this is
  --help           say this

commands: balie COMMAND --help says more
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Start what was asked for; returns the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    first = arguments[0] if arguments else ""
    if first in COMMANDS:
        from assistant.__main__ import main as command_line

        return command_line(arguments)
    if first == "--version":
        print(f"balie {_version()}")
        return 0
    if first in ("--help", "-h"):
        print(_HELP.format(commands="|".join(COMMANDS)), end="")
        return 0
    return _window(arguments)


def _version() -> str:
    from importlib.metadata import version

    return version("balie")


def _window(arguments: list[str]) -> int:
    try:
        import PySide6.QtWidgets  # noqa: F401 - to tell a missing Qt from a mistake of our own
    except ImportError as error:
        print(
            f"balie: the window needs Qt, which cannot be loaded here ({error}).\n"
            "The commands work without it: balie --help lists them.",
            file=sys.stderr,
        )
        return 2
    # msgspec takes typing_extensions where tools have brought it along, and works without: 5 MB.
    sys.modules.setdefault("typing_extensions", None)  # type: ignore[arg-type]  # "cannot be found"
    from ui.app import run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
