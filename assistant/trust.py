"""Whether the organisation's file may name commands that Balie runs.

It may where only an administrator can have written it: in the system's place for it, never in a
place that the person, a variable or a link leads to.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path, PureWindowsPath

import msgspec

from assistant.security_descriptor import only_administrators_change
from diagnostics.facts.commands import powershell
from diagnostics.model import CannotTell
from diagnostics.system import Machine, Platform, ProgramMissing, ProgramTimedOut
from diagnostics.system.trust import distrusted
from diagnostics.text import Text, text

# Given a file and the status of what was read of it: why it is not trusted, or None.
Distrust = Callable[[Path, os.stat_result], Text | None]

FILE_NAME = "organisation.toml"
ELSEWHERE = text("this file is not in the place where only IT can put it")

# The folder is asked of Windows, not of a variable, which everybody can set.
_SCRIPT = """
$data = [Environment]::GetFolderPath('CommonApplicationData')
$folder = Join-Path $data 'Balie'
$file = Join-Path $folder 'organisation.toml'
@{ file = $file
   links = @($folder, $file | Get-Item -Force | Where-Object { $_.LinkType }).Count
   sddl = @($folder, $file | ForEach-Object { (Get-Acl -LiteralPath $_).Sddl }) } |
   ConvertTo-Json -Compress
"""


class _Access(msgspec.Struct):
    file: str
    links: int
    sddl: tuple[str, ...]


def never(file: Path, read: os.stat_result) -> Text | None:
    """Trust no file."""
    return ELSEWHERE


def trust_on(machine: Machine, place: Path) -> Distrust:
    """How a file is judged on this computer, where IT puts it at `place`."""

    def judge(file: Path, read: os.stat_result) -> Text | None:
        if machine.platform is Platform.WINDOWS:
            return distrusted_on_windows(file, machine)
        return distrusted(file, read) if file == place else ELSEWHERE

    return judge


def distrusted_on_windows(file: Path, machine: Machine) -> Text | None:
    """Why the file is not trusted, by the owners and access lists of it and of its folder."""
    silent = text("Windows does not say who may change {path}", path=str(file))
    try:
        access = powershell(machine, _SCRIPT, _Access, limit=5.0)
    except (CannotTell, ProgramMissing, ProgramTimedOut):
        return silent
    if PureWindowsPath(file) != PureWindowsPath(access.file):
        return ELSEWHERE
    if access.links:
        return text("a link leads to {path}", path=str(file))
    if len(access.sddl) != 2:
        return silent
    if not all(map(only_administrators_change, access.sddl)):
        return text("others than administrators may change {path} or its folder", path=str(file))
    return None
