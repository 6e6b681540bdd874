"""Windows: what Settings writes when somebody turns a program off there.

Not tried on a real one. The values are twelve bytes, 3 and then nothing where it is off; they are
put back just as they were, or removed where there was none.
"""

from __future__ import annotations

from base64 import b64encode
from functools import partial

from diagnostics.facts.commands import POWERSHELL
from diagnostics.facts.startup_programs import windows
from diagnostics.facts.startup_programs.windows import Run
from diagnostics.fixes.powershell import script
from diagnostics.fixes.startup_programs.switch import Switch, Switches, Undo
from diagnostics.fixes.steps import worked
from diagnostics.system import Machine

OFF = bytes([3, *([0] * 11)])
_KEY = r"""
$key = 'HKCU:\Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run'
if (-not (Test-Path -LiteralPath $key)) { $null = New-Item -Path $key -Force }
"""
_SET = (
    _KEY
    + "$null = New-ItemProperty -LiteralPath $key -Name $name -PropertyType Binary -Force "
    + "-Value ([byte[]][Convert]::FromBase64String($state))"
)
# Only what is still as this fix left it.
_IF_OFF = """
$now = (Get-Item -LiteralPath $key).GetValue($name)
if ($now -isnot [byte[]] -or [Convert]::ToBase64String($now) -ne $off) { exit 0 }
"""
_REMOVE = _KEY + _IF_OFF + "Remove-ItemProperty -LiteralPath $key -Name $name"
_PUT_BACK = _KEY + _IF_OFF + _SET.removeprefix(_KEY)


def find(machine: Machine) -> tuple[Switch, ...]:
    """Those that start."""
    return tuple(
        Switch(
            id=run.name,
            name=run.name,
            undo=Undo(values=((run.name, run.state),)),
            off=partial(_off, run=run),
        )
        for run in windows.runs(machine)
        if run.is_on
    )


def _off(machine: Machine, run: Run) -> bool:
    return worked(machine, *POWERSHELL, script(_SET, name=run.name, state=_letters(OFF)))


def on(machine: Machine, undo: Undo) -> list[bool]:
    """Put back each value."""
    return [worked(machine, *POWERSHELL, _back(name, state)) for name, state in undo.values]


def _back(name: str, state: bytes | None) -> str:
    off = _letters(OFF)
    if state is None:
        return script(_REMOVE, name=name, off=off)
    return script(_PUT_BACK, name=name, off=off, state=_letters(state[:12]))


def _letters(state: bytes) -> str:
    return b64encode(state).decode()


SWITCHES = Switches(find=find, on=on)
