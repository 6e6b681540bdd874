"""The computer at its worst: no network, nothing writable, a full disk, a damaged file.

Each is real, made in namespaces of its own; what the person is told is part of the test.
"""

from __future__ import annotations

import mailbox
from pathlib import Path
from typing import Any

import pytest

from tests.support.balie import Balie, in_namespaces

pytestmark = pytest.mark.slow

REPORT = ("report", "--message", "The printer says offline", "--no-diagnostics", "--json")


def findings(document: Any) -> dict[str, Any]:
    return {finding["id"]: finding for finding in document["findings"]}


def test_without_a_network_that_is_what_is_found_and_reports_still_reach_a_folder(
    balie: Balie,
) -> None:
    balie.under(*in_namespaces("", "--net"))
    found = findings(balie("check", "--json", code=1))
    assert found["network_link"]["state"] == "problem"
    assert found["name_lookup"]["state"] == "unknown"
    assert found["disk_space"]["state"] != "unknown"
    assert balie(*REPORT)["state"] == "sent"


def test_with_a_home_that_cannot_be_written_the_report_is_sent_all_the_same(
    balie: Balie, tmp_path: Path
) -> None:
    (tmp_path / "home").mkdir()
    balie.data = tmp_path / "home" / "data"
    balie.reports.mkdir()
    read_only = f"mount --bind {tmp_path}/home {tmp_path}/home"
    read_only += f"\nmount -o remount,bind,ro {tmp_path}/home"
    balie.under(*in_namespaces(read_only, "--mount"))
    assert balie(*REPORT)["state"] == "sent"
    assert "cannot save anything on this computer" in balie.complaint
    assert len(mailbox.Maildir(balie.reports, create=False)) == 1
    assert not balie.data.exists()


def test_with_a_full_disk_the_report_is_sent_and_the_person_told(
    balie: Balie, tmp_path: Path
) -> None:
    balie.data.mkdir()
    full = f"mount -t tmpfs -o size=16k tmpfs {balie.data}"
    full += f"\nhead -c 16k /dev/zero > {balie.data}/filler || true"
    balie.under(*in_namespaces(full, "--mount"))
    assert balie(*REPORT)["state"] == "sent"
    assert "Check that the disk is not full" in balie.complaint


def test_with_a_damaged_file_a_fresh_one_is_made_and_the_old_one_kept(balie: Balie) -> None:
    balie.data.mkdir()
    (balie.data / "balie.sqlite").write_bytes(b"garbage" * 1000)
    assert balie(*REPORT)["state"] == "sent"
    assert "Your earlier requests cannot be shown" in balie.complaint
    [aside] = balie.data.glob("balie-damaged-*.sqlite")
    assert aside.read_bytes() == b"garbage" * 1000
    assert balie(*REPORT)["state"] == "sent"
    assert balie.complaint == ""
