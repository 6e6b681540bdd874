"""Volumes of Windows, and its network drives by how the redirector sees them."""

from __future__ import annotations

from pathlib import PureWindowsPath

import msgspec

from diagnostics.facts.commands import powershell
from diagnostics.facts.file_systems.model import MOST, FileSystem, FileSystems, Use
from diagnostics.system import Machine

# Get-SmbMapping asks no server. Status: 0 OK, 1 paused, 2 disconnected, 3 network error,
# 4 connecting, 5 reconnecting, 6 unavailable (MSFT_SmbMapping). "Disconnected" is a drive that
# was not used for a while, and comes back when it is.
_SCRIPT = """
$volumes = @(Get-Partition | Where-Object DriveLetter | ForEach-Object {
  @{ letter = [string]$_.DriveLetter; kind = [string](Get-Volume -Partition $_).FileSystemType
     read_only = [bool]($_.IsReadOnly -or (Get-Disk -Number $_.DiskNumber).IsReadOnly) } })
$shares = @(Get-SmbMapping | ForEach-Object { [int]$_.Status })
@{ volumes = $volumes; shares = $shares } | ConvertTo-Json -Compress -Depth 3
"""
_HANGING = frozenset({3, 4, 5, 6})


class _Volume(msgspec.Struct):
    letter: str
    kind: str
    read_only: bool


class _Answer(msgspec.Struct):
    volumes: list[_Volume]
    shares: list[int]


def read(machine: Machine) -> FileSystems:
    """Ask for both in one script, which needs no rights."""
    told = powershell(machine, _SCRIPT, _Answer, limit=3.0)
    system = machine.environment.get("SystemDrive", "C:")
    home = PureWindowsPath(machine.environment.get("USERPROFILE", system)).drive
    uses = {home[:1].upper(): Use.FILES, system[:1].upper(): Use.SYSTEM}
    volumes = (_volume(volume, uses) for volume in told.volumes)
    shares = (_share(status) for status in told.shares)
    return FileSystems(mounted=(*volumes, *shares)[:MOST])


def _volume(volume: _Volume, uses: dict[str, Use]) -> FileSystem:
    return FileSystem(
        kind=volume.kind,
        use=uses.get(volume.letter.upper(), Use.OTHER),
        read_only=volume.read_only,
    )


def _share(status: int) -> FileSystem:
    return FileSystem(kind="SMB", network=True, answered=status not in _HANGING)
