"""Commands of the organisation's own: real ones, and what is read from their output."""

from __future__ import annotations

import os
import pwd
import sys
import time
from pathlib import Path

import psutil
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diagnostics.facts.own_command import Answer, Reads, answer, fact
from diagnostics.model import CannotTell, Reading, State, Topic
from diagnostics.runner import read_all
from diagnostics.system import Output, Platform, this_machine
from tests.support.judging import english
from tests.support.waiting import eventually

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="needs a shell's small programs")


def ran(*argv: str, reads: Reads = Reads.EXIT_CODE, limit: float = 10.0) -> Reading[Answer]:
    commands = dict.fromkeys(Platform, argv)
    [reading] = read_all([fact("vpn", Topic.VPN, commands, reads, limit)], this_machine())
    return reading


def value(*argv: str) -> float | str | None:
    reading = ran(*argv)
    assert reading.value is not None, reading.reason
    return reading.value.value


def why(output: Output, reads: Reads) -> str:
    with pytest.raises(CannotTell) as caught:
        answer(output, reads)
    return english(caught.value.reason)


@on_posix
def test_it_gets_nothing_of_the_persons_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SECRET", "LD_PRELOAD", "BASH_ENV", "PYTHONSTARTUP", "PATH", "HOME"):
        monkeypatch.setenv(name, "/tmp/of-the-person")
    seen = str(value("/usr/bin/python3", "-c", "import os; print(*sorted(os.environ))")).split()
    assert [name for name in seen if name != "XDG_RUNTIME_DIR"] == [
        "BALIE_RUN",
        "HOME",
        "LANGUAGE",
        "LC_ALL",
        "LOGNAME",
        "PATH",
        "USER",
    ]
    assert value("/bin/sh", "-c", 'echo "$HOME $PATH"') == (
        f"{pwd.getpwuid(os.getuid()).pw_dir} /usr/bin:/bin:/usr/sbin:/sbin"
    )
    assert value("/bin/pwd") == "/"
    assert value("/bin/cat") == ""
    assert value("/usr/bin/id", "-u") == str(os.getuid())


@on_posix
def test_nothing_in_an_argument_is_expanded(tmp_path: Path) -> None:
    assert value("/bin/echo", "$HOME *; ~ `id`") == "$HOME *; ~ `id`"


@on_posix
def test_one_that_hangs_ends_with_all_that_it_started(tmp_path: Path) -> None:
    file = tmp_path / "child"
    code = f"trap '' TERM; setsid sleep 600 & echo $! > {file}; while :; do sleep 1; done"
    assert ran("/bin/sh", "-c", code, limit=0.5).value is None
    child = int(file.read_text())
    eventually(lambda: not psutil.pid_exists(child) or psutil.Process(child).status() == "zombie")


@on_posix
def test_what_it_leaves_running_holds_nobody_up() -> None:
    left = psutil.Process(int(str(value("/bin/sh", "-c", "sleep 600 & echo $!"))))
    assert left.is_running()
    left.kill()


@on_posix
def test_one_that_hangs_ends_in_time() -> None:
    started = time.monotonic()
    reading = ran("/bin/sleep", "60", limit=0.2)
    assert reading.value is None
    assert time.monotonic() - started < 30


def test_one_that_is_not_there_or_not_for_this_system() -> None:
    reading = ran("/opt/acme/none")
    assert reading.reason is not None
    assert english(reading.reason) == "the program “/opt/acme/none” is not installed"
    [other] = read_all([fact("vpn", Topic.VPN, {}, Reads.JSON, 1.0)], this_machine())
    assert other.reason is not None
    assert english(other.reason) == "this is not looked at on this system"


def test_how_each_kind_of_output_is_read() -> None:
    assert answer(Output(0, "up\n"), Reads.EXIT_CODE) == Answer(fine=True, value="up")
    assert answer(Output(1, ""), Reads.EXIT_CODE) == Answer(fine=False, value="")
    assert answer(Output(0, "\n 12.5 \nmore"), Reads.NUMBER) == Answer(value=12.5)
    said = answer(Output(0, '{"state": "attention", "value": "low\\u0007 ink"}'), Reads.JSON)
    assert said == Answer(state=State.ATTENTION, value="low ink")
    assert answer(Output(0, '{"state": "fine", "value": 3}'), Reads.JSON).value == 3


@pytest.mark.parametrize(
    ("printed", "reads"),
    [
        ("", Reads.NUMBER),
        ("twelve", Reads.NUMBER),
        ("nan", Reads.NUMBER),
        ("1e999", Reads.NUMBER),
        ("", Reads.JSON),
        ('{"state": "great"}', Reads.JSON),
        ('{"state": "fine", "value": [1]}', Reads.JSON),
        ("[" * 60_000, Reads.JSON),
    ],
)
def test_an_answer_that_makes_no_sense(printed: str, reads: Reads) -> None:
    sentence = "the command of your organisation gave an answer that makes no sense"
    assert why(Output(0, printed), reads) == sentence


def test_a_code_that_says_nothing_is_never_fine() -> None:
    for reads in Reads:
        ended = why(Output(2, '{"state": "fine"}'), reads)
        assert ended == "the command of your organisation ended with code 2"
    assert "code 1" in why(Output(1, "5"), Reads.NUMBER)


@given(st.text(), st.sampled_from(Reads))
def test_whatever_it_prints_what_is_kept_is_one_short_line(printed: str, reads: Reads) -> None:
    try:
        kept = answer(Output(0, printed), reads).value
    except CannotTell:
        return
    assert len(str(kept)) <= 200
    assert all(character not in str(kept) for character in "\x1b\n\r\x00\u202e")
