"""`balie check --list`: all checks and facts, with what the organisation decided."""

from __future__ import annotations

from assistant.check_list import check_list
from assistant.language import Language
from diagnostics.model import Settings
from diagnostics.registry import CHECKS
from diagnostics.values import field_names
from tests.support.balie import Balie

CHOICES = """
[checks.uptime]
attention_days = 20

[checks.battery]
off = true
"""


def test_every_check_is_listed_with_what_the_organisation_decided(balie: Balie) -> None:
    balie.organisation.write_text(balie.organisation.read_text() + CHOICES)
    listed = {check["id"]: check for check in balie("check", "--list", "--json")["checks"]}
    assert set(listed) == {check.id for check in CHECKS}
    assert [name for name, check in listed.items() if not check["on"]] == ["battery"]
    [attention, _] = listed["uptime"]["thresholds"]
    assert (attention["number"], attention["default"], attention["unit"]) == (20, 14, "days")
    assert (attention["low"], attention["high"]) == (1, 365)
    said = balie("check", "--list").decode()
    assert "attention_days = 20, by default 14 (1 to 365): the UK’s Cyber Essentials" in said
    assert "Battery  (off)  <- battery" in said


def test_every_fact_is_listed_by_its_fields_to_the_innermost() -> None:
    listed = check_list(Settings(), Language("en"))
    facts = {fact["id"]: fact for fact in listed["facts"]}
    assert facts["battery"]["fields"] == [
        "batteries.level_ratio",
        "batteries.health_ratio",
        "batteries.cycles",
        "on_mains",
    ]
    assert {fact for check in listed["checks"] for fact in check["needs"]} <= set(facts)
    assert all(fact["fields"] for fact in listed["facts"])


def test_there_are_as_many_as_a_service_desk_asks_for() -> None:
    facts = {fact.id: fact for check in CHECKS for fact in check.needs}
    assert len(CHECKS) >= 45
    assert sum(len(field_names(fact)) for fact in facts.values()) >= 120
