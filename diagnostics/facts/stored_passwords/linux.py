"""Sign-ins to network drives that the keyring of a Linux desktop keeps.

The Secret Service of freedesktop.org by busctl(1): what they are for, never the secret
(GetSecret), and without waking a keyring that does not run. Names of attributes are those of
libsecret's "org.gnome.keyring.NetworkPassword", which file managers store them as.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeVar

import msgspec

from diagnostics.facts.commands import answer
from diagnostics.facts.stored_passwords.model import SignIn
from diagnostics.model import CannotTell
from diagnostics.system import Machine, ProgramTimedOut
from diagnostics.text import text

_T = TypeVar("_T")

SERVICE = "org.freedesktop.secrets"
ITEM = "org.freedesktop.Secret.Item"
BUSCTL = ("busctl", "--user", "--auto-start=no", "--json=short", "--timeout=2")
_SEARCH = (
    *(*BUSCTL, "call", SERVICE, "/org/freedesktop/secrets", "org.freedesktop.Secret.Service"),
    *("SearchItems", "a{ss}", "1", "xdg:schema", "org.gnome.keyring.NetworkPassword"),
)
_PATH = re.compile(r"/org/freedesktop/secrets(?:/[A-Za-z0-9_]+)+")
_NOT_RUNNING = "does not exist"
_MOST = 40


class _Found(msgspec.Struct):
    data: tuple[list[str], list[str]]


class _Attributes(msgspec.Struct):
    data: dict[str, str]


class _Time(msgspec.Struct):
    data: int


def sign_ins(machine: Machine) -> tuple[SignIn, ...]:
    """Those in keyrings that are open; raises CannotTell."""
    if "DBUS_SESSION_BUS_ADDRESS" not in machine.environment:
        raise CannotTell(text("nobody is signed in to a desktop here"))
    printed = machine.run(*_SEARCH, limit=3.0)
    if printed.code != 0:
        if _NOT_RUNNING in printed.err:
            return ()
        raise CannotTell(text("the place that keeps your passwords did not answer"))
    opened, locked = _decoded(printed.out, _Found).data
    if locked and not opened:
        raise CannotTell(text("the place that keeps your passwords is locked"))
    return tuple(_all(machine, opened[:_MOST]))


def _all(machine: Machine, paths: list[str]) -> Iterator[SignIn]:
    for path in paths:
        if (found := sign_in(machine, path)) is not None:
            yield found


def sign_in(machine: Machine, path: str) -> SignIn | None:
    """One of them as it is now; None where it is gone, or for no server."""
    if not _PATH.fullmatch(path):
        return None
    argv = (*BUSCTL, "get-property", SERVICE, path, ITEM, "Attributes", "Modified")
    try:
        lines = answer(machine, *argv, limit=3.0).splitlines()
    except (CannotTell, ProgramTimedOut):
        return None
    if len(lines) != 2:
        return None
    about, changed = _decoded(lines[0], _Attributes).data, _decoded(lines[1], _Time).data
    if not about.get("server"):
        return None
    age = max(0.0, machine.now() - changed)
    return SignIn(handle=path, server=about["server"], user=about.get("user", ""), age_seconds=age)


def _decoded(printed: str, kind: type[_T]) -> _T:
    try:
        return msgspec.json.decode(printed, type=kind)
    except msgspec.DecodeError:
        raise CannotTell(text("the place that keeps your passwords did not answer")) from None
