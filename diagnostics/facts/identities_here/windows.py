"""Names on Windows: one script asks for all of them."""

from __future__ import annotations

import msgspec

from diagnostics.facts.commands import powershell
from diagnostics.facts.identities_here.files import of_mail
from diagnostics.facts.identities_here.model import IdentitiesHere, capped
from diagnostics.system import Machine

# Classes of root/cimv2 and root/StandardCimv2; each value is a list, so that one is no exception.
_SCRIPT = """
$ErrorActionPreference = 'SilentlyContinue'
$c = Get-CimInstance Win32_ComputerSystem
$n = Get-CimInstance Win32_NetworkAdapterConfiguration -Filter 'IPEnabled=TRUE'
$near = Get-NetNeighbor | Where-Object { $_.State -ne 'Permanent' } | Select-Object -First 200
$known = 'HKLM:\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\NetworkList\\Profiles'
$office = Get-ItemProperty 'HKCU:\\Software\\Microsoft\\Office\\16.0\\Common\\Identity'
@{
  accounts = @($env:USERNAME, $c.UserName)
  people = @((Get-LocalUser | Where-Object Enabled).FullName) + @($office.ADUserDisplayName)
  homes = @((Get-CimInstance Win32_UserProfile -Filter 'Special=FALSE').LocalPath)
  computers = @($env:COMPUTERNAME, $c.Name)
  domains = @($c.Domain, $env:USERDNSDOMAIN, $env:USERDOMAIN)
  addresses = @($n.IPAddress) + @($near.IPAddress)
  hardware_addresses = @($n.MACAddress) + @($near.LinkLayerAddress)
  serials = @((Get-CimInstance Win32_BIOS).SerialNumber) +
    @((Get-CimInstance Win32_DiskDrive).SerialNumber)
  mail_addresses = @($office.ADUserName)
  printers = @((Get-CimInstance Win32_Printer).Name)
  shares = @((Get-CimInstance Win32_MappedLogicalDisk).ProviderName)
  wifi_networks = @(Get-ChildItem $known | ForEach-Object { $_.GetValue('ProfileName') })
} | ConvertTo-Json -Compress
"""


class _Names(msgspec.Struct, frozen=True):
    """What the script found; what Windows does not tell is null."""

    accounts: list[str | None] = []
    people: list[str | None] = []
    homes: list[str | None] = []
    computers: list[str | None] = []
    domains: list[str | None] = []
    addresses: list[str | None] = []
    hardware_addresses: list[str | None] = []
    wifi_networks: list[str | None] = []
    serials: list[str | None] = []
    mail_addresses: list[str | None] = []
    printers: list[str | None] = []
    shares: list[str | None] = []


def read(machine: Machine) -> IdentitiesHere:
    """What the script says, and what programs keep in the home folder."""
    found = powershell(machine, _SCRIPT, _Names, limit=2.5)
    home = machine.environment.get("USERPROFILE", "")
    written = list(of_mail(machine, home)) if home else []
    names = {name: capped(getattr(found, name)) for name in found.__struct_fields__}
    names["mail_addresses"] += capped(name for is_mail, name in written if is_mail)
    names["people"] += capped(name for is_mail, name in written if not is_mail)
    return IdentitiesHere(**names)
