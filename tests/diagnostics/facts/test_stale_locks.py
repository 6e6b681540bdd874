"""Locks that were left behind are told from those of programs that run, here or elsewhere."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from diagnostics.facts.stale_locks import FACT, StaleLocks
from diagnostics.facts.stale_locks.looking import Owner, owner_of
from diagnostics.facts.stale_locks.table import PROGRAMS
from diagnostics.system import Machine, Platform
from diagnostics.system.entries import Entry
from tests.support.fixing import LaterMachine

HOST = os.uname().nodename
# No process has this number: it is above the largest there is (proc(5)).
NOBODY = 99_999_999
ON_NFS = "36 35 0:50 / / rw shared:1 - nfs4 server:/home rw\n"


class Machines(LaterMachine):
    """This computer, with another list of mounts."""

    def __init__(self, home: Path, mounts: str | None = None) -> None:
        super().__init__(environment={"HOME": str(home)})
        self._mounts = mounts

    def read(self, path: str) -> str:
        if path == "/proc/self/mountinfo" and self._mounts is not None:
            return self._mounts
        return super().read(path)


def read(machine: Machine) -> StaleLocks:
    return FACT.readers[Platform.LINUX](machine)


def link(path: Path, target: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(target)


LOCAL = "36 35 8:1 / / rw shared:1 - ext4 /dev/sda1 rw\n"


def test_what_a_crash_left_is_found_and_does_not_block(tmp_path: Path) -> None:
    link(tmp_path / ".config/google-chrome/SingletonLock", f"{HOST}-{NOBODY}")
    link(tmp_path / ".mozilla/firefox/a.default/lock", f"127.0.1.1:+{NOBODY}")
    (tmp_path / ".config/libreoffice/4").mkdir(parents=True)
    (tmp_path / ".config/libreoffice/4/.lock").write_text(f"[Lockdata]\nHost={HOST}\n")
    assert read(Machines(tmp_path)) == StaleLocks(
        programs=("Google Chrome", "Firefox", "LibreOffice")
    )


def test_a_number_that_another_program_has_now_blocks(tmp_path: Path) -> None:
    with subprocess.Popen(["sleep", "60"]) as other:
        link(tmp_path / ".mozilla/firefox/a.default/lock", f"127.0.1.1:+{other.pid}")
        found = read(Machines(tmp_path))
        other.terminate()
    assert found.blocked == ("Firefox",)


def test_one_that_runs_under_another_name_keeps_its_lock(tmp_path: Path) -> None:
    program = tmp_path / "firefox-nightly"
    shutil.copy(shutil.which("sleep") or "/bin/sleep", program)
    with subprocess.Popen([program, "60"]) as running:
        link(tmp_path / ".mozilla/firefox/a.default/lock", f"127.0.1.1:+{running.pid}")
        found = read(Machines(tmp_path))
        running.terminate()
    assert found == StaleLocks(programs=())


@pytest.mark.parametrize(
    ("mounts", "blocked"), [(LOCAL, ("Google Chrome",)), (ON_NFS, ()), ("", ())]
)
def test_another_computer_may_have_it_open_only_over_the_network(
    tmp_path: Path, mounts: str, blocked: tuple[str, ...]
) -> None:
    link(tmp_path / ".config/google-chrome/SingletonLock", f"old-name-{NOBODY}")
    assert read(Machines(tmp_path, mounts)).blocked == blocked


def test_a_link_to_a_profile_and_what_is_no_lock_are_left_alone(tmp_path: Path) -> None:
    link(tmp_path / "elsewhere/SingletonLock", f"{HOST}-{NOBODY}")
    link(tmp_path / ".config/google-chrome", str(tmp_path / "elsewhere"))
    link(tmp_path / ".config/chromium/SingletonCookie", "1234")
    (tmp_path / ".config/Slack/SingletonLock").mkdir(parents=True)
    assert read(Machines(tmp_path)) == StaleLocks(programs=())


@pytest.mark.parametrize(
    ("entry", "owner"),
    [
        (Entry(link="my-host-42"), Owner("my-host", 42)),
        (Entry(link="127.0.1.1:+42"), Owner(None, 42)),
        (Entry(link="fe80::1:42"), Owner(None, 42)),
        (Entry(link="somewhere/else"), Owner()),
        (Entry(link=f"h-{10**12}"), Owner()),
        (Entry(content=b"[Lockdata]\nUser=ana\nHost=office\n"), Owner("office")),
        (Entry(), Owner()),
    ],
)
def test_who_locked_it_is_read(entry: Entry, owner: Owner) -> None:
    assert owner_of(entry) == owner


def test_every_folder_of_the_table_is_below_the_home() -> None:
    for program in PROGRAMS:
        for folder in (f for folders in program.folders.values() for f in folders):
            parts = Path(folder).parts
            assert not Path(folder).is_absolute()
            assert ".." not in parts
            assert len(parts) > 1
        assert all("/" not in name for name in program.files)
