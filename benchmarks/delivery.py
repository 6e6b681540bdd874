"""How many reports are lost or doubled when networks, desks and this computer fail: none.

Real desks behind a proxy that fails in every way, and a delivery killed at any moment; the tests
that prove it run here with more rounds than fit into `make test`, the desks side by side.
`BALIE_ROUNDS=5` tries it with fewer.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from xml.etree import ElementTree

import msgspec

from tests.conformance.benches import BENCHES

ROUNDS = os.environ.get("BALIE_ROUNDS", "200")
# The only form of its reports that holds numbers told by tests.
PYTEST = (sys.executable, "-m", "pytest", "-v", "-o", "junit_family=xunit1")
SUITES = ("tests/conformance/test_exactly_once.py", "tests/conformance/test_killed.py")
LIMIT_SECONDS = 3600.0
PROGRESS_SECONDS = 30.0


class Rounds(msgspec.Struct, frozen=True):
    """Reports that were sent to one desk, and tests that found one not there once and whole."""

    desk: str
    ran: int
    bad: tuple[str, ...]
    seconds: float

    @property
    def is_within(self) -> bool:
        """Whether there were reports, and none was lost or doubled."""
        return self.ran > 0 and not self.bad

    def __str__(self) -> str:
        found = "nothing" if not self.bad else ", ".join(self.bad)
        what = f"reports to {self.desk} on bad days"
        return f"{what:34} {self.ran} rounds in {self.seconds:.0f} s, lost or doubled: {found}"


class Suite:
    """The tests of one desk, run by a process of their own; `done` of `chosen` are over."""

    def __init__(self, desk: str, folder: Path) -> None:
        self.desk = desk
        self.done = self.chosen = 0
        self.seconds = 0.0
        self._told = folder / f"{desk}.xml"
        self._begun = time.monotonic()
        self._process = subprocess.Popen(
            [*PYTEST, f"--junitxml={self._told}", "-k", f"[{desk}] or [{desk}-", *SUITES],
            env=os.environ | {"BALIE_ROUNDS": ROUNDS},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self._thread = threading.Thread(target=self._count)
        self._thread.start()

    def is_over(self, patience: float) -> bool:
        """Whether it has ended, within so many seconds."""
        self._thread.join(patience)
        return not self._thread.is_alive()

    def end(self) -> None:
        """Let it run no longer."""
        self._process.kill()
        self._thread.join()

    def rounds(self) -> Rounds:
        """What became of it; one that was ended, or could not begin, is bad."""
        if not self._told.exists():
            return Rounds(self.desk, 0, ("the tests did not end",), self.seconds)
        # Written by the test runner just now.
        cases = ElementTree.parse(self._told).getroot().findall(".//testcase")  # noqa: S314
        bad = tuple(str(case.get("name")) for case in cases if _is_bad(case))
        return Rounds(self.desk, sum(map(_rounds, cases)), bad, self.seconds)

    def _count(self) -> None:
        with self._process as process:
            for line in process.stdout or ():
                self.done += "::" in line and "%]" in line
                if line.endswith(" selected\n"):
                    self.chosen = int(line.split()[-2])
        self.seconds = time.monotonic() - self._begun


def measure() -> list[Rounds]:
    """Run the suites with many rounds; how far they are is told meanwhile."""
    until = time.monotonic() + LIMIT_SECONDS
    with tempfile.TemporaryDirectory() as folder:
        suites = [Suite(desk, Path(folder)) for desk in BENCHES]
        try:
            while not _over(suites) and time.monotonic() < until:
                told = ", ".join(f"{s.desk} {s.done} of {s.chosen}" for s in suites)
                print(f"tests that are over: {told}", file=sys.stderr, flush=True)
        finally:
            for suite in suites:
                suite.end()
        return [suite.rounds() for suite in suites]


def _over(suites: list[Suite]) -> bool:
    """Waits a while for all of them."""
    until = time.monotonic() + PROGRESS_SECONDS
    return all(suite.is_over(max(0.0, until - time.monotonic())) for suite in suites)


def _is_bad(case: ElementTree.Element) -> bool:
    return case.find("failure") is not None or case.find("error") is not None


def _rounds(case: ElementTree.Element) -> int:
    said = case.find("properties/property[@name='rounds']")
    return int(said.get("value", "1")) if said is not None else 1
