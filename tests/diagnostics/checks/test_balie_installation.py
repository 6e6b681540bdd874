"""Balie with little room, or with something broken."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from diagnostics.checks.balie_installation import CHECK
from diagnostics.facts.balie_installation import BalieInstallation
from diagnostics.model import State
from tests.support.judging import judge, says_something

WELL = BalieInstallation(
    version="1.2.3",
    bundled=True,
    languages=("nl",),
    starts_by_itself=True,
    writable=True,
    data_bytes=10_000,
    free_bytes=10**10,
    store_whole=True,
)


@pytest.mark.parametrize(
    ("changed", "state"),
    [
        ({}, State.FINE),
        ({"store_whole": None}, State.FINE),
        ({"free_bytes": 10**9}, State.FINE),
        ({"free_bytes": 10**9 - 1}, State.ATTENTION),
        ({"free_bytes": 50 * 10**6 - 1}, State.PROBLEM),
        ({"store_whole": False}, State.PROBLEM),
        ({"writable": False}, State.PROBLEM),
    ],
)
def test_a_report_must_find_a_place(changed: dict[str, int | bool | None], state: State) -> None:
    verdict = judge(CHECK, replace(WELL, **changed))
    assert verdict.state is state
    assert says_something(verdict)
