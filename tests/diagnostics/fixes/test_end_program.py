"""A program is asked to end, ended if it does not listen, and nothing else is touched."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from diagnostics.fixes.end_program import FIX
from diagnostics.fixes.end_program.busy import Busy, programs
from diagnostics.model import Outcome, Plan
from diagnostics.system import this_machine
from diagnostics.system.processes import Running, end, is_running, running
from tests.support.fixing import Told

SPIN = "import sys; print(flush=True)\nwhile True: pass"
DEAF = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)\n" + SPIN


@pytest.fixture
def spinning(tmp_path: Path) -> Iterator[Path]:
    """Python under a name of its own, which no other process has."""
    program = tmp_path / "balie-busy"
    shutil.copy(os.path.realpath(sys.executable), program)
    yield program
    subprocess.run(["pkill", "-KILL", "-f", str(program)], check=False)


def begun(program: Path, script: str) -> subprocess.Popen[bytes]:
    process = subprocess.Popen([program, "-S", "-c", script], stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    return process


def planned() -> Plan:
    return FIX.plan(this_machine())


def applied(plan: Plan, *choices: str, stop_after: int | None = None) -> Outcome:
    return FIX.apply(this_machine(), plan, frozenset(choices), Told(stop_after))


def test_what_keeps_the_processor_busy_is_offered_and_ended(spinning: Path) -> None:
    with begun(spinning, SPIN) as process:
        plan = planned()
        assert "balie-busy" in {step.id for step in plan.steps}
        assert all(step.optional for step in plan.steps)
        outcome = applied(plan, "balie-busy")
        assert process.wait(5) == -15
    [step] = outcome.steps
    assert step.detail.msgid == "It closed when it was asked."


@pytest.mark.slow
def test_what_does_not_listen_is_ended_all_the_same(spinning: Path) -> None:
    with begun(spinning, DEAF) as process:
        [step] = applied(planned(), "balie-busy").steps
        assert process.wait(5) == -9
    assert step.ok
    assert step.detail.msgid == "It did not listen, and was ended."


def test_nothing_is_ended_that_was_not_chosen(spinning: Path) -> None:
    with begun(spinning, SPIN) as process:
        assert applied(planned()).steps == ()
        assert applied(planned(), "balie-busy", stop_after=0).cancelled
        time.sleep(0.1)
        assert process.poll() is None
        process.kill()


def test_a_number_that_another_process_has_by_now_is_left_alone(spinning: Path) -> None:
    with begun(spinning, SPIN) as process:
        [found] = [p for p in running() if p.pid == process.pid]
        earlier = replace(found, began=found.began - 10)
        assert not end(earlier, at_once=True)
        assert not is_running(earlier)
        assert is_running(found)
        process.kill()


def test_balie_itself_and_what_it_runs_in_are_not_offered() -> None:
    pids = {process.pid for process in running()}
    assert os.getpid() not in pids
    assert os.getppid() not in pids


def a_process(name: str, pid: int, seconds: float = 0.0, memory: int = 0) -> Running:
    return Running(pid=pid, began=1.0, name=name, seconds=seconds, memory_bytes=memory)


def test_the_processes_of_a_program_are_one_and_the_busiest_comes_first() -> None:
    now = [
        a_process("browser", 1, 3.0, 10**9),
        a_process("browser", 2, 1.0, 10**9),
        a_process("spinner", 3, 5.0),
        a_process("new", 4, 99.0, 10**9),
        a_process("quiet", 5, 1.0, 10**6),
        a_process("gnome-shell", 6, 50.0, 10**9),
    ]
    before = {(1, 1.0): 2.9, (2, 1.0): 1.0, (3, 1.0): 4.0, (5, 1.0): 1.0, (6, 1.0): 0.0}
    found = programs(now, before, over=1.0)
    assert [(b.name, b.cores, b.memory_bytes) for b in found] == [
        ("spinner", 1.0, 0),
        ("browser", 0.1, 2 * 10**9),
        ("new", 0.0, 10**9),
    ]
    assert isinstance(found[1], Busy)
    assert len(found[1].processes) == 2


def test_an_idle_computer_has_nothing_to_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diagnostics.fixes.end_program.busy.running", lambda: iter(()))
    plan = planned()
    assert plan.steps == ()
    assert "No program" in plan.summary.msgid
