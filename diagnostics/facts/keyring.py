"""Whether what keeps passwords for programs is there, and open."""

from __future__ import annotations

import msgspec

from diagnostics.facts.commands import answer, registry_values
from diagnostics.facts.sysfs import inside
from diagnostics.model import CannotTell, Fact, Topic
from diagnostics.system import Machine, Platform
from diagnostics.text import text

_LINUX, _MACOS, _WINDOWS = "Secret Service", "Keychain", "Credential Manager"
# The Secret Service of freedesktop.org; it is not started just to look at it.
_NAME = "org.freedesktop.secrets"
_LOCKED = (
    *("busctl", "--user", "--auto-start=no", "--timeout=1", "call", _NAME),
    *("/org/freedesktop/secrets/aliases/default", "org.freedesktop.DBus.Properties", "Get"),
    *("ss", "org.freedesktop.Secret.Collection", "Locked"),
)
_NOT_RUNNING = "does not exist"
_STARTS = "/usr/share/dbus-1/services"
_VAULT = r"HKLM\SYSTEM\CurrentControlSet\Services\VaultSvc"
_DISABLED = "0x4"


class Keyring(msgspec.Struct, frozen=True, kw_only=True):
    """`present`: programs can reach it; `locked` until its password is given (None: not told).

    `name` is what the system calls it.
    """

    name: str
    present: bool
    locked: bool | None = None


def _linux(machine: Machine) -> Keyring:
    if "DBUS_SESSION_BUS_ADDRESS" not in machine.environment:
        raise CannotTell(text("nobody is signed in to a desktop here"))
    output = machine.run(*_LOCKED, limit=1.5)
    if output.code == 0:
        return Keyring(name=_LINUX, present=True, locked="true" in output.out)
    running = f'{_NAME}" {_NOT_RUNNING}' not in output.err
    present = running or f"{_NAME}.service" in inside(machine, _STARTS)
    return Keyring(name=_LINUX, present=present)


def _windows(machine: Machine) -> Keyring:
    """The Credential Manager starts when it is needed, unless somebody disabled it."""
    start = registry_values(machine.run("reg", "query", _VAULT, limit=1.0).out).get("Start")
    if start is None:
        raise CannotTell(text("Windows does not say whether it keeps passwords"))
    return Keyring(name=_WINDOWS, present=start != _DISABLED)


def _macos(machine: Machine) -> Keyring:
    """Asking whether it is locked may ask the person for the password: only its name is asked."""
    printed = answer(machine, "security", "default-keychain", limit=1.5)
    return Keyring(name=_MACOS, present=bool(printed.strip()))


FACT = Fact(
    id="keyring",
    topic=Topic.ACCOUNTS,
    limit=2.0,
    readers={Platform.LINUX: _linux, Platform.MACOS: _macos, Platform.WINDOWS: _windows},
)
