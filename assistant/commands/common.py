"""What the commands share: options, output as text or JSON, exit codes."""

from __future__ import annotations

import argparse
import sys
from enum import IntEnum
from pathlib import Path
from typing import Any

import msgspec

from assistant.assembly import Options
from assistant.errors import Trouble
from assistant.language import Language
from diagnostics.text import Text


class Exit(IntEnum):
    """Exit codes of every command; documented in docs/for-it/command-line.md."""

    FINE = 0
    NOT_FINE = 1
    COULD_NOT_RUN = 2
    COULD_NOT_TELL = 3
    INTERRUPTED = 130


def add_common(parser: argparse.ArgumentParser) -> None:
    """The options that every command has."""
    parser.add_argument("--json", action="store_true", help="print JSON, for scripts")
    parser.add_argument("--org", type=Path, metavar="FILE", help="the organisation's file")
    parser.add_argument("--language", metavar="CODE", help="en, nl, fr or de")


def options_of(arguments: argparse.Namespace) -> Options:
    """The options as the rest of the assistant takes them."""
    return Options(organisation_file=arguments.org, language=arguments.language)


def print_json(document: Any) -> None:
    """One JSON document on standard output, indented, keys in a steady order."""
    encoded = msgspec.json.encode(document, order="deterministic")
    sys.stdout.write(msgspec.json.format(encoded, indent=2).decode() + "\n")


def complain(trouble: Trouble, language: Language) -> None:
    """Say on standard error what happened, what it means and what to do."""
    for sentence in (trouble.title, trouble.meaning, trouble.next_step):
        sys.stderr.write(language.say(sentence) + "\n")


def trouble_document(trouble: Trouble | None, language: Language) -> dict[str, Any] | None:
    """A trouble as JSON: title, meaning, next_step, again."""
    if trouble is None:
        return None

    def say(sentence: Text) -> str:
        return language.say(sentence)

    return {
        "title": say(trouble.title),
        "meaning": say(trouble.meaning),
        "next_step": say(trouble.next_step),
        "again": trouble.again,
    }
