"""Programs that are watched: ended with all that they started, whatever they do against it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import psutil
import pytest

from diagnostics.system.bare import on_windows
from diagnostics.system.process import ProgramMissing
from diagnostics.system.watched import MOST_KEPT, Ended, How, watch
from tests.support.waiting import eventually

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a shell's small programs")


def sh(script: str, *, limit: float = 20.0, most: float = 1e9) -> Ended:
    """Run a shell script, stopped by the person after `most` seconds."""
    return watch(["/bin/sh", "-c", script], limit=limit, go_on=lambda passed: passed < most)


def napping(nap: str) -> list[int]:
    """Those that sleep for just so long."""
    found = psutil.process_iter(["cmdline"])
    return [p.pid for p in found if p.info["cmdline"] == nap.split()]


def test_what_it_prints_and_how_it_ends_come_back() -> None:
    ended = sh("echo out; echo err >&2; exit 3")
    assert (ended.how, ended.code, ended.out, ended.err) == (How.EXITED, 3, "out\n", "err\n")
    assert not ended.cut


def test_how_long_it_runs_is_told_while_it_does() -> None:
    told: list[float] = []

    def go_on(passed: float) -> bool:
        told.append(passed)
        return True

    watch(["/bin/sleep", "0.5"], limit=20, go_on=go_on)
    assert len(told) > 1
    assert told == sorted(told)


def test_ten_megabytes_are_cut_and_said_to_be() -> None:
    ended = sh("head -c 10000000 /dev/zero; echo done >&2")
    assert (ended.code, len(ended.out), ended.err, ended.cut) == (0, MOST_KEPT, "done\n", True)


@pytest.mark.slow
@pytest.mark.parametrize("stop", list(How)[1:])
@pytest.mark.parametrize(
    "child",
    ["{nap} &", "setsid {nap} &", "(setsid sh -c '{nap} & {nap}' &) &", "setsid env -i {nap} &"],
    ids=["a child", "one with a session of its own", "a second fork", "one without its mark"],
)
def test_what_it_started_is_ended_with_it(child: str, stop: How) -> None:
    nap = f"sleep 600.{os.getpid()}"
    script = f"trap '' TERM HUP INT; {child.format(nap=nap)} while :; do {nap}; done"
    most = {How.TOO_LONG: 1e9, How.STOPPED: 1.0}[stop]
    seen: list[int] = []

    def go_on(passed: float) -> bool:
        seen.append(len(napping(nap)))
        return passed < most

    ended = watch(["/bin/sh", "-c", script], limit=1.5, go_on=go_on)
    assert ended.how is stop
    assert max(seen) > 1
    eventually(lambda: not napping(nap))


@pytest.mark.slow
def test_whoever_listens_may_put_things_straight(tmp_path: Path) -> None:
    file = tmp_path / "half"
    ended = sh(f"trap 'rm {file}; exit 9' TERM; touch {file}; while :; do sleep 0.1; done", most=1)
    assert ended.how is How.STOPPED
    assert not file.exists()


def test_what_it_leaves_running_on_purpose_goes_on(tmp_path: Path) -> None:
    file = tmp_path / "running"
    ended = sh(f"sleep 60 & echo $! > {file}; echo started")
    assert (ended.how, ended.code, ended.out) == (How.EXITED, 0, "started\n")
    left = psutil.Process(int(file.read_text()))
    assert left.is_running()
    left.kill()


def test_it_gets_nothing_that_the_person_set(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "ls").write_text("#!/bin/sh\necho evil\n")
    (tmp_path / "ls").chmod(0o755)
    for name in ("PATH", "HOME", "BASH_ENV", "ENV", "LD_PRELOAD", "IFS", "PYTHONPATH"):
        monkeypatch.setenv(name, str(tmp_path))
    assert "evil" not in sh("ls /").out
    names = {line.partition("=")[0] for line in sh("/usr/bin/env").out.splitlines()}
    assert names <= {
        *("BALIE_RUN", "HOME", "LANGUAGE", "LC_ALL", "LOGNAME", "PATH", "PWD", "USER"),
        *("OLDPWD", "SHLVL", "XDG_RUNTIME_DIR", "_"),
    }
    assert sh("pwd").out == "/\n"
    assert sh("cat").out == ""


def test_what_cannot_be_started_says_so(tmp_path: Path) -> None:
    plain = tmp_path / "no-program"
    plain.write_text("hello\n")
    with pytest.raises(ProgramMissing):
        watch([str(plain)], limit=5, go_on=lambda _: True)
    plain.chmod(0o755)
    with pytest.raises(OSError, match="format"):
        watch([str(plain)], limit=5, go_on=lambda _: True)


def test_on_windows_only_folders_are_passed_on_and_the_programs_are_those_of_windows() -> None:
    given = {"SYSTEMROOT": r"D:\Windows", "USERPROFILE": r"C:\Users\Anna", "PSMODULEPATH": r"C:\x"}
    made = on_windows(given | {"PATH": r"C:\evil", "COMSPEC": r"C:\evil.exe"})
    assert made["USERPROFILE"] == r"C:\Users\Anna"
    assert made["COMSPEC"] == r"D:\Windows\System32\cmd.exe"
    assert made["PATH"].split(";")[0] == r"D:\Windows\System32"
    assert "evil" not in str(made)
    assert "PSMODULEPATH" not in made
    assert on_windows({})["SYSTEMROOT"] == r"C:\Windows"
