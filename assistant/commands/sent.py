"""`balie sent`: everything that ever left this computer, to the last byte."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from assistant import paths
from assistant.assembly import choose_language
from assistant.commands.common import Exit, add_common, options_of, print_json
from assistant.errors import Trouble, Troubled
from assistant.language import Language
from assistant.sent import Record, Sent
from assistant.store import open_store
from diagnostics.system import this_machine
from diagnostics.text import Moment, Size, text

if TYPE_CHECKING:
    from assistant.redaction import Replacement


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "sent",
        help="everything that ever left this computer, to the last byte",
        epilog="Exit code: 0, or 2 where nothing of that reference left.",
    )
    add_common(parser)
    parser.add_argument("reference", nargs="?", help="one of them, with all that was in it")
    parser.add_argument(
        "--raw", action="store_true", help="with a reference: print its bytes and nothing else"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Do it."""
    language = choose_language(options_of(arguments), this_machine())
    store = open_store(paths.data_folder())
    try:
        record = Record(store)
        if arguments.reference is None and not arguments.raw:
            _list(record.all(), language, as_json=arguments.json)
        else:
            _show(record, _find(record, arguments.reference), arguments, language)
    finally:
        store.close()
    return Exit.FINE


def _find(record: Record, reference: str | None) -> Sent:
    found = next((one for one in record.all() if one.reference == reference), None)
    if found is None:
        raise Troubled(_nothing_sent(reference or ""))
    return found


def _list(everything: Sequence[Sent], language: Language, *, as_json: bool) -> None:
    if as_json:
        print_json({"version": 1, "sent": [_document(one) for one in everything]})
        return
    if not everything:
        print(language.say(text("Nothing was sent from this computer.")))
    for one in everything:
        print(one.reference, _line(one, language), sep="  ")


def _show(record: Record, one: Sent, arguments: argparse.Namespace, language: Language) -> None:
    message = record.message(one.reference) or b""
    replaced = record.replaced(one.reference)
    if arguments.raw:
        sys.stdout.buffer.write(message)
    elif arguments.json:
        whole = {"message": message.decode(), "replaced": msgspec.to_builtins(replaced)}
        print_json({"version": 1, **_document(one), **whole})
    else:
        print(_line(one, language))
        for replacement in replaced:
            print("  " + _explained(replacement, language))
        print()
        print(message.decode())


def _line(one: Sent, language: Language) -> str:
    return language.say(
        text(
            "{when}, to {place}, {size}: {subject}",
            when=Moment(one.sent_at),
            place=one.place or "–",
            size=Size(one.size),
            subject=one.subject,
        )
    )


def _explained(replacement: Replacement, language: Language) -> str:
    from assistant.redaction import NAMES

    return language.say(
        text(
            "“{pseudonym}” stands for “{original}” ({kind})",
            pseudonym=replacement.pseudonym,
            original=replacement.original,
            kind=NAMES[replacement.kind],
        )
    )


def _document(one: Sent) -> dict[str, object]:
    when = datetime.fromtimestamp(one.sent_at).astimezone().isoformat(timespec="seconds")
    return {
        "reference": one.reference,
        "what": one.what.value,
        "to": one.place,
        "subject": one.subject,
        "number": one.number,
        "when": when,
        "bytes": one.size,
    }


def _nothing_sent(reference: str) -> Trouble:
    return Trouble(
        title=text("Nothing was sent with the reference “{reference}”", reference=reference),
        meaning=text("It may still be waiting, or it may be older than this record goes back."),
        next_step=text("“balie sent” lists everything that left this computer."),
        again=False,
    )
