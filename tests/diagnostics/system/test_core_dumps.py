"""A program that crashes does not leave its memory behind."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import resource
from diagnostics.system.core_dumps import leave_no_core_dump
leave_no_core_dump()
print(resource.getrlimit(resource.RLIMIT_CORE))
"""


def test_a_process_leaves_no_core_dump_and_cannot_allow_one_again() -> None:
    told = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, check=True)
    assert told.stdout.decode().strip() == "(0, 0)"
