"""Nothing is done that a plan did not offer, whoever asks for it."""

from __future__ import annotations

import pytest

from assistant.errors import Troubled
from assistant.fix_choices import groups, refuse_wrong
from assistant.language import Language
from diagnostics.model import Plan, Step
from diagnostics.text import text


def step(name: str, group: str | None = None, *, optional: bool = True) -> Step:
    words = None if group is None else text(group)
    return Step(id=name, title=text(name), detail=text(""), optional=optional, group=words)


PLAN = Plan(
    fix="move",
    summary=text("Moves."),
    steps=(
        step("remediate", optional=False),
        step("tidy"),
        step("site=ams", "Your site"),
        step("site=bru", "Your site"),
        step("floor=1", "Floor"),
    ),
)


def test_the_groups_are_those_of_the_plan() -> None:
    found = {group.msgid: [step.id for step in steps] for group, steps in groups(PLAN).items()}
    assert found == {"Your site": ["site=ams", "site=bru"], "Floor": ["floor=1"]}


@pytest.mark.parametrize("chosen", [{"site=ams", "floor=1"}, {"site=bru", "floor=1", "tidy"}])
def test_one_of_each_group_is_right(chosen: set[str]) -> None:
    refuse_wrong(PLAN, frozenset(chosen))


@pytest.mark.parametrize(
    ("chosen", "title", "known"),
    [
        ({"floor=1"}, "Exactly one has to be chosen: Your site", "site=ams, site=bru"),
        (
            {"floor=1", "site=ams", "site=bru"},
            "Exactly one has to be chosen: Your site",
            "site=ams, site=bru",
        ),
        ({"site=ams"}, "Exactly one has to be chosen: Floor", "floor=1"),
        (
            {"site=ams", "floor=1", "site=$(id)"},
            "There is no such step: site=$(id)",
            "tidy, site=ams, site=bru, floor=1",
        ),
        (
            {"remediate"},
            "There is no such step: remediate",
            "tidy, site=ams, site=bru, floor=1",
        ),
    ],
)
def test_anything_else_is_refused_with_what_is_allowed(
    chosen: set[str], title: str, known: str
) -> None:
    with pytest.raises(Troubled) as troubled:
        refuse_wrong(PLAN, frozenset(chosen))
    say = Language("en").say
    assert say(troubled.value.trouble.title) == title
    assert say(troubled.value.trouble.next_step) == f"Choose one of these: {known}."
