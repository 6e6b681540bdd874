"""`balie fix` as somebody of the service desk uses it during a call."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from assistant.commands import fix as command
from assistant.errors import Troubled
from assistant.fix_runner import BUSY
from diagnostics import fix_registry
from tests.support.toy_fix import GOOD, only_toy

Balie = Callable[..., Any]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "word"
    made.write_text("bad")
    return made


@pytest.fixture
def balie(file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Balie:
    only_toy(monkeypatch, file, safe=True)

    def run(*arguments: str, code: int = 0) -> Any:
        parser = argparse.ArgumentParser()
        command.add(parser.add_subparsers())
        asked = parser.parse_args(["fix", *arguments, "--language", "en"])
        try:
            ended = asked.run(asked)
        except Troubled:
            ended = 2
        assert ended == code
        printed = capsys.readouterr().out
        return json.loads(printed) if "--json" in arguments else printed

    return run


def test_it_is_done_listed_and_put_back(balie: Balie, file: Path) -> None:
    done = balie("toy", "--json")
    assert (done["effect"], file.read_text()) == ("verified", GOOD)
    [listed] = balie("--history", "--json")["runs"]
    assert (listed["run"], listed["effect"], listed["undo"]) == (done["run"], "verified", True)
    assert f"balie fix --undo {done['run']}" in balie("--history")
    back = balie("--undo", done["run"], "--json")
    assert (back["run"], back["cancelled"], file.read_text()) == (done["run"], False, "bad")
    [listed] = balie("--history", "--json")["runs"]
    assert (listed["state"], listed["undo"]) == ("undone", False)
    balie("--undo", done["run"], code=2)


def test_all_that_are_safe_at_once(balie: Balie, file: Path) -> None:
    planned = balie("--healthy", "--plan", "--json")["fixes"]
    assert [plan["fix"] for plan in planned] == ["toy"]
    assert file.read_text() == "bad"
    [done] = balie("--healthy", "--json")["fixes"]
    assert (done["effect"], file.read_text()) == ("verified", GOOD)
    assert "run" in done


def test_nothing_safe_to_do_is_said(balie: Balie, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fix_registry, "FIXES", ())
    assert balie("--healthy") == "There is nothing to do\n"
    assert balie("--healthy", "--json") == {"version": 1, "fixes": []}


def test_one_that_cannot_run_is_told_beside_the_others(
    balie: Balie, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [fix] = fix_registry.FIXES
    full = replace(fix, id="full", apply=_refuse, plan=_plan_of(fix.plan, "full"))
    monkeypatch.setattr(fix_registry, "FIXES", (full, fix))
    failed, done = balie("--healthy", "--json", code=1)["fixes"]
    assert (failed["fix"], failed["effect"]) == ("full", "failed")
    assert (done["effect"], file.read_text()) == ("verified", GOOD)


def _refuse(*_: object) -> Any:
    raise Troubled(BUSY)


def _plan_of(plan: Callable[[Any], Any], fix: str) -> Callable[[Any], Any]:
    return lambda machine: replace(plan(machine), fix=fix)


def test_a_plan_in_words_says_what_it_needs_and_what_it_leaves(balie: Balie) -> None:
    said = balie("restart", "--plan")
    assert "In a minute" in said
    assert "Save your work before" in said
    assert "Nothing is restarted before" in said
