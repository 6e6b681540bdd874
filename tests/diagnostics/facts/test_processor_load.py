"""Load is an average where the system keeps one, and a short look where not."""

from __future__ import annotations

import os

import pytest

from diagnostics.facts.processor_load import FACT
from diagnostics.system import Platform
from tests.support.machine import RecordedMachine


@pytest.mark.parametrize(("platform", "seconds"), [(Platform.MACOS, 300), (Platform.WINDOWS, 0.5)])
def test_the_load_is_for_all_cores_together(platform: Platform, seconds: float) -> None:
    load = FACT.readers[platform](RecordedMachine(platform))
    assert load.over_seconds == seconds
    assert load.cores == os.cpu_count()
    assert load.busy_cores >= 0
