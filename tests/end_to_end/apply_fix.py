"""What the program does when a fix is applied, alone: `apply_fix.py TOP FIX`, or `TOP recover`.

What was written just now is old for it, so that it can go.
"""

import sys
from pathlib import Path

from assistant.fix_runner import FixRunner, turn_by
from assistant.fix_runs import FixRuns
from assistant.store import open_store
from diagnostics.fixes import clear_program_cache, free_space
from tests.support.fixing import LaterMachine, Told
from tests.support.toy_fix import toy


def main(top: Path, what: str) -> None:
    store = open_store(top / "data")
    toy_fix, check = toy(top / "word", halfway="half")
    known = {fix.id: fix for fix in (free_space.FIX, clear_program_cache.FIX, toy_fix)}
    turn = turn_by(top / "data" / "fixes.lock")
    runner = FixRunner(known, {check.id: check}, LaterMachine(), FixRuns(store), turn)
    if what == "recover":
        runner.recover()
    else:
        plan = runner.plan(what)
        optional = frozenset(step.id for step in plan.steps if step.optional)
        runner.apply(plan, optional, Told())
    store.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
