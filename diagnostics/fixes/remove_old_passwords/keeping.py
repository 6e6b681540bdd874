"""How each system forgets one sign-in."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from diagnostics.facts.stored_passwords import SignIn, linux, macos, windows
from diagnostics.fixes.steps import worked
from diagnostics.model import CannotTell
from diagnostics.system import Machine, Platform, ProgramMissing, ProgramTimedOut

# The answer where nobody has to be asked first (Secret Service API, Item.Delete).
_NO_PROMPT = "/"


class _Prompt(msgspec.Struct):
    data: tuple[str]


def _from_keyring(machine: Machine, sign_in: SignIn) -> bool:
    """Only if it is still the same: the keyring may have given its path to another one."""
    now = _now(machine, sign_in.handle)
    if now is None or (now.server, now.user) != (sign_in.server, sign_in.user):
        return False
    argv = (*linux.BUSCTL, "call", linux.SERVICE, sign_in.handle, linux.ITEM, "Delete")
    try:
        said = machine.run(*argv, limit=5.0)
        return said.code == 0 and _prompt(said.out) == _NO_PROMPT
    except (ProgramMissing, ProgramTimedOut):
        return False


def _now(machine: Machine, handle: str) -> SignIn | None:
    try:
        return linux.sign_in(machine, handle)
    except (CannotTell, ProgramMissing):
        return None


def _prompt(printed: str) -> str:
    try:
        return msgspec.json.decode(printed, type=_Prompt).data[0]
    except msgspec.DecodeError:
        return ""


def _from_credential_manager(machine: Machine, sign_in: SignIn) -> bool:
    is_host = windows.HOST.fullmatch(sign_in.handle) is not None
    return is_host and worked(machine, "cmdkey", f"/delete:{sign_in.handle}")


def _from_keychain(machine: Machine, sign_in: SignIn) -> bool:
    found = macos.HANDLE.fullmatch(sign_in.handle)
    if found is None:
        return False
    # Protocols have four letters there, the last of them a blank if need be.
    protocol, server, user = f"{found[1]:4}", found[2], found[3]
    argv = ("delete-internet-password", "-s", server, "-a", user, "-r", protocol)
    return worked(machine, "security", *argv)


FORGET: dict[Platform, Callable[[Machine, SignIn], bool]] = {
    Platform.LINUX: _from_keyring,
    Platform.MACOS: _from_keychain,
    Platform.WINDOWS: _from_credential_manager,
}
