"""What a thief can read."""

from __future__ import annotations

import pytest

from diagnostics.checks.disk_encryption import CHECK
from diagnostics.facts.disk_encryption import DiskEncryption
from diagnostics.model import State
from tests.support.judging import judge, says_something


@pytest.mark.parametrize(
    ("system", "files", "state"),
    [
        (True, True, State.FINE),
        (False, True, State.ATTENTION),
        (True, False, State.PROBLEM),
        (False, False, State.PROBLEM),
    ],
)
def test_readable_files_are_worse_than_a_readable_system(
    system: bool, files: bool, state: State
) -> None:
    verdict = judge(CHECK, DiskEncryption(system=system, files=files, by="LUKS2", folder="/home/a"))
    assert verdict.state is state
    assert says_something(verdict)
