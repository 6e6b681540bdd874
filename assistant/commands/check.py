"""`balie check`: look at this computer and say what is wrong with it."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from typing import Any

import msgspec

from assistant.assembly import choose_language, examine_here, load_organisation
from assistant.commands.common import Exit, add_common, options_of, print_json
from assistant.examination_document import describe
from assistant.kept_readings import KeptReadings
from assistant.language import Language
from assistant.paths import data_folder
from diagnostics.model import Finding, Reading, Settings, State, Topic
from diagnostics.runner import Examination, gather
from diagnostics.system import Platform, this_machine
from diagnostics.text import Text, text

# How many of the slowest facts are told.
SLOWEST = 10

_MARKS = {State.FINE: "  ok", State.ATTENTION: "  !!", State.PROBLEM: "  XX", State.UNKNOWN: "  ??"}


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "check",
        help="look at this computer and say what is wrong with it",
        epilog="Exit code: 0 all fine, 1 attention or problem, 2 could not run, "
        "3 nothing wrong found but some checks could not tell.",
    )
    add_common(parser)
    parser.add_argument(
        "--json-lines", action="store_true", help="print each result as JSON as soon as it is known"
    )
    parser.add_argument(
        "--list", action="store_true", help="list all checks and facts instead, with what decides"
    )
    parser.add_argument(
        "--fresh", action="store_true", help="read everything anew, also what cannot have changed"
    )
    parser.add_argument(
        "--slowest", action="store_true", help="also say which facts took longest to read"
    )
    parser.add_argument(
        "--topics", type=_topics, metavar="A,B", help="look at these topics only; see --list"
    )
    parser.set_defaults(run=run)


def _topics(words: str) -> frozenset[Topic]:
    try:
        return frozenset(Topic(word) for word in words.split(","))
    except ValueError as error:
        known = ", ".join(Topic)
        raise argparse.ArgumentTypeError(f"{error}; there are {known}") from error


def run(arguments: argparse.Namespace) -> int:
    """Do it."""
    started = time.perf_counter()
    machine = this_machine()
    options = options_of(arguments)
    loaded = load_organisation(options, machine)
    if arguments.list:
        return _list(loaded.organisation.settings, choose_language(options, machine), arguments)
    kept = KeptReadings(data_folder(), machine, fresh=arguments.fresh)
    results = examine_here(loaded.organisation, machine, kept, arguments.topics)()
    if arguments.json_lines:
        examination = gather(_as_lines(results), started)
        kept.save()
        _print_line({"took_ms": examination.took_ms})
        return exit_code(examination)
    language = choose_language(options, machine)
    examination = gather(results, started)
    kept.save()
    if arguments.json:
        print_json(describe(examination, language.say))
    else:
        _print(examination, language, _offered(loaded.organisation.settings, machine.platform))
    if arguments.slowest:
        _print_slowest(examination)
    return exit_code(examination)


def _print_slowest(examination: Examination) -> None:
    """On standard error, so that JSON stays JSON."""
    slowest = sorted(examination.readings, key=lambda reading: -reading.took_ms)[:SLOWEST]
    for reading in slowest:
        print(f"{reading.took_ms:8.1f} ms  {reading.fact}", file=sys.stderr)


def _list(settings: Settings, language: Language, arguments: argparse.Namespace) -> int:
    from assistant.check_list import check_list
    from assistant.commands.check_list_text import lines

    listed = check_list(settings, language)
    if arguments.json:
        print_json(listed)
    else:
        print("\n".join(lines(listed)))
    return Exit.FINE


def exit_code(examination: Examination) -> Exit:
    """Unknown is never fine: it has a code of its own."""
    states = {finding.state for finding in examination.findings}
    if states & {State.ATTENTION, State.PROBLEM}:
        return Exit.NOT_FINE
    return Exit.COULD_NOT_TELL if State.UNKNOWN in states else Exit.FINE


def _as_lines(results: Iterator[Finding | Reading[Any]]) -> Iterator[Finding | Reading[Any]]:
    for result in results:
        key = "finding" if isinstance(result, Finding) else "reading"
        _print_line({key: result})
        yield result


def _print_line(line: dict[str, Any]) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(line) + b"\n")
    sys.stdout.buffer.flush()


def _offered(settings: Settings, platform: Platform) -> set[str]:
    """The fixes that there are here; only who reads needs to know."""
    from diagnostics.fix_registry import fixes

    return {fix.id for fix in fixes(settings, platform)}


def _print(examination: Examination, language: Language, offered: set[str]) -> None:
    def say(sentence: Text) -> str:
        return language.say(sentence)

    for finding in sorted(examination.findings, key=lambda f: list(_MARKS).index(f.state)):
        print(f"{_MARKS[finding.state]}  {say(finding.title)}. {say(finding.sentence)}")
        if finding.fix in offered:
            print("      " + say(text("To mend it: balie fix {fix}", fix=finding.fix)))
