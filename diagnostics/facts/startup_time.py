"""How long this computer took to start, the last time it did."""

from __future__ import annotations

import msgspec

from diagnostics.facts import running
from diagnostics.facts.commands import answer, powershell
from diagnostics.model import CannotTell, Fact, Topic, until_restart
from diagnostics.system import Machine, Platform
from diagnostics.text import text

_PROPERTIES = ("FirmwareTimestampMonotonic", "FinishTimestampMonotonic")

# Documented: event 100 of this log has BootTime, in milliseconds; only administrators may read it.
_SCRIPT = """
$log = 'Microsoft-Windows-Diagnostics-Performance/Operational'
$event = Get-WinEvent -MaxEvents 1 -ErrorAction SilentlyContinue -FilterHashtable @{
  LogName = $log; Id = 100 }
$data = if ($event) { ([xml]$event.ToXml()).Event.EventData.Data }
@{ ms = ($data | Where-Object Name -eq 'BootTime').'#text' } | ConvertTo-Json -Compress
"""


class StartupTime(msgspec.Struct, frozen=True, kw_only=True):
    """From power on until it was ready; from the system's own start, `firmware_seconds` None."""

    total_seconds: float
    firmware_seconds: float | None = None


def _linux(machine: Machine) -> StartupTime:
    """Systemd counts in microseconds from the kernel's start, the firmware's time backwards."""
    running.must_have_systemd(machine)
    argv = ("systemctl", "show", *(f"--property={name}" for name in _PROPERTIES))
    lines = (line.partition("=") for line in answer(machine, *argv, limit=2.0).splitlines())
    values = {name: int(value) / 1e6 for name, _, value in lines if value.isdecimal()}
    finish = values.get("FinishTimestampMonotonic", 0)
    if not finish:
        raise CannotTell(text("this system does not say how long it took to start"))
    firmware = values.get("FirmwareTimestampMonotonic", 0)
    return StartupTime(total_seconds=firmware + finish, firmware_seconds=firmware or None)


def _windows(machine: Machine) -> StartupTime:
    told = powershell(machine, _SCRIPT, dict[str, str | None], limit=3.0).get("ms") or ""
    if not told.isdecimal():
        raise CannotTell(text("only an administrator may see it"))
    return StartupTime(total_seconds=int(told) / 1000)


FACT = Fact(
    id="startup_time",
    topic=Topic.SYSTEM,
    limit=3.0,
    readers={Platform.LINUX: _linux, Platform.WINDOWS: _windows},
    stamp=until_restart,
)
