"""Names on macOS: of its directory, its hardware, its networks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diagnostics.facts.commands import answer
from diagnostics.facts.identities_here.files import names_in, of_mail
from diagnostics.facts.identities_here.model import IdentitiesHere, capped
from diagnostics.facts.interfaces import interfaces
from diagnostics.model import CannotTell
from diagnostics.system import Machine, ProgramMissing, ProgramTimedOut

# "anna                    Anna Visser"; accounts of the system begin with "_".
_ACCOUNT = re.compile(r"^(?!_)(\S+) {2,}(.+)$", re.MULTILINE)
_NEIGHBOUR = re.compile(r"\(([0-9a-f.:]+)\) at ([0-9a-f:]+) ")
_SERIAL = re.compile(r'"(?:serial_number|platform_UUID)" ?: ?"([^"]+)"')
_DRIVE = re.compile(r"^(//\S+|\S+:/\S*) on .+ \((?:smbfs|nfs|afpfs|webdav)", re.MULTILINE)
_NOBODYS = {"root", "daemon", "nobody"}


def read(machine: Machine) -> IdentitiesHere:
    """Put together what the commands say; one that fails leaves its names out."""
    accounts = people(_said(machine, "dscl", ".", "-list", "/Users", "RealName"))
    near = neighbours(_said(machine, "arp", "-an"))
    home = machine.environment.get("HOME", "")
    written = list(of_mail(machine, home)) if home else []
    cards = interfaces(machine)
    return IdentitiesHere(
        accounts=capped((machine.environment.get("USER"), *(a[0] for a in accounts))),
        people=capped((*(a[1] for a in accounts), *(n for is_mail, n in written if not is_mail))),
        homes=capped(
            (home, *(f"/Users/{n}" for n in names_in(machine, "/Users") if n != "Shared"))
        ),
        computers=capped(_computers(machine)),
        addresses=capped((*(a for card in cards for a in card.addresses), *(n[0] for n in near))),
        hardware_addresses=capped((*(c.hardware_address for c in cards), *(n[1] for n in near))),
        wifi_networks=capped(_wifi(machine)),
        serials=capped(serials(_said(machine, "system_profiler", "SPHardwareDataType", "-json"))),
        mail_addresses=capped(name for is_mail, name in written if is_mail),
        printers=capped(_said(machine, "lpstat", "-e").splitlines()),
        shares=capped(shares(_said(machine, "mount"))),
    )


def people(listed: str) -> list[tuple[str, str]]:
    """Accounts and full names in what dscl lists."""
    return [
        (login, name.strip()) for login, name in _ACCOUNT.findall(listed) if login not in _NOBODYS
    ]


def neighbours(arp: str) -> list[tuple[str, str]]:
    """Address and hardware address in what `arp -an` prints."""
    return _NEIGHBOUR.findall(arp)


def serials(profile: str) -> list[str]:
    """The serial number and the hardware's own id."""
    return _SERIAL.findall(profile)


def shares(mounted: str) -> list[str]:
    """Where network drives come from: `//anna@fs01/finance on /Volumes/finance (smbfs, …)`."""
    return [re.sub(r"^//[^/@]*@", "//", drive) for drive in _DRIVE.findall(mounted)]


def _computers(machine: Machine) -> Iterator[str]:
    for name in ("ComputerName", "LocalHostName", "HostName"):
        yield _said(machine, "scutil", "--get", name)


def _wifi(machine: Machine) -> list[str]:
    """Known networks; the first line is a heading."""
    listed = _said(machine, "networksetup", "-listpreferredwirelessnetworks", "en0")
    return [line.strip() for line in listed.splitlines()[1:]]


def _said(machine: Machine, *argv: str) -> str:
    try:
        return answer(machine, *argv, limit=1.5)
    except (CannotTell, ProgramMissing, ProgramTimedOut):
        return ""
