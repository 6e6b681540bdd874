"""`balie fix`: list the fixes, say what one would do, do it, take it back."""

from __future__ import annotations

import argparse
import shlex
import signal
import sys
from collections.abc import Sequence
from typing import Any

from assistant import paths
from assistant.assembly import choose_language, load_organisation
from assistant.commands.common import Exit, add_common, options_of, print_json
from assistant.commands.fix_documents import (
    failed_document,
    history_document,
    list_document,
    nothing_document,
    outcome_document,
    plan_document,
    repair_document,
)
from assistant.errors import Trouble, Troubled
from assistant.events import FixFailed, FixFinished
from assistant.fix_runner import FixRunner, Silent, lock_of, open_runner
from assistant.language import Language
from assistant.safe_fixes import SafeFixes
from assistant.store import open_store
from diagnostics.fix_registry import fixes
from diagnostics.model import Cancelled, Fix, Plan
from diagnostics.repair import Effect
from diagnostics.system import this_machine
from diagnostics.text import Text, text


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "fix",
        help="list the fixes, say what one would do, do it, take it back",
        epilog="Exit code: 0 it helped or there was nothing to do, 1 it changed nothing or made "
        "things worse, 2 could not run.",
    )
    add_common(parser)
    parser.add_argument("id", nargs="?", help="the fix; see --list")
    parser.add_argument("--list", action="store_true", help="list the fixes of this system")
    parser.add_argument("--plan", action="store_true", help="say what it would do, change nothing")
    parser.add_argument(
        "--healthy", action="store_true", help="all that are safe, one after the other"
    )
    parser.add_argument("--history", action="store_true", help="what ran, and what can be undone")
    parser.add_argument("--undo", metavar="RUN", help="put back what that run changed")
    parser.add_argument(
        "--also",
        "--with",
        action="append",
        default=[],
        metavar="STEP",
        help="do this optional step as well, or choose this one of several; see --plan",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Do it."""
    machine, options = this_machine(), options_of(arguments)
    language = choose_language(options, machine)
    settings = load_organisation(options, machine).organisation.settings
    if arguments.list:
        return _list(fixes(settings, machine.platform), language, as_json=arguments.json)
    folder = paths.data_folder()
    store = open_store(folder)
    try:
        runner = open_runner(settings, machine, store, lock_of(folder, store))
        return Command(runner, language, as_json=arguments.json).run(arguments)
    finally:
        store.close()


class Command:
    """One call of the command, over everything that runs fixes."""

    def __init__(self, runner: FixRunner, language: Language, *, as_json: bool) -> None:
        self._runner = runner
        self._language = language
        self._as_json = as_json

    def run(self, arguments: argparse.Namespace) -> int:
        """Do what was asked; the exit code."""
        if arguments.history:
            return self._history()
        if not arguments.plan:
            self._runner.recover()
        if arguments.undo is not None:
            return self._undo(arguments.undo)
        if arguments.healthy:
            return self._healthy(only_plan=arguments.plan)
        if arguments.id not in self._runner.fixes:
            raise Troubled(_no_such_fix(arguments.id, list(self._runner.fixes)))
        return self._fix(arguments.id, frozenset(arguments.also), only_plan=arguments.plan)

    def _fix(self, fix_id: str, also: frozenset[str], *, only_plan: bool) -> int:
        plan = self._runner.plan(fix_id)
        if only_plan:
            return self._show(plan_document(plan, self._language))
        if not plan.steps:
            return self._show(nothing_document(plan, self._language))
        with self._progress() as progress:
            done = self._runner.apply(plan, also, progress)
        self._show(repair_document(done.repair, self._language) | {"run": done.run})
        return Exit.FINE if done.repair.effect is Effect.VERIFIED else Exit.NOT_FINE

    def _healthy(self, *, only_plan: bool) -> int:
        safe = SafeFixes(self._runner)
        plans = safe.plan(Silent())
        with self._progress() as progress:
            ended = () if only_plan else tuple(safe.apply(plans, progress))
        documents = map(self._planned, plans) if only_plan else map(self._ended, ended)
        self._show_all(list(documents))
        return Exit.FINE if all(map(_ran, ended)) else Exit.NOT_FINE

    def _planned(self, plan: Plan) -> dict[str, Any]:
        return plan_document(plan, self._language)

    def _ended(self, ended: FixFinished | FixFailed) -> dict[str, Any]:
        if isinstance(ended, FixFinished):
            return repair_document(ended.repair, self._language) | {"run": ended.run}
        return failed_document(ended.fix, ended.trouble, self._language)

    def _show_all(self, documents: list[dict[str, Any]]) -> None:
        if self._as_json:
            print_json({"version": 1, "fixes": documents})
        elif not documents:
            print(self._language.say(text("There is nothing to do")))
        for document in () if self._as_json else documents:
            _print_lines(document)

    def _undo(self, run_id: str) -> int:
        with self._progress() as progress:
            outcome = self._runner.undo(run_id, progress)
        self._show(outcome_document(outcome, self._language) | {"run": run_id})
        whole = not outcome.cancelled and all(step.ok for step in outcome.steps)
        return Exit.FINE if whole else Exit.NOT_FINE

    def _history(self) -> int:
        runs = self._runner.runs.all()
        undoable = {run.run for run in runs if self._runner.can_undo(run)}
        document = history_document(runs, undoable, self._language)
        if self._as_json:
            print_json(document)
        for row in () if self._as_json else document["runs"]:
            undo = f"  (balie fix --undo {row['run']})" if row["undo"] else ""
            said = row["summary"] or row["state"]
            print(f"{row['began_at']}  {row['fix']}: {said}, {row['effect'] or row['state']}{undo}")
        return Exit.FINE

    def _progress(self) -> Progress:
        return Progress(self._language, shown=not self._as_json and sys.stderr.isatty())

    def _show(self, document: dict[str, Any]) -> int:
        if self._as_json:
            print_json(document)
        else:
            _print_lines(document)
        return Exit.FINE


class Progress:
    """Shows on the terminal where a fix is; Ctrl-C stops it at its next safe point."""

    def __init__(self, language: Language, *, shown: bool) -> None:
        self._language = language
        self._shown = shown
        self._stop = False

    def step(self, done: float, doing: Text) -> None:
        """Say where it is; raises Cancelled after Ctrl-C."""
        if self._stop:
            raise Cancelled
        if self._shown:
            end = "\n" if done >= 1 else ""
            sys.stderr.write(f"\r\x1b[K{done:4.0%}  {self._language.say(doing)}{end}")

    def __enter__(self) -> Progress:
        signal.signal(signal.SIGINT, self._interrupted)
        return self

    def __exit__(self, *_: object) -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)

    def _interrupted(self, *_: object) -> None:
        self._stop = True


def _list(fixes: Sequence[Fix], language: Language, *, as_json: bool) -> int:
    document = list_document(fixes, language)
    if as_json:
        print_json(document)
    for row in () if as_json else document["fixes"]:
        print(f"{row['id']:<20} {row['title']}. {row['about']}")
    return Exit.FINE


def _print_lines(document: dict[str, Any]) -> None:
    print(document["summary"])
    for step in document["steps"]:
        print(f"  - {_step_line(step)}")
    for sentence in (*document.get("needs", ()), document.get("untouched")):
        if sentence:
            print(f"  {sentence}")
    for when in ("before", "after"):
        for sentence in document.get(when, ()):
            print(f"  {when}: {sentence}")


def _ran(ended: FixFinished | FixFailed) -> bool:
    """Whether it did its work; that nothing needed mending is no failure of all of them."""
    if isinstance(ended, FixFailed) or ended.repair.outcome.cancelled:
        return False
    return ended.repair.effect is not Effect.WORSE


def _step_line(step: dict[str, Any]) -> str:
    words = ": ".join(filter(None, (step.get("group"), step["title"], step["detail"])))
    option = "--with" if step.get("group") else "--also"
    return f"{words} ({option} {shlex.quote(step['id'])})" if step.get("optional") else words


def _no_such_fix(wanted: str | None, known: list[str]) -> Trouble:
    return Trouble(
        title=text("There is no fix “{id}”", id=wanted or ""),
        meaning=text("Nothing was changed."),
        next_step=text("Choose one of these: {known}.", known=", ".join(known)),
        again=False,
    )
