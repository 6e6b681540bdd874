"""`balie requests`: one's own requests, and what was said about one of them."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from assistant.assembly import assemble
from assistant.commands.common import (
    Exit,
    add_common,
    complain,
    options_of,
    print_json,
    trouble_document,
)
from assistant.commands.requests_document import request_document, said_document
from assistant.desks.desk import DeskTrouble
from assistant.errors import Trouble, Troubled
from assistant.printable import printable
from assistant.standing import standing
from diagnostics.text import Moment, Size, text

if TYPE_CHECKING:
    from assistant.desks.desk import Entry, Errand, Ticket
    from assistant.engine import Engine
    from assistant.language import Language
    from assistant.own_requests import OwnRequest
    from diagnostics.text import Text

T = TypeVar("T")


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "requests",
        help="your own requests, and what was said about one of them",
        epilog="Exit code: 0, 1 the service desk could not be asked and what is kept here is "
        "shown, 2 there is no such request.",
    )
    add_common(parser)
    parser.add_argument("number", nargs="?", help="one of them, with all that was said")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Do it."""
    engine = assemble(options_of(arguments), apart=False)
    try:
        if arguments.number is None:
            return show_all(engine, as_json=arguments.json)
        return show_one(engine, arguments.number, as_json=arguments.json)
    finally:
        engine.close()


def show_all(engine: Engine, *, as_json: bool) -> Exit:
    """Print every request, newest first."""
    language = engine.language
    requests, unasked = known(engine)
    if as_json:
        listed = [request_document(request, language) for request in requests]
        print_json(_with(unasked, {"requests": listed}, language))
    elif not requests:
        print(language.say(text("No requests yet")))
    else:
        for request in requests:
            print(request.number or request.reference, _line(request, language), sep="  ")
    return _told(unasked, language)


def show_one(engine: Engine, number: str, *, as_json: bool) -> Exit:
    """Print one request with what was said; raises Troubled where there is no such one."""
    language = engine.language
    requests, unasked = known(engine)
    request = find(requests, unasked, number)
    ticket, unasked = _conversation(engine, request, unasked)
    waiting = engine.own_requests.waiting(request.number) if request.number else ()
    if as_json:
        whole = request_document(request, language) | said_document(ticket, waiting)
        print_json(_with(unasked, whole, language))
    else:
        print(_line(request, language))
        _print(ticket, waiting, language)
    return _told(unasked, language)


def known(engine: Engine) -> tuple[tuple[OwnRequest, ...], Trouble | None]:
    """The requests as the desk has them, or as they are kept here and why the desk was no help."""
    own = engine.own_requests
    return _or_kept(own.ask_all, own.all)


def find(requests: tuple[OwnRequest, ...], unasked: Trouble | None, number: str) -> OwnRequest:
    """The one of that number or reference; raises Troubled where there is none.

    `unasked` is why the desk was no help: then it may well have one.
    """
    named = (request for request in requests if number in (request.number, request.reference))
    found = next(named, None)
    if found is None:
        raise Troubled(unasked or _no_such(number))
    return found


def _conversation(
    engine: Engine, request: OwnRequest, unasked: Trouble | None
) -> tuple[Ticket | None, Trouble | None]:
    """What was said; a desk that did not tell of the requests is not asked for one of them."""
    own, number = engine.own_requests, request.number
    if number is None or request.progress is None:
        return None, unasked
    if unasked is not None:
        return own.conversation(number), unasked
    return _or_kept(lambda: own.ask(number), lambda: own.conversation(number))


def _or_kept(ask: Callable[[], T], kept: Callable[[], T]) -> tuple[T, Trouble | None]:
    try:
        return ask(), None
    except DeskTrouble as error:
        return kept(), error.trouble


def _told(trouble: Trouble | None, language: Language) -> Exit:
    if trouble is None:
        return Exit.FINE
    complain(trouble, language)
    return Exit.NOT_FINE


def _with(
    unasked: Trouble | None, document: dict[str, object], language: Language
) -> dict[str, object]:
    return {"version": 1, **document, "unasked": trouble_document(unasked, language)}


def _line(request: OwnRequest, language: Language) -> str:
    return language.say(
        text(
            "{state}, {when}: {subject}",
            state=standing(request),
            when=Moment(request.created_at),
            subject=_one_line(request.subject),
        )
    )


def _print(ticket: Ticket | None, waiting: tuple[Errand, ...], language: Language) -> None:
    if ticket is not None:
        owner = text("{name} has it", name=_one_line(ticket.owner))
        print(language.say(owner if ticket.owner else text("Nobody has it yet")))
        for entry in ticket.entries:
            _print_entry(entry, language)
    for errand in waiting:
        if errand.words:
            _print_words(text("You, waiting to be sent"), errand.words, language)


def _print_entry(entry: Entry, language: Language) -> None:
    somebody = _one_line(entry.author) or language.say(text("IT"))
    author = language.say(text("You")) if entry.mine else somebody
    when = Moment(entry.written_at)
    _print_words(text("{author}, {when}", author=author, when=when), entry.words, language)
    for note in entry.files:
        named = text("{name}, {size}", name=_one_line(note.name), size=Size(note.size))
        print(" ", language.say(named) if note.size else _one_line(note.name))


def _print_words(caption: Text, words: str, language: Language) -> None:
    """Nothing in them may move the cursor of a terminal."""
    print("", language.say(caption), printable(words), sep="\n")


def _one_line(words: str) -> str:
    return " ".join(str(printable(words)).split())


def _no_such(number: str) -> Trouble:
    return Trouble(
        title=text("There is no request “{number}” of yours", number=number),
        meaning=text("It may be somebody else’s."),
        next_step=text("“balie requests” lists your requests with their numbers."),
        again=False,
    )
