"""Names on Linux, from files that everybody may read; no program is started."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from diagnostics.facts.identities_here.files import names_in, of_mail, text_of
from diagnostics.facts.identities_here.model import IdentitiesHere, capped
from diagnostics.facts.interfaces import interfaces
from diagnostics.system import Machine

# Accounts of people begin here (login.defs(5)); that of nobody is the last there is.
_FIRST_PERSON, _NOBODY = 1000, 65534
_NETWORK_DRIVES = {"cifs", "smb3", "nfs", "nfs4", "fuse.sshfs", "davfs", "9p", "afs", "ceph"}
_GVFS = re.compile(r"(?:server|host)=([^,]+)(?:.*,share=([^,]+))?")
_SEARCH = re.compile(r"^\s*(?:search|domain)\s+(.+)$", re.MULTILINE)
_DMI = ("product_serial", "board_serial", "chassis_serial", "product_uuid", "chassis_asset_tag")
# What firmware says where its maker filled in nothing.
_NO_SERIAL = re.compile(
    r"(?i)^(|0+|none|n/?a|default string|to be filled.*|system serial.*|.*o\.e\.m.*)$"
)


def read(machine: Machine) -> IdentitiesHere:
    """Put together what the files say."""
    passwd = people(text_of(machine, "/etc/passwd"))
    home = machine.environment.get("HOME", "")
    written = list(of_mail(machine, home)) if home else []
    cards = interfaces(machine)
    near = neighbours(text_of(machine, "/proc/net/arp"))
    drives = shares(text_of(machine, "/proc/mounts"))
    return IdentitiesHere(
        accounts=capped((machine.environment.get("USER"), *(p[0] for p in passwd))),
        people=capped((*(p[1] for p in passwd), *(n for is_mail, n in written if not is_mail))),
        homes=capped((home, *(p[2] for p in passwd))),
        computers=capped(_computers(machine)),
        domains=capped(_domains(machine)),
        addresses=capped((*(a for card in cards for a in card.addresses), *(n[0] for n in near))),
        hardware_addresses=capped((*(c.hardware_address for c in cards), *(n[1] for n in near))),
        wifi_networks=capped(_wifi(machine)),
        serials=capped(_serials(machine)),
        mail_addresses=capped(name for is_mail, name in written if is_mail),
        printers=capped(printers(text_of(machine, "/etc/printcap"))),
        shares=capped((*drives, *_gvfs(machine))),
    )


def people(passwd: str) -> list[tuple[str, str, str]]:
    """Login, full name and home of every person in /etc/passwd (passwd(5), GECOS)."""
    rows = [line.split(":") for line in passwd.splitlines()]
    return [
        (row[0], row[4].split(",")[0].replace("&", row[0].capitalize()), row[5])
        for row in rows
        if len(row) >= 7 and row[2].isdecimal() and _FIRST_PERSON <= int(row[2]) < _NOBODY
    ]


def neighbours(arp: str) -> list[tuple[str, str]]:
    """Address and hardware address of the neighbours in /proc/net/arp (proc(5))."""
    rows = [line.split() for line in arp.splitlines()[1:]]
    return [(row[0], row[3]) for row in rows if len(row) >= 6]


def shares(mounts: str) -> list[str]:
    """Where the mounted network drives come from."""
    rows = [line.split() for line in mounts.splitlines()]
    drives = [row[0] for row in rows if len(row) >= 3 and row[2] in _NETWORK_DRIVES]
    return [drive.replace("\\040", " ") for drive in drives]


def printers(printcap: str) -> Iterator[str]:
    """The queues in /etc/printcap, which CUPS writes for programs of old: `name|description:…`."""
    for line in printcap.splitlines():
        if line and not line.startswith("#"):
            yield from line.split(":")[0].split("|")


def _computers(machine: Machine) -> Iterator[str]:
    yield text_of(machine, "/proc/sys/kernel/hostname")
    yield text_of(machine, "/etc/hostname")
    for line in text_of(machine, "/etc/hosts").splitlines():
        address, *names = line.partition("#")[0].split() or [""]
        # Lines with ip6-allnodes and the like are the same on every computer.
        if not address.startswith(("ff", "fe00")):
            yield from (name for name in names if not name.startswith(("localhost", "ip6-")))


def _domains(machine: Machine) -> Iterable[str]:
    nis = text_of(machine, "/proc/sys/kernel/domainname").strip()
    searched = _SEARCH.findall(text_of(machine, "/etc/resolv.conf"))
    return (nis if nis != "(none)" else "", *(d for line in searched for d in line.split()))


def _wifi(machine: Machine) -> Iterator[str]:
    for name in names_in(machine, "/etc/NetworkManager/system-connections"):
        yield name.removesuffix(".nmconnection")


def _serials(machine: Machine) -> Iterator[str]:
    yield text_of(machine, "/etc/machine-id")
    read = [text_of(machine, f"/sys/class/dmi/id/{name}").strip() for name in _DMI]
    disks = names_in(machine, "/sys/class/nvme")
    read += [text_of(machine, f"/sys/class/nvme/{disk}/serial").strip() for disk in disks]
    yield from (serial for serial in read if not _NO_SERIAL.match(serial))
    for name in names_in(machine, "/dev/disk/by-id"):
        if name.startswith(("ata-", "usb-", "scsi-", "nvme-")) and "-part" not in name:
            yield name.rpartition("_")[2].partition("-")[0]


def _gvfs(machine: Machine) -> Iterator[str]:
    """What the file manager has mounted: `smb-share:server=fs01,share=finance,user=anna`."""
    runtime = machine.environment.get("XDG_RUNTIME_DIR", "")
    for name in names_in(machine, f"{runtime}/gvfs") if runtime else ():
        for server, share in _GVFS.findall(name):
            yield f"//{server}/{share or server}"
