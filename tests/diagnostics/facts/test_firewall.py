"""Which firewall is on, as far as one may see."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

from diagnostics.facts.firewall import FACT, Firewall
from diagnostics.model import CannotTell
from diagnostics.system import Output, Platform
from tests.support.balie import in_namespaces
from tests.support.machine import RecordedMachine, recording


def linux(**files: str) -> Firewall:
    return FACT.readers[Platform.LINUX](RecordedMachine(Platform.LINUX, files=files))


@pytest.mark.parametrize(
    ("path", "content", "by"),
    [
        ("/etc/ufw/ufw.conf", "# comment\nENABLED=yes\nLOGLEVEL=low\n", "ufw"),
        ("/sys/fs/cgroup/system.slice/firewalld.service", "", "firewalld"),
        ("/sys/fs/cgroup/systemd/system.slice/firewalld.service", "", "firewalld"),
        ("/etc/systemd/system/sysinit.target.wants/nftables.service", "", "nftables"),
    ],
)
def test_linux_shows_what_keeps_it_on(path: str, content: str, by: str) -> None:
    assert linux(**{path: content}) == Firewall(on=True, by=by)


def test_linux_without_any_module_that_filters_has_none_on() -> None:
    off = {"/etc/ufw/ufw.conf": "ENABLED=no\n", "/proc/modules": "ext4 1 0 - Live 0x0\n"}
    assert linux(**off) == Firewall(on=False, by="nftables")


def test_rules_of_somebody_unknown_are_for_administrators_to_see() -> None:
    loaded = {"/proc/modules": "nf_tables 1 0 - Live 0x0\n"}
    other = {"/etc/systemd/system/multi-user.target.wants/cron.service": ""}
    person = {"/proc/self/status": "Name:\ta\nUid:\t1000\t1000\t1000\t1000\n"}
    for files in ({}, loaded, {**loaded, **other}):
        with pytest.raises(CannotTell, match="administrator"):
            linux(**files, **person)


ROOT = {"/proc/self/status": "Name:\ta\nUid:\t0\t0\t0\t0\n"}


@pytest.mark.parametrize("said", [None, Output(1, ""), Output(0, "no JSON")])
def test_rules_that_root_cannot_read_are_a_reason(said: Output | None) -> None:
    programs = {"nft": said} if said else {}
    machine = RecordedMachine(Platform.LINUX, programs=programs, files=ROOT)
    with pytest.raises(CannotTell, match="program"):
        FACT.readers[Platform.LINUX](machine)


def test_rules_of_the_older_kind_are_not_called_none() -> None:
    older = {**ROOT, "/proc/net/ip_tables_names": "nat\nfilter\n"}
    with pytest.raises(CannotTell, match="older"):
        FACT.readers[Platform.LINUX](RecordedMachine(Platform.LINUX, files=older))


@pytest.mark.skipif(
    not shutil.which("nft") or os.geteuid() != 0, reason="makes real rules, as root"
)
@pytest.mark.parametrize(
    ("rules", "filters"),
    [
        ("", False),
        ("table inet f { chain i { type filter hook input priority 0; }; }", False),
        ("table inet f { chain o { type filter hook output priority 0; policy drop; }; }", False),
        ("table inet f { chain i { type filter hook input priority 0; policy drop; }; }", True),
        (
            "table inet f { chain i { type filter hook input priority 0; tcp dport 22 drop; }; }",
            True,
        ),
    ],
)
def test_real_rules_count_where_they_stand_before_what_comes_in(rules: str, filters: bool) -> None:
    done = subprocess.run(
        [*in_namespaces(f"echo '{rules}' | nft -f -", "--net"), "nft", "-j", "list", "ruleset"],
        capture_output=True,
        text=True,
        timeout=20,
        check=True,
    )
    machine = RecordedMachine(Platform.LINUX, programs={"nft": done.stdout}, files=ROOT)
    assert FACT.readers[Platform.LINUX](machine) == Firewall(on=filters, by="nftables")


def test_windows_names_the_networks_without() -> None:
    printed = recording("windows/reg-firewall.txt")
    machine = RecordedMachine(Platform.WINDOWS, programs={"reg": printed})
    name = "Windows Defender Firewall"
    expected = Firewall(on=False, by=name, off_on=("public",))
    assert FACT.readers[Platform.WINDOWS](machine) == expected
    on = RecordedMachine(Platform.WINDOWS, programs={"reg": printed.replace("0x0", "0x1")})
    assert FACT.readers[Platform.WINDOWS](on) == Firewall(on=True, by=name)


@pytest.mark.parametrize(("state", "on"), [("0", False), ("1", True), ("2", True)])
def test_macos_gives_a_number(state: str, on: bool) -> None:
    printed = recording("macos/socketfilterfw.txt").replace("= 1", f"= {state}")
    program = "/usr/libexec/ApplicationFirewall/socketfilterfw"
    machine = RecordedMachine(Platform.MACOS, programs={program: printed})
    assert FACT.readers[Platform.MACOS](machine) == Firewall(on=on, by="macOS")


@pytest.mark.parametrize("platform", [Platform.MACOS, Platform.WINDOWS])
def test_silence_is_a_reason(platform: Platform) -> None:
    program = "/usr/libexec/ApplicationFirewall/socketfilterfw"
    machine = RecordedMachine(platform, programs={program: "", "reg": ""})
    with pytest.raises(CannotTell):
        FACT.readers[platform](machine)
