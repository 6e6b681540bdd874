"""Lets go of all that whoever started the helper could have prepared for it.

pkexec (man 1 pkexec) empties the environment and closes files; what survives it, and execve(2),
is set here to what the system gives any of its services.
"""

from __future__ import annotations

import os
import resource
import signal
from collections.abc import Mapping
from contextlib import suppress

ENVIRONMENT: Mapping[str, str] = {
    "HOME": "/root",
    "LANG": "C.UTF-8",
    "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
}
# As most systems have it for files that a service makes.
_UMASK = 0o022
_UNLIMITED = resource.RLIM_INFINITY
# What systemd gives a service by default (systemd.exec(5)); no memory is ever written to a file.
_LIMITS = {
    resource.RLIMIT_AS: (_UNLIMITED, _UNLIMITED),
    resource.RLIMIT_CORE: (0, 0),
    resource.RLIMIT_CPU: (_UNLIMITED, _UNLIMITED),
    resource.RLIMIT_DATA: (_UNLIMITED, _UNLIMITED),
    resource.RLIMIT_FSIZE: (_UNLIMITED, _UNLIMITED),
    resource.RLIMIT_NOFILE: (1024, 4096),
    resource.RLIMIT_STACK: (8 * 1024 * 1024, _UNLIMITED),
}
_MOST_FILES = 1_048_576


def shed() -> None:
    """Become a process as the system itself would start it."""
    _files()
    _signals()
    os.environ.clear()
    os.environ.update(ENVIRONMENT)
    os.chdir("/")
    os.umask(_UMASK)
    os.setgroups([0])
    os.setresgid(0, 0, 0)
    os.setresuid(0, 0, 0)
    for kind, limit in _LIMITS.items():
        # A container may not allow what the kernel does; then the limit of its own holds.
        with suppress(OSError, ValueError):
            resource.setrlimit(kind, limit)
    with suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, 0, 0)


def _files() -> None:
    """Keep standard output and error; a closed one must not become the next file that is opened."""
    nothing = os.open("/dev/null", os.O_RDWR)
    while nothing <= 2:
        nothing = os.dup(nothing)
    os.dup2(nothing, 0)
    os.closerange(3, _MOST_FILES)


def _signals() -> None:
    """What is ignored, blocked or about to ring outlives the start of a program."""
    signal.setitimer(signal.ITIMER_REAL, 0)
    for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
        with suppress(OSError, ValueError):
            signal.signal(number, signal.SIG_DFL)
    # That nobody reads what is printed is no reason to stop half-way; what is run gets it back.
    signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
