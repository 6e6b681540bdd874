"""The programs that use most, of those that can be ended without taking the desktop along."""

from __future__ import annotations

import time
from collections.abc import Iterable

import msgspec

from diagnostics.facts.programs.model import SAMPLE_SECONDS
from diagnostics.system.processes import Running, running

# Our own choice: what a person can look through, and what is worth ending.
MOST = 8
_LEAST_CORES = 0.1
_LEAST_BYTES = 200_000_000

# Who ends these ends the session, the sound, or the way in: the programs of GNOME, KDE Plasma and
# the X server, of systemd, PipeWire and OpenSSH, of macOS and of Windows, by their own names.
_LISTED = {
    "Linux": "systemd dbus-daemon dbus-broker Xorg Xwayland gnome-shell gnome-session-binary "
    "mutter kwin_x11 kwin_wayland plasmashell ksmserver xfce4-session xfwm4 pipewire "
    "wireplumber pipewire-pulse pulseaudio ssh-agent gpg-agent gnome-keyring-daemon sshd login",
    "macOS": "loginwindow WindowServer Finder Dock SystemUIServer launchd",
    "Windows": "explorer.exe dwm.exe csrss.exe lsass.exe winlogon.exe sihost.exe svchost.exe",
}
_OF_THE_DESKTOP = frozenset(name for listed in _LISTED.values() for name in listed.split())


class Busy(msgspec.Struct, frozen=True, kw_only=True):
    """A program with all its processes; `cores` as `Program.busy_cores` has it."""

    name: str
    processes: tuple[Running, ...]
    memory_bytes: int
    cores: float


def busy() -> list[Busy]:
    """Those that use much, the busiest first; looks twice, SAMPLE_SECONDS apart."""
    before = {(p.pid, p.began): p.seconds for p in running()}
    started = time.monotonic()
    time.sleep(SAMPLE_SECONDS)
    found = programs(running(), before, time.monotonic() - started)
    return found[:MOST]


def programs(
    now: Iterable[Running], before: dict[tuple[int, float], float], over: float
) -> list[Busy]:
    """The processes by program, the busiest first; those that use little are left out."""
    grouped: dict[str, list[Running]] = {}
    for process in now:
        if process.name and process.name not in _OF_THE_DESKTOP:
            grouped.setdefault(process.name, []).append(process)
    found = [_program(name, several, before, over) for name, several in grouped.items()]
    worth = [b for b in found if b.cores >= _LEAST_CORES or b.memory_bytes >= _LEAST_BYTES]
    return sorted(worth, key=lambda b: (b.cores, b.memory_bytes), reverse=True)


def _program(
    name: str, several: list[Running], before: dict[tuple[int, float], float], over: float
) -> Busy:
    used = (p.seconds - before.get((p.pid, p.began), p.seconds) for p in several)
    return Busy(
        name=name,
        processes=tuple(several),
        memory_bytes=sum(process.memory_bytes for process in several),
        cores=round(sum(used) / over, 2),
    )
