"""The environment of programs that an organisation wrote: nothing in it that the person set.

A variable such as LD_PRELOAD, BASH_ENV or PATH makes another program of one that is trusted. What
scripts need of the person (where their files are) is asked of the system instead; on Windows,
which has no such question, the few variables that name folders are passed on.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path, PureWindowsPath

_PATH = "/usr/bin:/bin:/usr/sbin:/sbin"

_KEPT_ON_WINDOWS = (
    "ALLUSERSPROFILE APPDATA COMPUTERNAME HOMEDRIVE HOMEPATH LOCALAPPDATA PROGRAMDATA "
    "PROGRAMFILES PROGRAMFILES(X86) PUBLIC SYSTEMDRIVE SYSTEMROOT TEMP TMP USERDOMAIN USERNAME "
    "USERPROFILE WINDIR"
)


def bare_environment() -> dict[str, str]:
    """The variables that such a program gets."""
    return on_windows(os.environ) if sys.platform == "win32" else _on_posix()


def on_windows(environment: Mapping[str, str]) -> dict[str, str]:
    """The folders of the person and of Windows, whose own programs are all that is found."""
    kept = {name: environment[name] for name in _KEPT_ON_WINDOWS.split() if name in environment}
    root = PureWindowsPath(kept.setdefault("SYSTEMROOT", r"C:\Windows"))
    system = root / "System32"
    found = (system, root, system / "Wbem", system / "WindowsPowerShell" / "v1.0")
    return kept | {
        "COMSPEC": str(system / "cmd.exe"),
        "PATH": ";".join(map(str, found)),
        "PATHEXT": ".COM;.EXE;.BAT;.CMD",
    }


def _on_posix() -> dict[str, str]:
    """Who the person is by the system's own list, and where their session is to be reached."""
    if sys.platform == "win32":
        return {}
    import pwd

    found = {"PATH": _PATH}
    with suppress(KeyError):
        person = pwd.getpwuid(os.getuid())
        found |= {"HOME": person.pw_dir, "LOGNAME": person.pw_name, "USER": person.pw_name}
    session = Path(f"/run/user/{os.getuid()}")
    with suppress(OSError):
        if session.stat().st_uid == os.getuid():
            found["XDG_RUNTIME_DIR"] = str(session)
    return found
