"""Takes a request, does what is built in under that name, says in the system's log who asked.

Everything that reaches it from outside is: its arguments, and which person pkexec says it is.
"""

from __future__ import annotations

import fcntl
import os
import sys
import syslog
from collections.abc import Mapping

from privileged.actions import ACTIONS
from privileged.protocol import OWN_FIX, Ended, parse
from privileged.running import Command, run
from privileged.shedding import shed

# Only root may write there.
_LOCK = "/run/balie-rights.lock"
_LONGEST_LOGGED = 200


def main() -> None:
    """Do it, and end with one of the codes of `Ended`."""
    sys.exit(_answer(sys.argv[1:]))


def _answer(arguments: list[str]) -> Ended:
    if os.geteuid() != 0 or os.getuid() != 0:
        return Ended.NOT_ADMINISTRATOR
    person = _person(os.environ.get("PKEXEC_UID", ""))
    shed()
    syslog.openlog("balie-rights", syslog.LOG_PID, syslog.LOG_AUTHPRIV)
    # Nothing in it that could end a line or look like another program's.
    asked = ascii(" ".join(arguments))[:_LONGEST_LOGGED]
    ended = _attend(arguments, f"user {person} asked for {asked}")
    syslog.syslog(syslog.LOG_NOTICE, f"user {person} asked for {asked}: {ended.name.lower()}")
    return ended


def _person(told: str) -> str:
    """The number of the person, as pkexec tells it; root's where somebody else started this."""
    return str(int(told)) if told.isascii() and told.isdigit() and len(told) <= 10 else "0"


def _attend(arguments: list[str], who: str) -> Ended:
    request = parse(arguments)
    if request is None:
        return Ended.NOT_UNDERSTOOD
    if not _is_alone():
        return Ended.BUSY
    syslog.syslog(syslog.LOG_NOTICE, f"{who}: begun")
    try:
        command = _command(*request)
        return command if isinstance(command, Ended) else _run(command)
    except FileNotFoundError:
        return Ended.NOT_HERE
    except OSError as error:
        syslog.syslog(syslog.LOG_ERR, f"{who}: {error.strerror}")
        return Ended.FAILED


def _command(action: str, parameters: Mapping[str, str]) -> Command | Ended:
    if action != OWN_FIX:
        return ACTIONS[action](parameters)
    from privileged.own_fixes import Distrusted, NotDeclared, command

    try:
        return command(parameters)
    except NotDeclared:
        return Ended.NOT_UNDERSTOOD
    except Distrusted as reason:
        syslog.syslog(syslog.LOG_ERR, ascii(str(reason)))
        return Ended.DISTRUSTED


def _run(command: Command) -> Ended:
    if not os.access(command.argv[0], os.X_OK):
        return Ended.NOT_HERE
    code = run(command)
    said = "took too long" if code is None else f"ended with {code}"
    syslog.syslog(syslog.LOG_NOTICE, f"{command.argv[0]!a} {said}")
    return Ended.DONE if code == 0 else Ended.FAILED


def _is_alone() -> bool:
    """Whether no other one is at work; the lock is let go of when this process ends."""
    lock = os.open(_LOCK, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
