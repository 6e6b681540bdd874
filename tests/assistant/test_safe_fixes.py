"""“Make my computer healthy”: every safe fix in turn, each a run of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from assistant.errors import Troubled
from assistant.events import FixFailed, FixFinished
from assistant.fix_runner import BUSY, FixRunner, turn_by
from assistant.fix_runs import FixRuns
from assistant.safe_fixes import SafeFixes
from assistant.store import Store, open_store
from diagnostics.model import Cancelled, Check, Fix, Outcome, Plan
from diagnostics.repair import Effect
from diagnostics.system import this_machine
from diagnostics.text import text
from tests.support.fixing import Told
from tests.support.toy_fix import GOOD, toy


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "data")
    yield opened
    opened.close()


def words(folder: Path, *names: str) -> list[tuple[Fix, Check, Path]]:
    """A safe fix, its check and its file, for each name."""
    made = []
    for name in names:
        file = folder / name
        file.write_text("bad")
        fix, check = toy(file)
        plan = fix.plan
        fix = replace(
            fix,
            id=name,
            checks=(name,),
            safe=True,
            plan=lambda machine, plan=plan, name=name: replace(plan(machine), fix=name),
        )
        made.append((fix, replace(check, id=name), file))
    return made


def runner(store: Store, made: Sequence[tuple[Fix, Check, Path]]) -> FixRunner:
    fixes = {fix.id: fix for fix, _, _ in made}
    checks = {check.id: check for _, check, _ in made}
    return FixRunner(fixes, checks, this_machine(), FixRuns(store), turn_by(None))


def test_all_that_are_safe_run_and_prove_themselves(store: Store, tmp_path: Path) -> None:
    made = words(tmp_path, "one", "two", "unsafe")
    made[2] = (replace(made[2][0], safe=False), *made[2][1:])
    running = runner(store, made)
    safe = SafeFixes(running)
    plans = safe.plan(Told())
    assert [plan.fix for plan in plans] == ["one", "two"]
    assert [file.read_text() for _, _, file in made] == ["bad", "bad", "bad"]
    told = Told()
    ended = list(safe.apply(plans, told))
    assert all(isinstance(e, FixFinished) and e.repair.effect is Effect.VERIFIED for e in ended)
    assert [file.read_text() for _, _, file in made] == [GOOD, GOOD, "bad"]
    shares = [share for share, _ in told.steps]
    assert shares == sorted(shares)
    assert 0 <= shares[0] <= shares[-1] <= 1


def test_each_can_be_put_back_alone(store: Store, tmp_path: Path) -> None:
    made = words(tmp_path, "one", "two")
    running = runner(store, made)
    safe = SafeFixes(running)
    first, _second = list(safe.apply(safe.plan(Told()), Told()))
    assert isinstance(first, FixFinished)
    running.undo(first.run, Told())
    assert [file.read_text() for _, _, file in made] == ["bad", GOOD]


def test_what_the_person_would_have_to_choose_is_left_out(store: Store, tmp_path: Path) -> None:
    made = words(tmp_path, "one", "two")
    fix = made[0][0]
    plan = fix.plan

    def optional(machine: object) -> Plan:
        planned = plan(machine)  # type: ignore[arg-type]
        return replace(planned, steps=tuple(replace(s, optional=True) for s in planned.steps))

    made[0] = (replace(fix, plan=optional), *made[0][1:])
    assert [plan.fix for plan in SafeFixes(runner(store, made)).plan(Told())] == ["two"]


def test_what_did_not_help_twice_is_left_out(store: Store, tmp_path: Path) -> None:
    made = words(tmp_path, "one", "two")
    fix = made[0][0]
    idle = Outcome(summary=text("Nothing"), steps=())
    made[0] = (replace(fix, apply=lambda *_: idle), *made[0][1:])
    safe = SafeFixes(runner(store, made))
    for _ in range(2):
        made[1][2].write_text("bad")
        list(safe.apply(safe.plan(Told()), Told()))
    assert [plan.fix for plan in safe.plan(Told())] == ["two"]


def test_stopping_ends_them_all_and_leaves_the_rest(store: Store, tmp_path: Path) -> None:
    made = words(tmp_path, "one", "two")
    first = made[0][0]
    stopped = Outcome(summary=text("Nothing"), steps=(), cancelled=True)

    def stop(*everything: object) -> Outcome:
        try:
            everything[-1].step(0.5, text("Half-way"))  # type: ignore[attr-defined]
        except Cancelled:
            return stopped
        raise AssertionError

    made[0] = (replace(first, apply=stop), *made[0][1:])
    safe = SafeFixes(runner(store, made))
    ended = list(safe.apply(safe.plan(Told()), Told(most=1)))
    assert len(ended) == 1
    assert made[1][2].read_text() == "bad"


def test_one_that_cannot_run_does_not_keep_the_others(store: Store, tmp_path: Path) -> None:
    made = words(tmp_path, "one", "two")

    def refuse(*_: object) -> Outcome:
        raise Troubled(BUSY)

    made[0] = (replace(made[0][0], apply=refuse), *made[0][1:])
    safe = SafeFixes(runner(store, made))
    ended = list(safe.apply(safe.plan(Told()), Told()))
    assert ended[0] == FixFailed("one", BUSY)
    assert made[1][2].read_text() == GOOD
