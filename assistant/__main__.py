"""The second front end: Balie on the command line, with no window.

It proves that nothing of what Balie knows or does needs one, and it serves scripts.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.errors import Trouble

COMMANDS = ("check", "fix", "report", "requests", "reply", "sent", "channels", "org")


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; returns its exit code (see `assistant.commands.common.Exit`)."""
    words = sys.argv[1:] if argv is None else list(argv)
    arguments = _parser(words).parse_args(words)
    from assistant import jobs, paths
    from assistant.commands.common import Exit
    from assistant.logs import start_log

    start_log(paths.log_file())
    return jobs.attempt(
        "command",
        lambda: _run(arguments),
        on_trouble=lambda trouble: _complain(trouble, arguments),
        otherwise=int(Exit.COULD_NOT_RUN),
    )


def _run(arguments: argparse.Namespace) -> int:
    from assistant.commands.common import Exit

    try:
        code = int(arguments.run(arguments))
        sys.stdout.flush()
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:
        # The reader has gone (`balie check | head`); nothing more can be said to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.COULD_NOT_RUN
    return code


def _complain(trouble: Trouble, arguments: argparse.Namespace) -> None:
    from assistant.assembly import choose_language
    from assistant.commands.common import complain, options_of
    from diagnostics.system import this_machine

    complain(trouble, choose_language(options_of(arguments), this_machine()))


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="balie", description="Every way to IT support, from the command line."
    )
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for command in _commands(words):
        command.add(commands)
    return parser


def _commands(words: Sequence[str]) -> tuple[ModuleType, ...]:
    """The modules of the commands that these words may mean, in the order of the help.

    Looking at the computer is done often, and does without all that the others need.
    """
    from assistant.commands import check

    if words[:1] == ["check"]:
        return (check,)
    from assistant.commands import channels, fix, org, reply, report, requests, sent

    return (check, fix, report, requests, reply, sent, channels, org)


if __name__ == "__main__":
    sys.exit(main())
