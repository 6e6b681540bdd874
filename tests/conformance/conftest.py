"""The desks that the shared suite tries."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conformance.bench import Bench
from tests.conformance.benches import BENCHES, marks_of
from tests.conformance.between import Between


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a folder of reports will be."""
    return tmp_path / "reports"


@pytest.fixture(params=[pytest.param(name, marks=marks_of(name)) for name in BENCHES])
def bench(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Bench:
    """A real desk of each kind."""
    made = BENCHES[request.param](request.getfixturevalue(request.param))
    for name, value in made.environment.items():
        monkeypatch.setenv(name, value)
    return made


@pytest.fixture
def between(bench: Bench, tmp_path: Path) -> Iterator[Between]:
    """The same behind a proxy that can do harm."""
    with bench.behind(tmp_path) as proxy:
        made = Between(bench, proxy, tmp_path)
        yield made
        made.store.close()
