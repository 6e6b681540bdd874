"""The certificates that say who this person or computer is, and when they expire."""

from __future__ import annotations

import msgspec

from diagnostics.facts.commands import answer, powershell
from diagnostics.facts.own_certificates import linux
from diagnostics.facts.own_certificates.model import MOST, Certificate, OwnCertificates
from diagnostics.model import Fact, Goes, Topic
from diagnostics.system import Machine, Platform

__all__ = ["FACT", "Certificate", "OwnCertificates"]

_SCRIPT = """
$own = @('CurrentUser', 'LocalMachine' | ForEach-Object { Get-ChildItem "Cert:\\$_\\My" } |
  Where-Object HasPrivateKey | Sort-Object NotAfter | Select-Object -First 200)
@{ certificates = @($own | ForEach-Object { @{
     name = $_.GetNameInfo('SimpleName', $false); issuer = $_.GetNameInfo('SimpleName', $true)
     expires = ([DateTimeOffset]$_.NotAfter).ToUnixTimeSeconds() } }) } |
  ConvertTo-Json -Compress -Depth 3
"""


class _One(msgspec.Struct):
    name: str
    issuer: str
    expires: float


class _Answer(msgspec.Struct):
    certificates: list[_One]


def _windows(machine: Machine) -> OwnCertificates:
    told = powershell(machine, _SCRIPT, _Answer, limit=2.5).certificates
    own = [
        Certificate(name=c.name, issuer=c.issuer, expires=c.expires, place="Windows") for c in told
    ]
    return _sorted(own, machine.now(), places=2)


def _macos(machine: Machine) -> OwnCertificates:
    """All in the person's and the system's keychains; authorities are left out by what they say."""
    from diagnostics.facts.own_certificates.parsing import of_encoded

    printed = answer(machine, "security", "find-certificate", "-a", "-p", limit=2.0)
    return _sorted(of_encoded(_pems(printed), "macOS"), machine.now(), places=2)


def _pems(printed: str) -> list[bytes]:
    end = "-----END CERTIFICATE-----"
    return [(one + end).encode() for one in printed.split(end)[:-1]]


def _sorted(own: list[Certificate], now: float, places: int) -> OwnCertificates:
    ordered = sorted(own, key=lambda certificate: certificate.expires)
    return OwnCertificates(certificates=tuple(ordered[:MOST]), now=now, places=places)


FACT = Fact(
    id="own_certificates",
    topic=Topic.ACCOUNTS,
    limit=3.0,
    goes=Goes.BY_CHOICE,
    readers={Platform.LINUX: linux.read, Platform.MACOS: _macos, Platform.WINDOWS: _windows},
)
