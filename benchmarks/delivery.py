"""How many reports are lost or doubled when networks, desks and this computer fail: none.

Real desks behind a proxy that fails in every way, and a delivery killed at any moment; the tests
that prove it run here with more rounds than fit into `make test`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

import msgspec

ROUNDS = 200
# The only form of its reports that holds numbers told by tests.
PYTEST = (sys.executable, "-m", "pytest", "-q", "-o", "junit_family=xunit1")
SUITES = ("tests/conformance/test_exactly_once.py", "tests/conformance/test_killed.py")
LIMIT_SECONDS = 3600


class Rounds(msgspec.Struct, frozen=True):
    """Reports that were sent, and tests that found one not there exactly once and whole."""

    ran: int
    bad: tuple[str, ...]

    @property
    def is_within(self) -> bool:
        """Whether there were reports, and none was lost or doubled."""
        return self.ran > 0 and not self.bad

    def __str__(self) -> str:
        found = "nothing" if not self.bad else ", ".join(self.bad)
        return f"reports sent on bad days     {self.ran} rounds, lost or doubled: {found}"


def measure() -> list[Rounds]:
    """Run the suites with many rounds."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "told.xml"
        subprocess.run(
            [*PYTEST, f"--junitxml={told}", *SUITES],
            env=os.environ | {"BALIE_ROUNDS": str(ROUNDS)},
            stdout=subprocess.DEVNULL,
            timeout=LIMIT_SECONDS,
            check=False,
        )
        # Written by the test runner just now.
        cases = ElementTree.parse(told).getroot().findall(".//testcase")  # noqa: S314
    bad = tuple(str(case.get("name")) for case in cases if _is_bad(case))
    return [Rounds(sum(map(_rounds, cases)), bad)]


def _is_bad(case: ElementTree.Element) -> bool:
    return case.find("failure") is not None or case.find("error") is not None


def _rounds(case: ElementTree.Element) -> int:
    said = case.find("properties/property[@name='rounds']")
    return int(said.get("value", "1")) if said is not None else 1
