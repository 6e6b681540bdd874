"""The helper as it is installed, started by an attacker: it does what is declared, or nothing.

It runs as root where /run and the programs that it starts are the test's own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from privileged.protocol import LONGEST_ARGUMENT, Ended, parse
from tests.support.balie import ROOT
from tools.rights import write_helper

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        sys.platform == "win32" or os.geteuid() != 0, reason="root's helper can be run by root only"
    ),
]

# Signals 32 and 33, which nobody else can set (nptl(7)).
OF_THE_C_LIBRARY = 0b11 << 31
# What runs in the place of programs of the system tells how it was started.
_WITNESS = """#!/bin/sh
exec > {folder}/ran
echo "arguments $*"
echo "folder $(pwd)"
echo "umask $(umask)"
env | sed 's/^/env /'
cat /proc/self/status /proc/self/limits
for file in /proc/$$/fd/*; do echo "file $(readlink $file)"; done
"""
_PLACE = """
mount -t tmpfs tmpfs /run
mount -t tmpfs tmpfs /etc/init.d
cp {folder}/witness /etc/init.d/cups
mount --bind {folder}/witness /usr/bin/apt-get
exec "$@"
"""
# Prepares what it can, then becomes the helper.
_ATTACKER = """
import json, os, resource, signal, sys
todo = json.loads(sys.argv[1])
for name, value in todo.get("limits", {}).items():
    kind = getattr(resource, name)
    resource.setrlimit(kind, (value, resource.getrlimit(kind)[1]))
for number in todo.get("ignored", ()):
    signal.signal(number, signal.SIG_IGN)
signal.pthread_sigmask(signal.SIG_BLOCK, todo.get("ignored", ()))
if "alarm" in todo:
    signal.setitimer(signal.ITIMER_REAL, todo["alarm"])
for path in todo.get("opened", ()):
    os.set_inheritable(os.open(path, os.O_RDONLY), True)
os.umask(todo.get("umask", 0o022))
if "folder" in todo:
    os.makedirs(todo["folder"]); os.chdir(todo["folder"]); os.rmdir(todo["folder"])
for number in todo.get("closed", ()):
    os.close(number)
os.execve(todo["helper"], [todo["helper"], *todo["arguments"]], todo.get("environment", {}))
"""


class Place:
    """Where the helper runs; `ran` is what was started, told by itself."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.helper = folder / "balie-rights"
        write_helper(self.helper)
        (folder / "witness").write_text(_WITNESS.format(folder=folder))
        (folder / "witness").chmod(0o755)

    def start(
        self, *arguments: str, under: Sequence[str] = (), **prepared: object
    ) -> subprocess.CompletedProcess[bytes]:
        """Start it, after an attacker prepared things."""
        (self.folder / "ran").unlink(missing_ok=True)
        told = {"helper": str(self.helper), "arguments": arguments, **prepared}
        place = ["unshare", "--mount", "sh", "-euc", _PLACE.format(folder=self.folder), "sh"]
        attacker = [sys.executable, "-c", _ATTACKER, json.dumps(told)]
        return subprocess.run(
            [*place, *under, *attacker], cwd=ROOT, capture_output=True, timeout=60, check=False
        )

    @property
    def ran(self) -> list[str]:
        """What the program that it started told of itself."""
        file = self.folder / "ran"
        return file.read_text().splitlines() if file.exists() else []


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def field(place: Place, name: str) -> str:
    """One line of /proc/self/status or limits, without its name."""
    [line] = [line for line in place.ran if line.startswith(name)]
    return " ".join(line.removeprefix(name).split())


def test_what_is_declared_is_done(place: Place) -> None:
    assert place.start("restart_printing").returncode == Ended.DONE
    assert "arguments restart" in place.ran


NONSENSE = [
    (),
    ("",),
    ("--",),
    ("--", "restart_printing"),
    ("-c", "import os"),
    ("restart_printing", "/etc/passwd"),
    ("restart_printing", "unit=../../ssh"),
    ("../restart_printing",),
    ("restart_printing;id",),
    ("$(id)",),
    ("restart_printing\n",),
    ("restart_pr\u0456nting",),
    ("\udcff\udcfe",),
    ("x" * 100_000,),
    ("own_fix", f"id={'x' * LONGEST_ARGUMENT}"),
    ("empty_package_store", "manager=apt;id"),
    ("empty_package_store", *["manager=apt"] * 1000),
]


@pytest.mark.parametrize("arguments", NONSENSE, ids=lambda a: ascii(a)[:50])
def test_nonsense_ends_with_a_code_of_its_own_and_does_nothing(
    arguments: tuple[str, ...], place: Place
) -> None:
    done = place.start(*arguments)
    assert (done.returncode, done.stdout, done.stderr) == (Ended.NOT_UNDERSTOOD, b"", b"")
    assert place.ran == []


# A program's argument holds no zero byte; the file system's encoding carries any other.
ARGUMENTS = st.lists(
    st.binary(max_size=40).map(lambda raw: os.fsdecode(raw.replace(b"\0", b""))), max_size=3
).map(tuple)


@given(arguments=ARGUMENTS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
def test_whatever_it_is_given_it_understands_no_more_than_is_declared(
    arguments: tuple[str, ...], place: Place
) -> None:
    if parse(list(arguments)) is None:
        assert place.start(*arguments).returncode == Ended.NOT_UNDERSTOOD
        assert place.ran == []


def test_nothing_in_the_environment_reaches_it_or_what_it_starts(
    place: Place, tmp_path: Path
) -> None:
    for name in ("subprocess", "sitecustomize", "privileged", "syslog"):
        (tmp_path / f"{name}.py").write_text(f"open({str(tmp_path / 'taken')!r}, 'w')\n")
    (tmp_path / "setpriv").write_text(f"#!/bin/sh\ntouch {tmp_path}/taken\n")
    (tmp_path / "setpriv").chmod(0o755)
    hostile = {
        "PATH": str(tmp_path),
        "PYTHONPATH": str(tmp_path),
        "PYTHONHOME": str(tmp_path),
        "PYTHONSTARTUP": str(tmp_path / "subprocess.py"),
        "PYTHONINSPECT": "1",
        "HOME": str(tmp_path),
        "TMPDIR": str(tmp_path),
        "BASH_ENV": str(tmp_path / "setpriv"),
        "ENV": str(tmp_path / "setpriv"),
        "IFS": "/",
        "LC_ALL": "../../../evil",
        "LD_LIBRARY_PATH": str(tmp_path),
        "PKEXEC_UID": "1000\n0 root asked for everything",
    }
    done = place.start("restart_printing", environment=hostile)
    assert done.returncode == Ended.DONE
    assert not (tmp_path / "taken").exists()
    told = {line.removeprefix("env ") for line in place.ran if line.startswith("env ")}
    assert {line for line in told if not line.startswith(("PWD=", "_=", "SHLVL=", "OLDPWD="))} == {
        "HOME=/root",
        "LANG=C.UTF-8",
        "PATH=/usr/sbin:/usr/bin:/sbin:/bin",
    }


def test_what_outlives_the_start_of_a_program_is_set_straight(place: Place, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.touch()
    done = place.start(
        "restart_printing",
        limits={"RLIMIT_CORE": 10_000, "RLIMIT_CPU": 5, "RLIMIT_NOFILE": 20},
        ignored=[1, 2, 13, 15, 17],
        alarm=30.0,
        opened=[str(secret)] * 3,
        umask=0o777,
        folder=str(tmp_path / "gone"),
    )
    assert done.returncode == Ended.DONE
    assert "folder /" in place.ran
    assert "umask 0022" in place.ran
    assert f"file {secret}" not in place.ran
    assert int(field(place, "SigIgn:"), 16) & ~OF_THE_C_LIBRARY == 0
    assert int(field(place, "SigBlk:"), 16) == 0
    assert field(place, "Groups:") == "0"
    assert field(place, "Max core file size") == "0 0 bytes"
    assert field(place, "Max cpu time") == "unlimited unlimited seconds"
    assert field(place, "Max open files").startswith("1024 ")


@pytest.mark.parametrize("closed", [(0,), (1,), (2,), (0, 1), (1, 2), (0, 1, 2)])
def test_a_closed_standard_file_does_not_become_another(
    closed: tuple[int, ...], place: Place
) -> None:
    assert place.start("restart_printing", closed=closed).returncode == Ended.DONE
    files = [line for line in place.ran if line.startswith("file ")]
    assert files[0] == "file /dev/null"
    assert not any("lock" in file for file in files)


def test_root_keeps_few_of_its_powers(place: Place) -> None:
    assert place.start("empty_package_store", "manager=apt").returncode == Ended.DONE
    assert "arguments clean" in place.ran
    override_files, change_owners_files = 1 << 1, 1 << 3  # capabilities(7)
    for kind in ("CapPrm:", "CapEff:", "CapBnd:"):
        assert int(field(place, kind), 16) == override_files | change_owners_files
    assert field(place, "NoNewPrivs:") == "1"


@pytest.mark.parametrize("arguments", [("restart_printing",), ("nonsense",), ()])
def test_nobody_but_root_gets_anything(arguments: tuple[str, ...], place: Place) -> None:
    read = ("--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search")
    under = ("setpriv", "--reuid=65534", "--clear-groups", *read)
    assert place.start(*arguments, under=under).returncode == Ended.NOT_ADMINISTRATOR
    assert place.ran == []


def test_of_two_at_once_one_is_told_to_wait(place: Place) -> None:
    hold = 'flock /run/balie-rights.lock "$@"; exit'
    done = place.start("restart_printing", under=("sh", "-c", hold, "sh"))
    assert done.returncode == Ended.BUSY
    assert place.ran == []


def test_a_program_that_is_not_here_is_told_apart(place: Place) -> None:
    remove = 'rm /etc/init.d/cups; exec "$@"'
    done = place.start("restart_printing", under=("sh", "-c", remove, "sh"))
    assert done.returncode == Ended.NOT_HERE


def test_what_fails_is_not_called_done(place: Place) -> None:
    fails = 'echo "echo broken; exit 3" > /etc/init.d/cups; sed -i "1i #!/bin/sh" '
    under = ("sh", "-c", fails + '/etc/init.d/cups; exec "$@"', "sh")
    done = place.start("restart_printing", under=under)
    assert (done.returncode, done.stdout) == (Ended.FAILED, b"broken\n")
