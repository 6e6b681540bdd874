"""The built-in actions: what is run for each, decided here and by nothing that is passed in."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping

from privileged.protocol import EMPTY_PACKAGE_STORE, RESTART_PRINTING
from privileged.running import Command

# sd_booted(3): whether systemd runs this system.
_SYSTEMD = "/run/systemd/system"
_SYSTEMCTL = "/usr/bin/systemctl"
_INIT_SCRIPT = "/etc/init.d/cups"

# A print system gets 90 s from systemd to stop, and is killed then.
_RESTART_SECONDS = 100.0
_EMPTY_SECONDS = 60.0
# Files of other owners (apt's own, below its store) can be removed.
_ANY_FILE = ("dac_override", "fowner")

_MANAGERS = {
    "apt": Command(("/usr/bin/apt-get", "clean"), _EMPTY_SECONDS, _ANY_FILE),
    "dnf": Command(("/usr/bin/dnf", "--quiet", "clean", "packages"), _EMPTY_SECONDS, _ANY_FILE),
}


def _restart_printing(_: Mapping[str, str]) -> Command:
    if os.path.isdir(_SYSTEMD):  # noqa: PTH112  # pathlib would be imported for this alone
        # systemd does it; asking takes nothing but to be root.
        argv = (_SYSTEMCTL, "--no-ask-password", "restart", "cups.service")
        return Command(argv, _RESTART_SECONDS)
    # Here the script starts the service itself, which needs root's powers for its own sake.
    return Command((_INIT_SCRIPT, "restart"), _RESTART_SECONDS, None)


def _empty_package_store(parameters: Mapping[str, str]) -> Command:
    return _MANAGERS[parameters["manager"]]


ACTIONS: Mapping[str, Callable[[Mapping[str, str]], Command]] = {
    RESTART_PRINTING: _restart_printing,
    EMPTY_PACKAGE_STORE: _empty_package_store,
}
