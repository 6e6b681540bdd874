"""The Internet settings of Windows, for the person alone; not tried on a real one.

The names are those of the registry key that Microsoft's pages on WinINet give.
"""

from __future__ import annotations

from diagnostics.facts.commands import POWERSHELL, powershell
from diagnostics.fixes.powershell import script
from diagnostics.fixes.reset_proxy.store import Keeping, Values
from diagnostics.fixes.steps import worked
from diagnostics.model import CannotTell, OfficeProxy
from diagnostics.system import Machine, ProgramMissing, ProgramTimedOut

_NAMES = ("AutoConfigURL", "ProxyOverride", "ProxyServer", "ProxyEnable")
_KEY = r"HKCU:\Software\Microsoft\Windows\CurrentVersion\Internet Settings"
_LONGEST = 4000
_PATIENCE = 15.0

_READ = f"""
$all = Get-ItemProperty '{_KEY}'
@{{ AutoConfigURL = "$($all.AutoConfigURL)"; ProxyOverride = "$($all.ProxyOverride)"
    ProxyServer = "$($all.ProxyServer)"; ProxyEnable = "$($all.ProxyEnable)" }} |
  ConvertTo-Json -Compress
"""
_WRITE = f"""
$key = '{_KEY}'
Set-ItemProperty $key ProxyServer $ProxyServer
Set-ItemProperty $key ProxyOverride $ProxyOverride
if ($AutoConfigURL) {{ Set-ItemProperty $key AutoConfigURL $AutoConfigURL }}
else {{ Remove-ItemProperty $key AutoConfigURL -ErrorAction SilentlyContinue }}
Set-ItemProperty $key ProxyEnable ([int]$ProxyEnable)
"""


def _read(machine: Machine) -> Values | None:
    try:
        told = powershell(machine, _READ, dict[str, str], limit=_PATIENCE)
    except (CannotTell, ProgramMissing, ProgramTimedOut):
        return None
    return {name: told.get(name, "") for name in _NAMES} | {
        "ProxyEnable": "1" if told.get("ProxyEnable") == "1" else "0"
    }


def _wanted(proxy: OfficeProxy) -> Values:
    manual = proxy.kind == "manual"
    return {
        "AutoConfigURL": proxy.script if proxy.kind == "automatic" else "",
        "ProxyOverride": ";".join(proxy.beside),
        "ProxyServer": f"{proxy.host}:{proxy.port}" if manual else "",
        "ProxyEnable": "1" if manual else "0",
    }


def _write(machine: Machine, values: Values) -> bool:
    chosen = {name: values.get(name, "") for name in _NAMES}
    if chosen["ProxyEnable"] not in {"0", "1"} or max(map(len, chosen.values())) > _LONGEST:
        return False
    return worked(machine, *POWERSHELL, script(_WRITE, **chosen), limit=_PATIENCE)


KEEPING = Keeping(read=_read, wanted=_wanted, write=_write)
