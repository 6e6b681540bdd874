"""`balie channels`: every way to reach IT, and whether it is open now."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from assistant.assembly import choose_language, load_organisation
from assistant.channels.directory import Listing, directory
from assistant.commands.common import Exit, add_common, options_of, print_json
from assistant.language import Language
from diagnostics.system import this_machine


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "channels", help="every way to reach IT, and whether it is open now"
    )
    add_common(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Do it."""
    machine = this_machine()
    options = options_of(arguments)
    language = choose_language(options, machine)
    organisation = load_organisation(options, machine).organisation
    listings = directory(organisation, datetime.now(UTC), language)
    if arguments.json:
        print_json({"version": 1, "channels": [_document(x, language) for x in listings]})
    else:
        for listing in listings:
            print(f"{language.localized(listing.channel.title)}: {language.say(listing.sentence)}")
    return Exit.FINE


def _document(listing: Listing, language: Language) -> dict[str, object]:
    channel = listing.channel
    return {
        "id": channel.id,
        "kind": channel.kind.value,
        "title": language.localized(channel.title),
        "target": channel.target,
        "with_a_person": channel.person,
        "languages": list(channel.languages),
        "open_now": listing.open_now,
        "next_change": listing.next_change.isoformat() if listing.next_change else None,
        "sentence": language.say(listing.sentence),
    }
