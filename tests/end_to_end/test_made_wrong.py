"""A computer on which one thing is really wrong: it is told, in time, and nothing else suffers."""

from __future__ import annotations

import sys
from collections.abc import Collection
from pathlib import Path
from typing import Any

import pytest

from diagnostics.facts import file_systems
from tests.support.balie import ROOT, Balie, in_namespaces
from tests.support.cups import Cups
from tests.support.lab import Lab, organisation, why_not, within

pytestmark = pytest.mark.slow

HUNG_DRIVE = str(ROOT / "tests" / "support" / "hung_drive.py")
# What other programs do at this moment decides these.
VOLATILE = {"memory_hungry", "memory_pressure", "processor_hungry", "processor_load"}


class Found:
    """The document that `balie check` printed."""

    def __init__(self, document: Any) -> None:
        self._findings = {finding["id"]: finding for finding in document["findings"]}
        self.took_ms = float(document["took_ms"])

    def __getitem__(self, check: str) -> tuple[str, str]:
        finding = self._findings[check]
        return finding["state"], finding["sentence"]

    def took(self, check: str) -> float:
        return float(self._findings[check]["took_ms"])

    def states(self, *, but: Collection[str]) -> dict[str, str]:
        """How all other checks came out."""
        kept = self._findings.keys() - VOLATILE - set(but)
        return {check: self[check][0] for check in sorted(kept)}


def look(balie: Balie, *under: str) -> Found:
    return Found(balie.under(*under)("check", "--json", code=None))


@pytest.fixture
def in_lab(balie: Balie) -> list[str]:
    """A prefix that runs a command in a network in which all is well."""
    if reason := why_not():
        pytest.skip(reason)
    with balie.organisation.open("a") as file:
        file.write(organisation())
    return within(Lab())


def test_a_full_disk(balie: Balie, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    empty = f"mount -t tmpfs -o size=8m tmpfs {home}"
    full = f"{empty}\nhead -c 8m /dev/zero > {home}/film || true"
    before = look(balie, *in_namespaces(empty, "--mount"))
    found = look(balie, *in_namespaces(full, "--mount"))
    state, sentence = found["disk_space"]
    assert state == "problem"
    assert sentence.startswith("0 bytes of 8.4 MB left on the disk with your files")
    assert found.states(but={"disk_space"}) == before.states(but={"disk_space"})


def test_documents_stuck_at_a_printer(balie: Balie, cups: Cups) -> None:
    cups.add_printer("upstairs", stopped=True)
    cups.run("lpadmin", "-d", "upstairs")
    before = look(balie)
    for _ in range(5):
        cups.print("upstairs")
    found = look(balie)
    state, sentence = found["print_queue"]
    assert state == "problem"
    assert sentence == "5 documents are stuck, the oldest at upstairs."
    assert found.states(but={"print_queue"}) == before.states(but={"print_queue"})


@pytest.mark.parametrize(("skew", "way"), [("+600s", "ahead"), ("-600s", "behind")])
def test_a_wrong_clock(balie: Balie, in_lab: list[str], skew: str, way: str) -> None:
    before = look(balie, *in_lab)
    found = look(balie, *in_lab, "faketime", "-f", skew)
    assert found["clock"] == ("problem", f"The clock of this computer is 10 minutes {way}.")
    assert found.states(but={"clock"}) == before.states(but={"clock"})


@pytest.mark.parametrize("skew", ["+31d", "-5y"])
def test_a_clock_by_which_certificates_are_out_of_date(
    balie: Balie, in_lab: list[str], skew: str
) -> None:
    before = look(balie, *in_lab)
    found = look(balie, *in_lab, "faketime", "-f", skew)
    assert found["clock"][0] == "problem"
    untold = ("unknown", "Could not tell, because this computer’s clock is wrong.")
    assert (found["secure_connection"], found["services"]) == (untold, untold)
    # The days since the last updates, and since there was news of any, are counted by that clock.
    dated = ("clock", "secure_connection", "services", "last_update", "updates_pending")
    assert found.states(but=dated) == before.states(but=dated)


@pytest.mark.parametrize("name", ["Team", "Downloads"])
def test_a_drive_that_hangs(
    balie: Balie, in_lab: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    drive = tmp_path / name
    drive.mkdir()
    before = look(balie, *in_lab)
    found = look(balie, *in_lab, sys.executable, HUNG_DRIVE, str(drive))
    state, sentence = found["hung_mount"]
    assert state == "problem"
    assert "1 drive (fuse.sshfs) did not answer within 1 second" in sentence
    assert found.took("hung_mount") < file_systems.FACT.limit * 1000
    assert found.states(but={"hung_mount"}) == before.states(but={"hung_mount"})
    # Nobody waits for it but the one who asked it.
    assert found.took_ms < before.took_ms + file_systems.FACT.limit * 1000
