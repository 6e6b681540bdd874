"""Who sits at this computer, as the system knows it; used for the greeting and as the requester."""

from __future__ import annotations

import getpass
import platform
import sys

import msgspec


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """The person and the name of the computer; `full_name` is empty where the system has none."""

    login: str
    full_name: str
    computer_name: str

    @property
    def first_name(self) -> str:
        """What to call the person; empty where only a login is known."""
        name = self.full_name
        # Directories often keep "Visser, Anna".
        if "," in name:
            name = name.partition(",")[2]
        return name.split()[0] if name.split() else ""


class Sender(msgspec.Struct, frozen=True, kw_only=True):
    """Who writes to whom: the person, and the names that the organisation's file gives."""

    person: Person
    mail_domain: str
    desk_name: str


def this_person() -> Person:
    """The person who is logged in here."""
    return Person(login=_login(), full_name=_full_name(), computer_name=platform.node())


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container may run as a user that no directory knows
        return ""


def _full_name() -> str:
    if sys.platform == "win32":
        return _windows_display_name()
    import os
    import pwd

    try:
        gecos = pwd.getpwuid(os.getuid()).pw_gecos
    except KeyError:
        return ""
    return name_of_gecos(gecos, _login())


def name_of_gecos(gecos: str, login: str) -> str:
    """The full name in a passwd entry: up to the first comma, `&` for the login (passwd(5)).

    System accounts carry their own name there ("root"), which is nobody's.
    """
    name = gecos.split(",", maxsplit=1)[0].replace("&", login.capitalize()).strip()
    return "" if name.lower() == login.lower() else name


def _windows_display_name() -> str:
    """GetUserNameExW with NameDisplay (3): the name as the directory shows it."""
    import ctypes

    size = ctypes.c_ulong(256)
    buffer = ctypes.create_unicode_buffer(size.value)
    secur32 = ctypes.WinDLL("secur32")  # type: ignore[attr-defined,unused-ignore]  # Windows only
    found = secur32.GetUserNameExW(3, buffer, ctypes.byref(size))
    return buffer.value if found else ""
