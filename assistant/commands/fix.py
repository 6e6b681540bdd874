"""`balie fix`: list the fixes, say what one would do, do it."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Collection
from typing import Any

from assistant.assembly import choose_language, load_organisation
from assistant.commands.common import Exit, add_common, options_of, print_json
from assistant.errors import Trouble, Troubled
from assistant.language import Language
from diagnostics.fix_registry import FIXES
from diagnostics.model import Cancelled, Fix, Plan
from diagnostics.registry import checks
from diagnostics.repair import Effect, Repair, repair
from diagnostics.system import this_machine
from diagnostics.text import Text, text


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = commands.add_parser(
        "fix",
        help="list the fixes, say what one would do, do it",
        epilog="Exit code: 0 it helped or there was nothing to do, 1 it changed nothing or made "
        "things worse, 2 could not run.",
    )
    add_common(parser)
    parser.add_argument("id", nargs="?", help="the fix; see --list")
    parser.add_argument("--list", action="store_true", help="list the fixes of this system")
    parser.add_argument("--plan", action="store_true", help="say what it would do, change nothing")
    parser.add_argument(
        "--also", action="append", default=[], metavar="STEP", help="do this optional step as well"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Do it."""
    machine = this_machine()
    options = options_of(arguments)
    language = choose_language(options, machine)
    fixes = {fix.id: fix for fix in FIXES if machine.platform in fix.platforms}
    if arguments.list:
        return _list(fixes.values(), language, as_json=arguments.json)
    fix = fixes.get(arguments.id)
    if fix is None:
        raise Troubled(_no_such_fix(arguments.id, list(fixes)))
    plan = fix.plan(machine)
    if arguments.plan:
        return _show(_plan_document(plan, language), as_json=arguments.json)
    if not plan.steps:
        return _show(_nothing_document(plan, language), as_json=arguments.json)
    _refuse_unknown_steps(plan, arguments.also)
    known = {c.id: c for c in checks(load_organisation(options, machine).organisation.settings)}
    with Progress(language, shown=not arguments.json and sys.stderr.isatty()) as progress:
        done = repair(fix, plan, frozenset(arguments.also), known, machine, progress)
    _show(_repair_document(done, language), as_json=arguments.json)
    return Exit.FINE if done.effect is Effect.VERIFIED else Exit.NOT_FINE


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


def _list(fixes: Collection[Fix], language: Language, *, as_json: bool) -> int:
    rows = [
        {
            "id": fix.id,
            "topic": fix.topic.value,
            "title": language.say(fix.title),
            "about": language.say(fix.about),
            "checks": list(fix.checks),
        }
        for fix in fixes
    ]
    if as_json:
        print_json({"version": 1, "fixes": rows})
    else:
        for row in rows:
            print(f"{row['id']:<20} {row['title']}. {row['about']}")
    return Exit.FINE


def _print_lines(document: dict[str, Any]) -> None:
    print(document["summary"])
    for step in document["steps"]:
        choice = f" (--also {step['id']})" if step.get("optional") else ""
        print(f"  - {step['title']}: {step['detail']}{choice}")
    for when in ("before", "after"):
        for sentence in document.get(when, ()):
            print(f"  {when}: {sentence}")


def _show(document: dict[str, Any], *, as_json: bool) -> int:
    if as_json:
        print_json(document)
    else:
        _print_lines(document)
    return Exit.FINE


def _plan_document(plan: Plan, language: Language) -> dict[str, Any]:
    return {
        "version": 1,
        "fix": plan.fix,
        "summary": language.say(plan.summary),
        "seconds": plan.seconds,
        "untouched": language.say(plan.untouched) if plan.untouched else None,
        "steps": [
            {
                "id": step.id,
                "title": language.say(step.title),
                "detail": language.say(step.detail),
                "bytes": step.size,
                "optional": step.optional,
            }
            for step in plan.steps
        ],
    }


def _nothing_document(plan: Plan, language: Language) -> dict[str, Any]:
    return {
        "version": 1,
        "fix": plan.fix,
        "effect": "nothing_to_do",
        "cancelled": False,
        "summary": language.say(plan.summary),
        "seconds": 0.0,
        "steps": [],
        "before": [],
        "after": [],
    }


def _repair_document(done: Repair, language: Language) -> dict[str, Any]:
    outcome = done.outcome
    return {
        "version": 1,
        "fix": done.fix,
        "effect": done.effect.value,
        "cancelled": outcome.cancelled,
        "summary": language.say(outcome.summary),
        "seconds": done.seconds,
        "steps": [
            {
                "title": language.say(step.title),
                "detail": language.say(step.detail),
                "seconds": step.seconds,
                "ok": step.ok,
            }
            for step in outcome.steps
        ],
        "before": [language.say(finding.sentence) for finding in done.before],
        "after": [language.say(finding.sentence) for finding in done.after],
    }


def _no_such_fix(wanted: str | None, known: list[str]) -> Trouble:
    return Trouble(
        title=text("There is no fix “{id}”", id=wanted or ""),
        meaning=text("Nothing was changed."),
        next_step=text("Choose one of these: {known}.", known=", ".join(known)),
        again=False,
    )


def _refuse_unknown_steps(plan: Plan, also: list[str]) -> None:
    known = [step.id for step in plan.steps if step.optional]
    if unknown := sorted(set(also) - set(known)):
        raise Troubled(
            Trouble(
                title=text("There is no such step: {steps}", steps=", ".join(unknown)),
                meaning=text("Nothing was changed."),
                next_step=text("Choose one of these: {known}.", known=", ".join(known) or "–"),
                again=False,
            )
        )
