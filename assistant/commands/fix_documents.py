"""What `balie fix` prints, as the documents that `--json` gives; in words the same things stand."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any

from assistant.errors import Trouble
from assistant.fix_runs import Run
from assistant.language import Language
from diagnostics.model import Fix, Outcome, Plan
from diagnostics.repair import Repair


def list_document(fixes: Collection[Fix], language: Language) -> dict[str, Any]:
    """The fixes there are."""
    return {
        "version": 1,
        "fixes": [
            {
                "id": fix.id,
                "topic": fix.topic.value,
                "title": language.say(fix.title),
                "about": language.say(fix.about),
                "checks": list(fix.checks),
                "undo": fix.undo is not None,
            }
            for fix in fixes
        ],
    }


def history_document(
    runs: Collection[Run], undoable: Collection[str], language: Language
) -> dict[str, Any]:
    """What ran, newest first; `undoable` are the runs that can be taken back."""
    return {"version": 1, "runs": [_run(run, run.run in undoable, language) for run in runs]}


def _run(run: Run, undo: bool, language: Language) -> dict[str, Any]:
    repair = run.repair
    return {
        "run": run.run,
        "fix": run.fix,
        "state": run.state.value,
        "began_at": datetime.fromtimestamp(run.began_at, UTC).isoformat(timespec="seconds"),
        "effect": None if repair is None else repair.effect.value,
        "summary": None if repair is None else language.say(repair.outcome.summary),
        "seconds": None if repair is None else repair.seconds,
        "printed": [] if repair is None else _printed(repair.outcome),
        "answer": run.answer,
        "undo": undo,
    }


def _printed(outcome: Outcome) -> list[str]:
    return [step.printed for step in outcome.steps if step.printed]


def plan_document(plan: Plan, language: Language) -> dict[str, Any]:
    """What a fix would do; nothing has changed yet."""
    return {
        "version": 1,
        "fix": plan.fix,
        "summary": language.say(plan.summary),
        "seconds": plan.seconds,
        "needs": [language.say(need) for need in plan.needs],
        "undo": plan.undo is not None,
        "untouched": language.say(plan.untouched) if plan.untouched else None,
        "steps": [
            {
                "id": step.id,
                "title": language.say(step.title),
                "detail": language.say(step.detail),
                "bytes": step.size,
                "optional": step.optional,
                "group": language.say(step.group) if step.group else None,
            }
            for step in plan.steps
        ],
    }


def nothing_document(plan: Plan, language: Language) -> dict[str, Any]:
    """That there is nothing to do, and why."""
    return _nothing_done(plan.fix, "nothing_to_do", language.say(plan.summary))


def failed_document(fix: str, trouble: Trouble, language: Language) -> dict[str, Any]:
    """That a fix could not run, and why; others beside it could."""
    return _nothing_done(fix, "failed", language.say(trouble.title))


def _nothing_done(fix: str, effect: str, summary: str) -> dict[str, Any]:
    return {
        "version": 1,
        "fix": fix,
        "effect": effect,
        "cancelled": False,
        "summary": summary,
        "seconds": 0.0,
        "steps": [],
        "before": [],
        "after": [],
    }


def repair_document(done: Repair, language: Language) -> dict[str, Any]:
    """What a fix did, with its checks before and after."""
    return {
        **outcome_document(done.outcome, language),
        "fix": done.fix,
        "effect": done.effect.value,
        "seconds": done.seconds,
        "before": [language.say(finding.sentence) for finding in done.before],
        "after": [language.say(finding.sentence) for finding in done.after],
    }


def outcome_document(outcome: Outcome, language: Language) -> dict[str, Any]:
    """What was done, step by step."""
    return {
        "version": 1,
        "cancelled": outcome.cancelled,
        "summary": language.say(outcome.summary),
        "steps": [
            {
                "title": language.say(step.title),
                "detail": language.say(step.detail),
                "seconds": step.seconds,
                "ok": step.ok,
                "printed": step.printed,
            }
            for step in outcome.steps
        ],
    }
