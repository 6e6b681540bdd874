"""Looks at the computer in a process of its own, and tells what it finds as it comes.

A short-lived process gives its memory back, and a read that hangs (a dead network drive) or a
system library that crashes takes nobody along. It is Balie's own command line that runs there;
what it prints is checked like any other input.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import msgspec

from diagnostics.model import Finding, Reading, Topic
from diagnostics.system.process import Lines

log = logging.getLogger(__name__)

# The slowest fact has 11 s, for networks on which each answer takes two; starting Python on a busy
# computer may take a few more.
LIMIT = 18.0


class Line(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line of `balie check --json-lines`: a reading, a finding, or at the end the time."""

    finding: Finding | None = None
    reading: Reading[Any] | None = None
    took_ms: float | None = None


def examine_apart(
    organisation_file: Path | None, topics: Collection[Topic] = ()
) -> Iterator[Finding | Reading[Any]]:
    """Yield readings and findings as another process finds them, for LIMIT seconds at most.

    No `topics` means all of them.
    """
    decoder = msgspec.json.Decoder(Line)
    for line in Lines(command(organisation_file, topics), limit=LIMIT):
        try:
            decoded = decoder.decode(line)
        except msgspec.DecodeError as error:
            log.error("a line of the collector could not be read: %s", error)
            continue
        if decoded.took_ms is not None:
            return  # not the end of the pipe: a read that hangs keeps that open
        result = decoded.finding or decoded.reading
        if result is not None:
            yield result


def command(organisation_file: Path | None, topics: Collection[Topic] = ()) -> list[str]:
    """How to start the command line of this very Balie, bundled or not.

    -P: a folder called "assistant" where Balie happens to be started is not run.
    """
    bundled = getattr(sys, "frozen", False)
    this = [sys.executable] if bundled else [sys.executable, "-P", "-m", "assistant"]
    chosen = ["--org", str(organisation_file)] if organisation_file else []
    some = ["--topics", ",".join(sorted(topics))] if topics else []
    return [*this, "check", "--json-lines", *some, *chosen]
