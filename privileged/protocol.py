"""What Balie and the helper agree on: the names of actions, their parameters, how it ends.

A request is the helper's arguments: the name of an action, then `name=value` for each parameter.
It never holds a command, a path or anything else that is not listed.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum

HELPER = "/usr/libexec/balie-rights"
POLICY = "/usr/share/polkit-1/actions/balie.policy"

RESTART_PRINTING = "restart_printing"
EMPTY_PACKAGE_STORE = "empty_package_store"
# A fix that the organisation's file declares for an administrator; its `id`, then its choices.
OWN_FIX = "own_fix"

# What each parameter may be; those of OWN_FIX stand in the organisation's file.
BUILT_IN: Mapping[str, Mapping[str, frozenset[str]]] = {
    RESTART_PRINTING: {},
    EMPTY_PACKAGE_STORE: {"manager": frozenset({"apt", "dnf"})},
}

LONGEST_ARGUMENT = 2100
MOST_ARGUMENTS = 20


class Ended(IntEnum):
    """The helper's exit codes, those of sysexits.h; 126 and 127 are pkexec's own."""

    DONE = 0
    NOT_UNDERSTOOD = 64
    NOT_HERE = 69
    FAILED = 70
    BUSY = 75
    NOT_ADMINISTRATOR = 77
    DISTRUSTED = 78


def parse(arguments: list[str]) -> tuple[str, dict[str, str]] | None:
    """The action and its parameters, of the right shape; None for anything else."""
    if not 0 < len(arguments) <= MOST_ARGUMENTS or max(map(len, arguments)) > LONGEST_ARGUMENT:
        return None
    action, *given = arguments
    pairs = [(name, value) for name, is_pair, value in (a.partition("=") for a in given) if is_pair]
    parameters = dict(pairs)
    if len(parameters) != len(given) or not _is_declared(action, parameters):
        return None
    return action, parameters


def _is_declared(action: str, parameters: Mapping[str, str]) -> bool:
    if action == OWN_FIX:
        return "id" in parameters
    allowed = BUILT_IN.get(action)
    if allowed is None or allowed.keys() != parameters.keys():
        return False
    return all(parameters[name] in values for name, values in allowed.items())
