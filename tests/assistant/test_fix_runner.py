"""Fixes that are written down before they begin: undone, interrupted, given up, one at a time."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from assistant.errors import Troubled
from assistant.fix_runner import BUSY, Done, FixRunner, turn_by
from assistant.fix_runs import LATELY_SECONDS, MOST_KEPT, Answer, FixRuns, RunState
from assistant.store import Store, open_store
from diagnostics.model import Cancelled, CannotTell, Outcome, Plan, Progress
from diagnostics.repair import Effect
from diagnostics.system import Machine, this_machine
from diagnostics.text import text
from tests.support.fixing import Told
from tests.support.toy_fix import GOOD, toy


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = open_store(tmp_path)
    yield made
    made.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "word"
    made.write_text("bad")
    return made


def runner(store: Store, file: Path, becomes: str = GOOD, **more: str) -> FixRunner:
    fix, check = toy(file, becomes, **more)
    lock = file.with_name("fixes.lock")
    return FixRunner(
        {fix.id: fix}, {check.id: check}, this_machine(), FixRuns(store), turn_by(lock)
    )


def applied(running: FixRunner) -> Done:
    return running.apply(running.plan("toy"), frozenset(), Told())


def test_what_a_fix_did_is_kept_and_taken_back(store: Store, file: Path) -> None:
    running = runner(store, file)
    done = applied(running)
    assert (done.repair.effect, file.read_text()) == (Effect.VERIFIED, GOOD)
    [run] = running.runs.all()
    assert (run.run, run.state, run.repair) == (done.run, RunState.ENDED, done.repair)
    assert running.can_undo(run)
    assert running.undo(done.run, Told()).summary.values == {"words": "bad"}
    assert file.read_text() == "bad"
    [run] = running.runs.all()
    assert run.state is RunState.UNDONE
    with pytest.raises(Troubled):
        running.undo(done.run, Told())


def test_only_the_latest_is_undone_so_that_nothing_comes_back_that_was_never_there(
    store: Store, file: Path
) -> None:
    running = runner(store, file)
    first, second = applied(running), applied(running)
    with pytest.raises(Troubled):
        running.undo(first.run, Told())
    running.undo(second.run, Told())
    running.undo(first.run, Told())
    assert file.read_text() == "bad"


def test_nothing_that_never_ran_is_undone(store: Store, file: Path) -> None:
    with pytest.raises(Troubled):
        runner(store, file).undo("../../etc/passwd", Told())


def test_what_breaks_off_is_kept_and_can_be_undone(store: Store, file: Path) -> None:
    running = runner(store, file, halfway="half")
    with pytest.raises(Cancelled):
        running.apply(running.plan("toy"), frozenset(), Told(most=1))
    [run] = running.runs.all()
    assert (run.state, run.repair, file.read_text()) == (RunState.ENDED, None, "half")
    running.undo(run.run, Told())
    assert file.read_text() == "bad"


KILLED = """
import os, signal, sys
from pathlib import Path
from assistant.fix_runner import FixRunner, turn_by
from assistant.fix_runs import FixRuns
from assistant.store import open_store
from diagnostics.system import Machine, this_machine
from diagnostics.text import text
from tests.support.toy_fix import toy

file = Path(sys.argv[1])
fix, check = toy(file, halfway="half")

class Deadly:
    def step(self, done, doing):
        if done == 0.5:
            os.kill(os.getpid(), signal.SIGKILL)

