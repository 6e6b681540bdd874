"""Running programs: what they print is bounded, and their families end with them."""

from __future__ import annotations

import sys
import threading

import psutil
import pytest

from diagnostics.system import process
from diagnostics.system.process import Lines, ProgramMissing, ProgramTimedOut, run
from tests.support.waiting import eventually


def python(code: str, *, limit: float = 20) -> process.Output:
    return run([sys.executable, "-c", code], limit=limit)


def test_what_a_program_prints_and_its_exit_code_come_back() -> None:
    output = python("import sys; print('out'); print('err', file=sys.stderr); sys.exit(3)")
    assert output == process.Output(3, "out\n", "err\n")


def test_a_program_that_prints_without_end_is_kept_to_the_limit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(process, "LARGEST_OUTPUT", 1000)
    output = python("print('x' * 5_000_000)")
    assert output.code == 0
    assert output.out == "x" * 1000


def test_a_program_that_takes_too_long_is_ended_with_all_it_started() -> None:
    runs = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'while 1: pass'])"
    with pytest.raises(ProgramTimedOut):
        python(runs, limit=0.5)
    assert [t for t in threading.enumerate() if t.name == "program output"] == []


def test_a_left_over_child_that_holds_the_pipe_is_ended_too() -> None:
    leaves = "import subprocess, sys; subprocess.Popen([sys.executable, '-c', 'while 1: pass'])"
    with pytest.raises(ProgramTimedOut):
        python(leaves, limit=0.5)


def test_a_program_that_is_not_there_is_said_to_be_missing() -> None:
    with pytest.raises(ProgramMissing, match="no-such-program"):
        run(["no-such-program"], limit=1)


def test_programs_are_asked_to_speak_the_plain_locale() -> None:
    assert python("import os; print(os.environ['LC_ALL'])").out == "C.UTF-8\n"


def test_lines_come_as_they_are_printed() -> None:
    lines = Lines([sys.executable, "-c", "print('one'); print('two')"], limit=20)
    assert list(lines) == [b"one\n", b"two\n"]


def test_a_program_read_line_by_line_is_ended_by_its_limit() -> None:
    code = "print('on', flush=True)\nwhile True: pass"
    # On a busy machine the limit may be over before the program has begun.
    assert list(Lines([sys.executable, "-c", code], limit=0.5)) in ([], [b"on\n"])


def test_whoever_stops_reading_ends_the_program() -> None:
    code = "import time\nprint('on', flush=True)\ntime.sleep(600)"
    before = set(psutil.Process().children())  # servers that tests share
    for line in Lines([sys.executable, "-c", code], limit=20):
        assert line == b"on\n"
        break
    eventually(lambda: set(psutil.Process().children()) <= before)


def test_a_pipe_that_nobody_closes_holds_nobody_up() -> None:
    """As when a read hangs in the kernel: the program cannot end, and its pipe stays open."""
    leave = ["setsid", "sleep", "2"]
    code = f"import subprocess\nprint('on', flush=True)\nsubprocess.Popen({leave})"
    assert list(Lines([sys.executable, "-c", code], limit=1)) in ([], [b"on\n"])
    eventually(lambda: not [t for t in threading.enumerate() if t.name.startswith("lines of")])
