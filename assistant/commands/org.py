"""`balie org`: which organisation's file is in force, and every mistake in it."""

from __future__ import annotations

import argparse

from assistant.assembly import choose_language, load_organisation
from assistant.commands.common import Exit, add_common, options_of, print_json
from assistant.language import Language
from assistant.organisation import Loaded
from diagnostics.system import this_machine
from diagnostics.text import text


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "org",
        help="which organisation's file is in force, and every mistake in it",
        epilog="Exit code: 0 the file is right, 1 it has mistakes (the built-in defaults are "
        "used), 3 there is none.",
    )
    add_common(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Do it."""
    machine = this_machine()
    options = options_of(arguments)
    language = choose_language(options, machine)
    loaded = load_organisation(options, machine)
    if arguments.json:
        print_json(_document(loaded, language))
    else:
        _print(loaded, language)
    if loaded.problems:
        return Exit.NOT_FINE
    return Exit.FINE if loaded.file else Exit.COULD_NOT_TELL


def _print(loaded: Loaded, language: Language) -> None:
    if loaded.file is None:
        print(
            language.say(text("No organisation’s file was found; the built-in defaults are used."))
        )
        return
    for problem in loaded.problems:
        print(f"{loaded.file}:{problem.line}: {language.say(problem.sentence)}")
    if loaded.left_out:
        print(language.say(loaded.left_out))
    for own in _not_offered(loaded):
        sentence = text(
            "The fix “{id}” is not offered: with an administrator’s rights "
            "Balie runs fixes on Linux only.",
            id=own,
        )
        print(language.say(sentence))
    if not loaded.problems:
        print(f"{loaded.file}: {language.localized(loaded.organisation.name)}")


def _not_offered(loaded: Loaded) -> list[str]:
    return [own.id for own in loaded.organisation.own_fixes if not own.is_offered]


def _document(loaded: Loaded, language: Language) -> dict[str, object]:
    return {
        "version": 1,
        "file": str(loaded.file) if loaded.file else None,
        "name": language.localized(loaded.organisation.name),
        "own_checks_left_out": language.say(loaded.left_out) if loaded.left_out else None,
        "own_fixes_not_offered": _not_offered(loaded),
        "mistakes": [
            {"line": p.line, "key": p.key, "sentence": language.say(p.sentence)}
            for p in loaded.problems
        ],
    }
