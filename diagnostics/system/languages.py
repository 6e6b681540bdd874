"""Which languages the person chose in the settings of the system, where it keeps such a list."""

from __future__ import annotations

import re

from diagnostics.system.machine import Machine, Platform
from diagnostics.system.process import ProgramMissing, ProgramTimedOut

# This is asked before anything can be shown; without an answer Balie speaks English.
LIMIT = 2.0

# The list of "Language & Region", and that of "Language", in the order in which they are preferred.
_COMMANDS = {
    Platform.MACOS: ("defaults", "read", "-g", "AppleLanguages"),
    Platform.WINDOWS: (
        "reg",
        "query",
        r"HKCU\Control Panel\International\User Profile",
        "/v",
        "Languages",
    ),
}
_TAG = re.compile(r"\b[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\b")


def preferred_languages(machine: Machine) -> list[str]:
    """Language tags such as "nl-BE", best first; empty where the system keeps none or is silent."""
    command = _COMMANDS.get(machine.platform)
    if command is None:
        return []
    try:
        output = machine.run(*command, limit=LIMIT)
    except (ProgramMissing, ProgramTimedOut):
        return []
    # Windows prints the key and the type before the value, and parts the entries with "\0".
    listed = output.out.rpartition("REG_MULTI_SZ")[2].replace(r"\0", " ")
    return _TAG.findall(listed) if output.code == 0 else []