store = open_store(file.parent)
turn = turn_by(file.with_name("fixes.lock"))
running = FixRunner({fix.id: fix}, {check.id: check}, this_machine(), FixRuns(store), turn)
running.apply(running.plan("toy"), frozenset(), Deadly())
"""


def test_killed_half_way_the_next_start_puts_it_back(store: Store, file: Path) -> None:
    process = subprocess.run([sys.executable, "-c", KILLED, str(file)], check=False, timeout=60)
    assert process.returncode == -9
    assert file.read_text() == "half"
    running = runner(store, file)
    [found] = running.recover()
    assert (found.fix, found.state) == ("toy", RunState.UNDONE)
    assert file.read_text() == "bad"
    assert running.recover() == ()


def test_one_that_cannot_be_undone_is_marked_as_interrupted(store: Store, file: Path) -> None:
    running = runner(store, file)
    running.runs.begin("toy", None, 1.0)
    [found] = running.recover()
    assert found.state is RunState.INTERRUPTED
    [run] = running.runs.all()
    assert run.state is RunState.INTERRUPTED
    assert not running.can_undo(run)


def test_two_never_run_at_once_whichever_process_they_are_in(store: Store, file: Path) -> None:
    running = runner(store, file)
    with turn_by(file.with_name("fixes.lock"))():
        with pytest.raises(Troubled) as busy:
            applied(running)
        running.runs.begin("toy", None, 1.0)
        assert running.recover() == (), "it is under way, not interrupted"
    assert busy.value.trouble is BUSY
    assert file.read_text() == "bad"


def test_what_did_not_help_twice_is_worn_out_until_a_week_later(store: Store, file: Path) -> None:
    running = runner(store, file, becomes="bad")
    assert applied(running).repair.effect is Effect.NO_CHANGE
    assert not running.runs.is_worn_out("toy", time.time())
    applied(running)
    assert running.runs.is_worn_out("toy", time.time())
    assert not running.runs.is_worn_out("toy", time.time() + LATELY_SECONDS + 60)
    assert not running.runs.is_worn_out("other", time.time())


def test_what_the_person_says_counts_more_than_the_checks(store: Store, file: Path) -> None:
    running = runner(store, file)
    for _ in range(2):
        file.write_text("bad")
        done = applied(running)
        assert done.repair.effect is Effect.VERIFIED
        running.runs.answered(done.run, Answer.NO, 1.0)
        running.runs.answered(done.run, Answer.YES, 2.0)
    assert [run.answer for run in running.runs.all()] == [Answer.NO, Answer.NO]
    assert running.runs.is_worn_out("toy", time.time())


def changed(running: FixRunner, **changes: object) -> None:
    running.fixes = {"toy": replace(running.fixes["toy"], **changes)}


def test_nothing_is_done_with_choices_that_the_plan_did_not_offer(store: Store, file: Path) -> None:
    running = runner(store, file)
    with pytest.raises(Troubled, match="no such step"):
        running.apply(running.plan("toy"), frozenset({"word; rm"}), Told())
    assert file.read_text() == "bad"
    assert running.runs.all() == ()


def test_where_nobody_can_tell_whether_it_is_needed_nothing_is_offered(
    store: Store, file: Path
) -> None:
    def plan(_machine: Machine) -> Plan:
        raise CannotTell(text("the script is gone"))

    running = runner(store, file)
    changed(running, plan=plan)
    with pytest.raises(Troubled) as troubled:
        running.plan("toy")
    assert troubled.value.trouble.meaning.values == {"reason": text("the script is gone")}


SECRETS = "token ghp_0123456789abcdefghijABCDEFGHIJ012345 for anna.visser@contoso.example"


def test_what_a_program_printed_is_kept_without_the_secrets_in_it(store: Store, file: Path) -> None:
    def apply(machine: Machine, plan: Plan, chosen: frozenset[str], progress: Progress) -> Outcome:
        outcome = toy(file)[0].apply(machine, plan, chosen, progress)
        [step] = outcome.steps
        return replace(outcome, steps=(replace(step, printed=SECRETS),))

    running = runner(store, file)
    changed(running, apply=apply)
    done = applied(running)
    [run] = running.runs.all()
    assert run.repair == done.repair
    [step] = done.repair.outcome.steps
    assert step.printed.startswith("token ")
    assert "ghp_" not in step.printed
    assert "anna.visser" not in step.printed
    assert SECRETS.encode()[6:20] not in b"".join(p.read_bytes() for p in file.parent.glob("*.db*"))


def test_an_answer_to_what_never_ran_is_not_kept(store: Store, file: Path) -> None:
    runner(store, file).runs.answered("none", Answer.YES, 1.0)
    assert store.query("SELECT count(*) FROM answer") == [(0,)]


def test_what_ran_within_a_day_goes_along_with_reports(store: Store, file: Path) -> None:
    running = runner(store, file)
    done = applied(running)
    assert running.runs.done_lately(time.time()) == (done.repair,)
    assert running.runs.done_lately(time.time() + 90_000) == ()
    running.undo(done.run, Told())
    assert running.runs.done_lately(time.time()) == ()


def test_what_it_cost_is_kept_once_and_only_with_an_answer(store: Store, file: Path) -> None:
    running = runner(store, file)
    run = applied(running).run
    running.runs.cost(run, 5)
    assert store.query("SELECT count(*) FROM answer") == [(0,)]
    running.runs.answered(run, Answer.YES, 1.0)
    running.runs.cost(run, 15)
    running.runs.cost(run, 60)
    assert store.query("SELECT answer, minutes FROM answer") == [("yes", 15)]


def test_how_long_it_takes_is_learnt(store: Store, file: Path) -> None:
    running = runner(store, file)
    assert running.plan("toy").seconds == 1.0
    done = applied(running)
    slow = replace(done.repair, seconds=40.0)
    stopped = replace(slow, seconds=1.0, outcome=replace(slow.outcome, cancelled=True))
    for repair in (slow, slow, stopped):
        running.runs.end(running.runs.begin("toy", None, 2.0), repair, 3.0)
    assert running.plan("toy").seconds == 40.0


def test_only_so_many_are_kept(store: Store, file: Path) -> None:
    runs = FixRuns(store)
    for _ in range(MOST_KEPT + 5):
        runs.end(runs.begin("toy", None, 1.0), None, 2.0)
    assert len(runs.all()) == MOST_KEPT


def test_on_a_full_disk_only_what_needs_no_undoing_runs(
    store: Store, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = runner(store, file)
    plan = running.plan("toy")
    store.close()  # from here on nothing can be written
    with pytest.raises(Troubled):
        running.apply(plan, frozenset(), Told())
    assert file.read_text() == "bad"
    done = running.apply(replace(plan, undo=None), frozenset(), Told())
    assert (done.run, done.repair.effect) == ("", Effect.VERIFIED)
