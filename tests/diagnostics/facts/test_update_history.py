"""What package managers wrote down."""

from __future__ import annotations

import gzip
import subprocess
import time
from pathlib import Path

import pytest

from diagnostics.facts.update_history import FACT, UpdateHistory, linux
from diagnostics.model import CannotTell
from diagnostics.system import Platform
from tests.support.machine import RecordedMachine, recording

LOG = recording("linux/apt-history.log").encode()
UPGRADED = time.mktime((2026, 11, 20, 8, 14, 2, 0, 0, -1))
UNPACKED = b"Package: vim\nStatus: install ok unpacked\nPriority: optional\n"
NEW_YEAR = 1_767_225_600


def folders(tmp_path: Path, status: bytes = b"") -> tuple[Path, Path]:
    dpkg, logs = tmp_path / "dpkg", tmp_path / "apt"
    (dpkg / "updates").mkdir(parents=True)
    logs.mkdir()
    (dpkg / "status").write_bytes(status)
    return dpkg, logs


def test_installing_something_new_is_no_update() -> None:
    assert linux.apt_upgraded(LOG) == UPGRADED
    assert linux.apt_upgraded(LOG.replace(b"Upgrade:", b"Install:")) is None
    assert linux.apt_upgraded(LOG.replace(b"2026-11-20", b"2026-13-20")) is None


def test_the_log_of_the_month_before_counts_where_this_one_has_no_update(tmp_path: Path) -> None:
    dpkg, logs = folders(tmp_path)
    assert linux.of_dpkg(UPGRADED, dpkg, logs) == UpdateHistory(installed_seconds=None)
    (logs / "history.log.1.gz").write_bytes(gzip.compress(LOG))
    assert linux.of_dpkg(UPGRADED + 60, dpkg, logs).installed_seconds == 60
    (logs / "history.log.1.gz").write_bytes(b"no gzip")
    assert linux.of_dpkg(UPGRADED + 60, dpkg, logs).installed_seconds is None


def test_what_dpkg_left_half_done_is_named(tmp_path: Path) -> None:
    dpkg, logs = folders(tmp_path, UNPACKED)
    (dpkg / "updates" / "0001").touch()
    history = linux.of_dpkg(0, dpkg, logs)
    assert history == UpdateHistory(
        installed_seconds=None, broken=1, names=("vim",), interrupted=True
    )


@pytest.mark.parametrize(
    ("status", "is_broken"),
    [
        ("install ok installed", False),
        ("deinstall ok config-files", False),
        ("install reinstreq installed", True),
        ("install ok half-configured", True),
        ("purge ok half-installed", True),
    ],
)
def test_states_of_packages(status: str, is_broken: bool) -> None:
    paragraph = f"Package: vim\nStatus: {status}\nVersion: 1\n".encode()
    assert bool(linux.broken(paragraph)) is is_broken


@pytest.mark.skipif(not linux.DPKG.is_dir(), reason="needs dpkg")
def test_dpkg_itself_agrees_about_a_package_left_unpacked(tmp_path: Path) -> None:
    """A real package, unpacked by the real dpkg into a folder and never configured."""
    control = tmp_path / "package" / "DEBIAN" / "control"
    control.parent.mkdir(parents=True)
    control.write_text(
        "Package: balie-half\nVersion: 1\nArchitecture: all\nMaintainer: a <a@b.example>\n"
        "Description: left half done\n"
    )
    dpkg, logs = folders(tmp_path)
    (dpkg / "info").mkdir()
    built = str(tmp_path / "half.deb")
    options = [f"--admindir={dpkg}", f"--instdir={tmp_path}", "--log=/dev/null", "--force-not-root"]
    subprocess.run(["dpkg-deb", "--build", str(control.parents[1]), built], check=True)
    subprocess.run(["dpkg", *options, "--unpack", built], check=True)
    assert linux.of_dpkg(0, dpkg, logs).names == ("balie-half",)
    subprocess.run(["dpkg", *options, "--configure", "balie-half"], check=True)
    assert linux.of_dpkg(0, dpkg, logs).broken == 0


def test_dnf_tells_in_its_log() -> None:
    log = recording("linux/dnf.rpm.log")
    assert linux.dnf_upgraded(log, NEW_YEAR) == 3600
    assert linux.dnf_upgraded("", NEW_YEAR) is None
    assert linux.dnf_upgraded("yesterday SUBDEBUG Upgrade: x", NEW_YEAR) is None


def test_windows_leaves_out_what_failed_and_was_installed_since() -> None:
    answer = recording("windows/update-history.json")
    machine = RecordedMachine(
        Platform.WINDOWS, programs={"powershell": answer}, now=1_795_000_000 + 60
    )
    assert FACT.readers[Platform.WINDOWS](machine) == UpdateHistory(
        installed_seconds=60, broken=1, names=("2026-11 Cumulative Update (KB5099999)",)
    )


def test_windows_that_never_installed_any_says_so() -> None:
    answer = '{"installed":null,"failed":[]}'
    machine = RecordedMachine(Platform.WINDOWS, programs={"powershell": answer})
    assert FACT.readers[Platform.WINDOWS](machine).installed_seconds is None


def test_a_mac_counts_its_own_updates_only() -> None:
    path = "/Library/Receipts/InstallHistory.plist"
    receipts = recording("macos/InstallHistory.plist")
    machine = RecordedMachine(Platform.MACOS, files={path: receipts}, now=1_795_000_000)
    # 2026-11-08T06:02:11Z is the newest of softwareupdated; a store's program came later.
    assert FACT.readers[Platform.MACOS](machine).installed_seconds == 1_795_000_000 - 1_794_117_731
    broken = RecordedMachine(Platform.MACOS, files={path: "no plist"})
    with pytest.raises(CannotTell):
        FACT.readers[Platform.MACOS](broken)
