"""Tickets of Kerberos, from a real server too, and what Windows has in their place."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from diagnostics.facts.sign_in_ticket import FACT, SignInTicket, parse
from diagnostics.model import CannotTell
from diagnostics.system import Output, Platform, this_machine
from tests.support.machine import RecordedMachine, recording
from tests.support.waiting import eventually

NEEDED = ("krb5kdc", "kdb5_util", "kadmin.local", "kinit", "klist")
REALM = "EXAMPLE.ORG"
CONFIGURATION = {"/etc/krb5.conf": f"[libdefaults]\n default_realm = {REALM}\n"}
KEYTAB = {"/etc/krb5.keytab": ""}
NONE = Output(1, "", "klist: No credentials cache found (filename: /tmp/krb5cc_1000)\n")


def linux(said: str | Output, files: dict[str, str]) -> SignInTicket:
    machine = RecordedMachine(Platform.LINUX, programs={"klist": said}, files=files)
    return FACT.readers[Platform.LINUX](machine)


def test_a_computer_outside_any_realm_needs_no_ticket() -> None:
    unused = SignInTicket(kind="Kerberos", used=False)
    assert linux(NONE, {}) == unused
    assert linux(NONE, {"/etc/krb5.conf": "[libdefaults]\n"}) == unused
    assert linux(NONE, CONFIGURATION) == unused


def test_a_computer_in_a_realm_misses_a_ticket() -> None:
    missing = SignInTicket(kind="Kerberos", used=True, realm=REALM)
    assert linux(NONE, {**CONFIGURATION, **KEYTAB}) == missing
    assert linux("Ticket cache: FILE:/a\n\n", {**CONFIGURATION, **KEYTAB}) == missing


def test_the_last_ticket_of_two_counts() -> None:
    ticket = parse(recording("linux/klist.txt"), None, 0)
    assert ticket.realm == REALM
    assert ticket.expires_seconds is not None
    assert ticket.expires_seconds > 1_790_000_000


def test_heimdal_marks_a_ticket_that_is_over() -> None:
    printed = recording("macos/klist.txt")
    assert (parse(printed, None, 0).expires_seconds or 0) > 1_790_000_000
    over = printed.replace("Nov 23 19:00:00 2026", ">>>Expired<<<")
    assert parse(over, None, 60).expires_seconds == 0
    machine = RecordedMachine(Platform.MACOS, programs={"klist": printed})
    assert FACT.readers[Platform.MACOS](machine).used
    none = RecordedMachine(Platform.MACOS, programs={"klist": NONE})
    assert not FACT.readers[Platform.MACOS](none).used


def test_a_date_in_no_known_form_is_a_reason() -> None:
    printed = recording("linux/klist.txt").replace("11/23/26", "23.11.26")
    with pytest.raises(CannotTell):
        parse(printed, None, 0)


@pytest.fixture
def realm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A real Kerberos server with one person, whose ticket lasts two hours."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    (tmp_path / "krb5.conf").write_text(
        f"[libdefaults]\n default_realm = {REALM}\n dns_lookup_kdc = false\n"
        f"[realms]\n {REALM} = {{\n  kdc = 127.0.0.1:{port}\n }}\n"
    )
    (tmp_path / "kdc.conf").write_text(
        f'[kdcdefaults]\n kdc_ports = {port}\n kdc_tcp_ports = ""\n[realms]\n {REALM} = {{\n'
        f"  database_name = {tmp_path}/principal\n  key_stash_file = {tmp_path}/stash\n"
        f"  kdc_ports = {port}\n }}\n"
    )
    monkeypatch.setenv("KRB5_CONFIG", str(tmp_path / "krb5.conf"))
    monkeypatch.setenv("KRB5_KDC_PROFILE", str(tmp_path / "kdc.conf"))
    monkeypatch.setenv("KRB5CCNAME", f"FILE:{tmp_path}/cache")
    make = ["kdb5_util", "create", "-s", "-r", REALM, "-P", "master"]
    add = ["kadmin.local", "-q", "addprinc -pw secret ana"]
    for command in (make, add):
        subprocess.run(command, check=True, capture_output=True, timeout=20)
    server = subprocess.Popen(
        ["krb5kdc", "-n"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    yield tmp_path
    server.terminate()
    server.wait(10)


def signs_in() -> bool:
    command = ["kinit", "-l", "2h", "ana"]
    done = subprocess.run(command, input=b"secret\n", capture_output=True, timeout=20, check=False)
    return done.returncode == 0


@pytest.mark.skipif(
    not all(map(shutil.which, NEEDED)) or os.geteuid() != 0, reason="needs a Kerberos server"
)
@pytest.mark.usefixtures("realm")
def test_a_real_ticket_lasts_as_long_as_it_was_asked_for() -> None:
    machine = this_machine()
    assert machine.run("klist", limit=5).code != 0
    eventually(signs_in)
    ticket = parse(machine.run("klist", limit=5).out, None, machine.now())
    assert ticket.realm == REALM
    assert ticket.expires_seconds == pytest.approx(2 * 3600, abs=60)


def windows(printed: str) -> SignInTicket:
    machine = RecordedMachine(Platform.WINDOWS, programs={"dsregcmd": printed}, now=1_796_000_000)
    return FACT.readers[Platform.WINDOWS](machine)


def test_windows_has_a_ticket_of_the_cloud() -> None:
    printed = recording("windows/dsregcmd-status.txt")
    # 2026-12-07 09:00:00 UTC.
    expected = SignInTicket(
        kind="Microsoft Entra",
        used=True,
        realm="Northwind",
        expires_seconds=1_796_634_000 - 1_796_000_000,
    )
    assert windows(printed) == expected
    without = printed.replace("AzureAdPrtExpiryTime", "Other")
    assert windows(without) == SignInTicket(kind="Microsoft Entra", used=True, realm="Northwind")
    alone = printed.replace("AzureAdJoined : YES", "AzureAdJoined : NO")
    assert windows(alone) == SignInTicket(kind="Microsoft Entra", used=False)
