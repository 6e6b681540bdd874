"""Asks the system for what only an administrator may do, and says in words how that ended.

On Linux it is polkit that decides, and asks the person for a password where an administrator wants
that (pkexec(1), polkit(8)). What it then starts is Balie's own helper (`privileged`), which takes
the name of an action, never a command. Asking takes a `Progress`, which only a fix that the person
started has: a plan cannot ask.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from diagnostics.fixes.steps import Result
from diagnostics.model import Progress
from diagnostics.system import Machine, Output, ProgramMissing, ProgramTimedOut
from diagnostics.text import Span, Text, text
from privileged.protocol import (
    EMPTY_PACKAGE_STORE,
    HELPER,
    OWN_FIX,
    POLICY,
    RESTART_PRINTING,
    Ended,
)

# What the system's own question says; `tools.rights` writes it into the policy, in each language.
QUESTIONS: Mapping[str, Text] = {
    RESTART_PRINTING: text("Balie wants to restart printing, as you asked."),
    EMPTY_PACKAGE_STORE: text("Balie wants to remove downloaded updates, as you asked."),
    OWN_FIX: text("Balie wants to run a fix of your organisation, as you asked."),
}
PASSWORD = text("Your computer may ask for the password of an administrator.")

# Time to fetch somebody who knows the password; the helper itself ends after ten minutes at most.
PATIENCE = 300.0
# Nothing that this person has set reaches pkexec, which refuses over some of it (an odd SHELL).
_BARE = ("/usr/bin/env", "-i", "LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin")
# Nobody types a password for Balie into a terminal: it would be taken for one of Balie's questions.
_PKEXEC = ("/usr/bin/pkexec", "--disable-internal-agent", HELPER)

_NOT_SET_UP = text("IT has not set this up on this computer.")
_REFUSED = text(
    "Your computer does not allow it, or the password was not right. Nothing was changed; IT can "
    "do it."
)
_DISMISSED = text("The question for the password was closed, so nothing was changed.")
_NOBODY_ASKS = text(
    "Nothing here can ask you for the password of an administrator, so nothing was changed; IT "
    "can do it."
)
_NO_ANSWER = text("Your computer does not answer who may do this, so nothing was changed.")
_SAID: Mapping[int, Text] = {
    Ended.NOT_UNDERSTOOD: text("The part of Balie that IT installed for this is another version."),
    Ended.NOT_HERE: text("This computer has nothing of that kind."),
    Ended.BUSY: text("The same is being done already. Try again in a minute."),
    Ended.DISTRUSTED: text(
        "Others than administrators can change what would be run, so it was not. Tell IT."
    ),
}
_FAILED = text("It was allowed, but did not work; IT can find out why.")

# What pkexec 122 (src/programs/pkexec.c) prints where it ends with 127, in the C locale.
_PKEXEC_SAYS = {
    "No authentication agent found": _NOBODY_ASKS,
    "Not authorized": _REFUSED,
    "Error getting authority": _NO_ANSWER,
    "Error checking for authorization": _NO_ANSWER,
}
_CLOSED, _NOT_AUTHORIZED = 126, 127


def why_not(machine: Machine) -> Text | None:
    """Why nothing can be asked on this computer at all; None where it can. Asks nobody."""
    try:
        there = all(
            path.name in machine.names(str(path.parent))
            for path in map(PurePosixPath, (HELPER, POLICY, _PKEXEC[0]))
        )
    except OSError:
        there = False
    return None if there else _NOT_SET_UP


def ask(
    machine: Machine,
    progress: Progress,
    action: str,
    done: Text,
    patience: float = PATIENCE,
    /,
    **parameters: str,
) -> tuple[Result, str]:
    """Have it done: whether it was, a sentence (`done` where it was), and what was printed.

    Raises Cancelled where the person asked to stop before.
    """
    progress.step(0.0, PASSWORD)
    given = (f"{name}={value}" for name, value in parameters.items())
    try:
        output = machine.run(*_BARE, *_PKEXEC, action, *given, limit=patience)
    except ProgramMissing:
        return (False, _NOT_SET_UP), ""
    except ProgramTimedOut:
        return (False, text("There was no end to it within {span}.", span=Span(patience))), ""
    said = done if output.code == Ended.DONE else _why(output)
    return (output.code == Ended.DONE, said), output.out


def _why(output: Output) -> Text:
    if output.code == _CLOSED:
        return _DISMISSED
    if output.code == _NOT_AUTHORIZED:
        found = (said for words, said in _PKEXEC_SAYS.items() if words in output.err)
        return next(found, _NOT_SET_UP)
    return _SAID.get(output.code, _FAILED)
