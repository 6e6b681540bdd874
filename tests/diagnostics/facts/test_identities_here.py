"""What the names on this computer are, which never leave it."""

from __future__ import annotations

from pathlib import Path

import pytest

from diagnostics.facts.identities_here import FACT, linux, macos
from diagnostics.facts.identities_here.model import MOST, capped
from diagnostics.identities import Identity, IdentityKind, identities
from diagnostics.model import Goes
from diagnostics.registry import FACTS
from diagnostics.system import Platform
from tests.support.machine import RecordedMachine, recording

PASSWD = """root:x:0:0:root:/root:/bin/bash
anna:x:1000:1000:Anna Visser,,,:/home/anna:/bin/bash
jan:x:1001:1001:& de Backer:/home/jan:/bin/bash
broken line
nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin
"""
HOME = "/home/anna"
FILES = {
    "/etc/passwd": PASSWD,
    "/etc/hostname": "annas-laptop\n",
    "/etc/hosts": "127.0.1.1 annas-laptop.corp.example.com annas-laptop\n::1 ip6-localhost\n",
    "/etc/resolv.conf": "nameserver 10.0.0.1\nsearch corp.example.com example.com\n",
    "/proc/net/arp": "IP address HW type\n10.0.0.1 0x1 0x2 3c:52:82:0a:0b:0c * eth0\n",
    "/proc/mounts": "//fs01/p\\040x /mnt/p cifs rw 0 0\n/dev/sda1 / ext4 rw 0 0\n",
    "/etc/printcap": "# made by cupsd\nSecond-floor|Second floor:rm=laptop:\n",
    "/etc/NetworkManager/system-connections/Thuis Visser.nmconnection": "",
    "/sys/class/dmi/id/product_serial": "5CG1342K7P\n",
    "/sys/class/dmi/id/board_serial": "To be filled by O.E.M.\n",
    "/sys/class/nvme/nvme0/serial": "S4XBNF0M123456X   \n",
    "/dev/disk/by-id/ata-Samsung_SSD_860_EVO_500GB_S3Z1NB0K": "",
    "/dev/disk/by-id/ata-Samsung_SSD_860_EVO_500GB_S3Z1NB0K-part1": "",
    f"{HOME}/.gitconfig": "[user]\n\temail = anna@example.com\n\tname = Anna V.\n",
    f"{HOME}/.thunderbird/a.b/prefs.js": 'user_pref("mail.identity.id1.useremail", "a@b.be");',
    f"{HOME}/.config/evolution/sources/1.source": "[Mail Identity]\nAddress=av@c.nl\nName=No\n",
    "/run/user/1000/gvfs/smb-share:server=fs02,share=team,user=anna": "",
}


def _on_linux() -> RecordedMachine:
    environment = {"HOME": HOME, "USER": "anna", "XDG_RUNTIME_DIR": "/run/user/1000"}
    return RecordedMachine(Platform.LINUX, files=FILES, environment=environment)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (IdentityKind.ACCOUNT, "jan"),
        (IdentityKind.PERSON, "Anna Visser"),
        (IdentityKind.PERSON, "Jan de Backer"),
        (IdentityKind.HOME, "/home/jan"),
        (IdentityKind.COMPUTER, "annas-laptop"),
        (IdentityKind.DOMAIN, "corp.example.com"),
        (IdentityKind.WIFI, "Thuis Visser"),
        (IdentityKind.SERIAL, "5CG1342K7P"),
        (IdentityKind.SERIAL, "S4XBNF0M123456X"),
        (IdentityKind.SERIAL, "S3Z1NB0K"),
        (IdentityKind.MAIL, "anna@example.com"),
        (IdentityKind.MAIL, "a@b.be"),
        (IdentityKind.MAIL, "av@c.nl"),
        (IdentityKind.PERSON, "Anna V."),
        (IdentityKind.PRINTER, "Second-floor"),
        (IdentityKind.SHARE, "//fs01/p x"),
        (IdentityKind.SHARE, "//fs02/team"),
    ],
)
def test_linux_knows_a_name(kind: IdentityKind, value: str) -> None:
    found = identities(FACT.readers[Platform.LINUX](_on_linux()))
    assert Identity(kind, value) in found


def test_names_that_are_nobodys_are_left_out() -> None:
    found = linux.read(_on_linux())
    assert not {"root", "nobody"} & set(found.accounts)
    assert "To be filled by O.E.M." not in found.serials
    assert "ip6-localhost" not in found.computers


def test_a_computer_that_shows_nothing_still_has_its_addresses() -> None:
    found = linux.read(RecordedMachine(Platform.LINUX))
    assert found.accounts == ()
    assert found.addresses


def test_windows_tells_everything_in_one_answer() -> None:
    answer = recording("windows/identities-here.json")
    home = str(Path("/nowhere"))
    machine = RecordedMachine(
        Platform.WINDOWS, programs={"powershell": answer}, environment={"USERPROFILE": home}
    )
    found = FACT.readers[Platform.WINDOWS](machine)
    assert found.people == ("Anna Visser",)
    assert found.shares == ("\\\\fs-gnt-02\\personeel",)
    assert found.hardware_addresses == ("9C:2B:11:0A:7D:31",)


def test_macos_puts_together_what_its_commands_say() -> None:
    machine = RecordedMachine(
        Platform.MACOS,
        programs={
            "dscl": recording("macos/dscl-realname.txt"),
            "arp": recording("macos/arp-an.txt"),
            "scutil": "Anna’s Mac\n",
            "networksetup": "Preferred networks on en0:\n\tThuis Visser\n",
            "system_profiler": '{"SPHardwareDataType": [{"serial_number" : "C02XK1ABJG5H"}]}',
            "mount": "//anna@fs01/team on /Volumes/team (smbfs, nodev)\n/dev/disk1 on / (apfs)\n",
        },
    )
    found = macos.read(machine)
    assert found.accounts == ("anna",)
    assert found.people == ("Anna Visser",)
    assert found.wifi_networks == ("Thuis Visser",)
    assert found.serials == ("C02XK1ABJG5H",)
    assert found.shares == ("//fs01/team",)
    assert ("10.44.12.1", "9c:2b:11:a:7d:30") in macos.neighbours(recording("macos/arp-an.txt"))


def test_a_terminal_server_tells_no_more_than_it_may() -> None:
    assert len(capped(str(number) for number in range(10 * MOST))) == MOST
    assert capped(["", None, " a ", "a"]) == ("a",)


def test_names_are_read_on_every_run_and_never_go_along() -> None:
    assert FACT.goes is Goes.NEVER
    assert FACT in FACTS
