"""The published schema is the one of the types, and documents every fact."""

from __future__ import annotations

from typing import Any

import pytest

from diagnostics.model import Fact
from diagnostics.values import value_type
from tests.support.schema import SCHEMA, VALIDATOR
from tools.diagnostics_schema import FILE, facts, written


def test_the_published_file_is_what_the_types_say() -> None:
    assert FILE.read_text("utf-8") == written(), "run “make schema”"


def test_it_is_a_schema_itself() -> None:
    VALIDATOR.check_schema(SCHEMA)


@pytest.mark.parametrize("fact", facts(), ids=lambda fact: str(fact.id))
def test_each_fact_says_what_it_is_made_of(fact: Fact[Any]) -> None:
    assert value_type(fact) is not Any, "say in a reader what it returns"
    assert fact.id in SCHEMA["$defs"]["Diagnostics"]["properties"]["facts"]["properties"]
