"""`balie report`: tell IT what is going wrong, with the diagnostics attached."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from assistant.assembly import assemble
from assistant.commands.common import (
    Exit,
    add_common,
    complain,
    options_of,
    print_json,
)
from assistant.commands.sending import document, entered, exit_code, tell
from assistant.engine import Engine
from assistant.errors import Trouble, Troubled
from assistant.outbox import RequestState
from assistant.reference import new_reference
from assistant.tickets.draft import Draft, Impact, Reach
from assistant.tickets.files import CLEANED, read_file
from assistant.tickets.parts import FIXES, Part, every, more
from diagnostics.model import Topic
from diagnostics.text import text

ARRIVED = text("IT has your report.")


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "report",
        help="tell IT what is going wrong, with the diagnostics attached",
        epilog="Exit code: 0 IT has it, 1 it is kept and will be sent (start Balie, or run "
        "“balie report --send-waiting”), 2 could not run.",
    )
    add_common(parser)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "--message", metavar="TEXT", help="what is going wrong; - reads it from input"
    )
    what.add_argument("--send-waiting", action="store_true", help="send what waits from earlier")
    parser.add_argument(
        "--topic",
        type=Topic,
        choices=list(Topic),
        action="append",
        default=[],
        help="attach the checks of this topic, instead of those the words are about",
    )
    parser.add_argument(
        "--more",
        type=Topic,
        choices=list(Topic),
        action="append",
        default=[],
        help="attach what is known of this topic beyond the minimum, such as lists of programs",
    )
    parser.add_argument(
        "--without",
        action="append",
        default=[],
        metavar="PART",
        help="leave out a topic, or one check or fact of it: check:uptime, fact:disk_space",
    )
    parser.add_argument("--no-diagnostics", action="store_true", help="attach nothing")
    parser.add_argument("--impact", type=Impact, choices=list(Impact), default=Impact.ONE_TASK)
    parser.add_argument("--reach", type=Reach, choices=list(Reach), default=Reach.IN_WRITING)
    parser.add_argument("--contact", default="", help="the number to call, or where you sit")
    parser.add_argument(
        "--attach",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="attach a file; a photo goes without where and by whom it was taken; may be given "
        "several times",
    )
    parser.add_argument(
        "--preview",
        action="store_true",
        help="print exactly what would be sent, byte for byte, and send nothing",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Do it."""
    engine = assemble(options_of(arguments), apart=False)
    try:
        if arguments.send_waiting:
            return _send_waiting(engine, as_json=arguments.json)
        draft = _draft(arguments)
        for path in arguments.attach:
            _attach(engine, draft, path)
        if not arguments.no_diagnostics:
            _look(engine)
        if engine.examination is not None:
            _refuse_unknown_parts(engine.parts(draft), arguments.without)
        if arguments.preview:
            sys.stdout.buffer.write(engine.compose(draft).message)
            return Exit.FINE
        return _send(engine, draft, as_json=arguments.json)
    finally:
        engine.close()


def _attach(engine: Engine, draft: Draft, path: Path) -> None:
    """And say what was left out of it."""
    file = read_file(path, engine.desk.abilities.largest_file)
    attached = engine.attachments.attach(draft.reference, file)
    if attached.cleaned:
        print(
            engine.language.say(text("{name}: {what}", name=attached.name, what=CLEANED)),
            file=sys.stderr,
        )


def _look(engine: Engine) -> None:
    """A report without diagnostics is worth more than none."""
    try:
        engine.check_here()
    except Troubled as troubled:
        complain(troubled.trouble, engine.language)


def _send(engine: Engine, draft: Draft, *, as_json: bool) -> int:
    for trouble in engine.troubles:
        complain(trouble, engine.language)
    engine.send(draft)
    engine.deliver_once()
    [request] = [r for r in engine.requests() if r.reference == draft.reference]
    if as_json:
        print_json(document(request, engine.language))
    else:
        tell(request, ARRIVED, engine.language)
    return exit_code([request])


def _send_waiting(engine: Engine, *, as_json: bool) -> int:
    waiting = {r.reference for r in engine.requests() if r.state is RequestState.WAITING}
    engine.deliver_once(hurry=True)
    tried = [r for r in engine.requests() if r.reference in waiting]
    if as_json:
        print_json({"version": 1, "requests": [document(r, engine.language) for r in tried]})
    else:
        for request in tried:
            tell(request, ARRIVED, engine.language)
    return exit_code(tried)


def _draft(arguments: argparse.Namespace) -> Draft:
    return Draft(
        reference=new_reference(),
        message=entered(arguments.message),
        impact=arguments.impact,
        reach=arguments.reach,
        contact=arguments.contact,
        chosen=_chosen(arguments),
        changed_at=time.time(),
    )


def _chosen(arguments: argparse.Namespace) -> dict[str, bool]:
    chosen: dict[str, bool] = {}
    if arguments.topic or arguments.no_diagnostics:
        chosen = {topic.value: topic in arguments.topic for topic in Topic} | {FIXES: False}
    for topic in arguments.more:
        chosen |= {topic.value: True, more(topic): True}
    return chosen | dict.fromkeys(arguments.without, False)


def _refuse_unknown_parts(parts: Sequence[Part], without: list[str]) -> None:
    """What was to stay here must not go along for a slip of the pen."""
    if unknown := sorted(set(without) - {part.id for part in every(parts)}):
        raise Troubled(
            Trouble(
                title=text("There is no such part: {parts}", parts=", ".join(unknown)),
                meaning=text("Nothing was sent."),
                next_step=text("“balie check --json” names every check and fact."),
                again=False,
            )
        )
