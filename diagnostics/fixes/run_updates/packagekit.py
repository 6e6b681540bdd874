"""PackageKit, the door of Linux desktops for whoever is no administrator; it asks polkit itself.

Its program tells what happens in lines (pkcon(1), --plain) and ends with 0 even where it was
stopped or the service crashed, so the lines decide. At SIGINT it asks the service to cancel, which
the service does only as long as that leaves everything sound.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from diagnostics.fixes.run_updates.source import LOOK, PATIENCE, Ended, Source, Tell, Waiting, ran
from diagnostics.model import Cancelled
from diagnostics.system import Machine, ProgramMissing
from diagnostics.system.process import Lines
from diagnostics.text import text

_UPDATE = ("pkcon", "--plain", "--noninteractive", "update")
_RESULTS = "Results:"
# A line of what waits or was done: Security     openssl-3.0.17-1.amd64 (stable-security)
_PACKAGE = re.compile(r"^\S.*? {2,}\S+ \(.*\)$", re.MULTILINE)
_NOTHING = "No packages require updating"
_REFUSED = "Failed to obtain authentication"
_STOPPED = "transaction-cancelled"
_FAILED = ("The transaction failed", "Fatal error", "Command failed")
# What it does before it changes anything (PkStatusEnum); whatever else it says, it may.
_HARMLESS = {
    *("Unknown state", "Starting", "Waiting in queue", "Waiting for authentication", "Querying"),
    *("Loading cache", "Downloading packages", "Downloading list of packages", "Finished"),
    *("Downloading file lists", "Refreshing software list", "Resolving dependencies"),
    *("Waiting for package manager lock", "Getting information", "Checking signatures"),
}
# A line of apt-get: 'http://…/bash_5.2_amd64.deb' bash_5.2_amd64.deb 1490652 SHA256:…
_ADDRESS = re.compile(r"^'\S+' \S+ (\d{1,15})(?: |$)", re.MULTILINE)


def find(machine: Machine) -> Waiting | None:
    """Ask the service what waits, and apt, where that is what it works with, how large it is."""
    told = ran(machine, "pkcon", "--plain", "get-updates", limit=LOOK)
    if told is None or _NOTHING in told.out or _RESULTS not in told.out:
        return None
    count = len(_PACKAGE.findall(told.out.partition(_RESULTS)[2]))
    return Waiting(count=count, bytes=_size(machine)) if count else None


def _size(machine: Machine) -> int | None:
    told = ran(machine, "apt-get", "-qq", "--print-uris", "--with-new-pkgs", "upgrade", limit=LOOK)
    return to_download(told.out) if told is not None and told.code == 0 else None


def to_download(printed: str) -> int:
    """The bytes of all files that apt-get says it would fetch."""
    return sum(int(size) for size in _ADDRESS.findall(printed))


def install(_machine: Machine, tell: Tell) -> Ended:
    """Let the service install everything, and follow it until it has ended."""
    try:
        running = Lines(_UPDATE, limit=PATIENCE)
    except ProgramMissing:
        return Ended.FAILED
    lines = (line.decode("utf-8", "replace").strip() for line in running)
    following = _Following(tell)
    for line in lines:
        try:
            following.heard(line)
        except Cancelled:
            running.interrupt()
            return _stopped(lines)
    return following.ended


class _Following:
    """What its lines say so far. They have no result before the program has ended."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._harmless = True
        self._lines: list[str] = []

    @property
    def ended(self) -> Ended:
        return how_it_ended(self._lines)

    def heard(self, line: str) -> None:
        kind, _, value = line.partition(":")
        if kind == "Status":
            self._harmless = self._harmless and value.strip() in _HARMLESS
            self._tell(0.0, self._harmless)
        elif kind == "Percentage" and value.strip().isdecimal():
            self._tell(min(1.0, int(value) / 100), self._harmless)
        elif kind != "Package":
            self._lines.append(line)


def _stopped(rest: Iterator[str]) -> Ended:
    """It was asked to stop, and may have been too late for that."""
    said = list(rest)
    if any(_STOPPED in line for line in said):
        raise Cancelled
    return how_it_ended(said)


def how_it_ended(lines: Iterable[str]) -> Ended:
    """The result, from all that it said."""
    said = "\n".join(lines)
    if _REFUSED in said:
        return Ended.REFUSED
    if any(word in said for word in _FAILED):
        return Ended.FAILED
    return Ended.INSTALLED if _RESULTS in said or _NOTHING in said else Ended.FAILED


SOURCE = Source(
    id="computer",
    title=text("Updates of the computer"),
    find=find,
    install=install,
    needs=text("The computer may ask for a password."),
)
