"""`balie reply`: answer IT about a request that it has."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from assistant.assembly import assemble
from assistant.commands.common import Exit, add_common, options_of, print_json
from assistant.commands.requests import find, known
from assistant.commands.sending import document, entered, exit_code, tell
from assistant.errors import Trouble, Troubled
from diagnostics.text import text

if TYPE_CHECKING:
    from assistant.engine import Engine


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "reply",
        help="answer IT about a request that it has",
        epilog="Exit code: 0 IT has it, 1 it is kept and will be sent (start Balie, or run "
        "“balie report --send-waiting”), 2 could not run.",
    )
    add_common(parser)
    parser.add_argument("number", help="the request, as “balie requests” lists it")
    parser.add_argument(
        "--message", metavar="TEXT", required=True, help="the answer; - reads it from input"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Do it."""
    engine = assemble(options_of(arguments), apart=False)
    try:
        words = entered(arguments.message)
        return reply(engine, arguments.number, words, as_json=arguments.json)
    finally:
        engine.close()


def reply(engine: Engine, number: str, words: str, *, as_json: bool) -> Exit:
    """Keep it, and try to send it at once; raises Troubled where it cannot be said at all."""
    own = engine.own_requests
    if not own.abilities.replies:
        raise Troubled(NO_REPLIES)
    request = find(*known(engine), number)
    if request.number is None:
        raise Troubled(NOT_THERE_YET)
    reference = own.reply(request.number, words)
    engine.deliver_once()
    [sent] = [one for one in own.sayings() if one.reference == reference]
    if as_json:
        print_json(document(sent, engine.language))
    else:
        tell(sent, text("IT has your answer."), engine.language)
    return exit_code([sent])


NO_REPLIES = Trouble(
    title=text("The service desk takes no answers from here"),
    meaning=text("Nothing was sent."),
    next_step=text("“balie channels” lists every other way to reach IT."),
    again=False,
)
NOT_THERE_YET = Trouble(
    title=text("IT does not have that request yet"),
    meaning=text("Nothing was sent."),
    next_step=text("Run “balie report --send-waiting” first, then answer."),
    again=False,
)
