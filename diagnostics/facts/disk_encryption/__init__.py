"""Whether a thief of this computer could read what is on its disk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from diagnostics.facts.commands import answer, powershell
from diagnostics.facts.disk_encryption import linux
from diagnostics.facts.disk_encryption.model import DiskEncryption
from diagnostics.model import CannotTell, Fact, Topic
from diagnostics.system import Machine, Platform
from diagnostics.text import text

__all__ = ["FACT", "DiskEncryption"]

# Documented: System.Volume.BitLockerProtection, which needs no rights. 1 is on, 2 off, 3 being
# encrypted, 4 being decrypted, 5 suspended, 6 on and locked, 7 and above not (yet) protected.
_SCRIPT = """
$disk = (New-Object -ComObject Shell.Application).NameSpace($env:SystemDrive)
@{ state = $disk.Self.ExtendedProperty('System.Volume.BitLockerProtection') } |
  ConvertTo-Json -Compress
"""
_PROTECTED = {1, 6}


def _windows(machine: Machine) -> DiskEncryption:
    state = powershell(machine, _SCRIPT, dict[str, Any], limit=2.0).get("state")
    if not isinstance(state, int):
        raise CannotTell(text("only an administrator may see it"))
    return _whole("BitLocker" if state in _PROTECTED else "")


def _macos(machine: Machine) -> DiskEncryption:
    """fdesetup(8): "FileVault is On." or "FileVault is Off.", and what it is busy with."""
    on = "FileVault is On" in answer(machine, "fdesetup", "status", limit=2.0)
    return _whole("FileVault" if on else "")


def _whole(by: str) -> DiskEncryption:
    """A disk with both on it."""
    return DiskEncryption(system=bool(by), files=bool(by), by=by, folder=str(Path.home()))


FACT = Fact(
    id="disk_encryption",
    topic=Topic.SECURITY,
    limit=2.5,
    readers={Platform.LINUX: linux.read, Platform.MACOS: _macos, Platform.WINDOWS: _windows},
)
