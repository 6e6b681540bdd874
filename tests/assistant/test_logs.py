"""The log is written, stays small, and is never in the way. Each in a process of its own."""

import subprocess
import sys
from pathlib import Path

import pytest

from assistant.logs import LARGEST_LOG

START = "import logging, pathlib, sys, threading; from assistant.logs import start_log; "


def run(code: str, file: Path) -> str:
    """Run code after the log has started; returns what came out on standard error."""
    begin = f"start_log(pathlib.Path({str(file)!r})); "
    done = subprocess.run(
        [sys.executable, "-c", START + begin + code], capture_output=True, text=True, check=False
    )
    return done.stderr


def test_what_is_logged_is_in_the_file(tmp_path: Path) -> None:
    run("logging.getLogger('balie').info('report 1 has arrived')", tmp_path / "log" / "balie.log")
    assert "INFO balie: report 1 has arrived" in (tmp_path / "log" / "balie.log").read_text()


@pytest.mark.parametrize(
    "mistake", ["1 / 0", "t = threading.Thread(target=lambda: 1 / 0); t.start(); t.join()"]
)
def test_a_mistake_that_nothing_caught_is_logged(tmp_path: Path, mistake: str) -> None:
    run(mistake, tmp_path / "balie.log")
    assert "ZeroDivisionError" in (tmp_path / "balie.log").read_text()


def test_a_large_log_makes_way_for_a_new_one(tmp_path: Path) -> None:
    (tmp_path / "balie.log").write_text("x" * (LARGEST_LOG + 1))
    run("logging.getLogger('balie').info('new')", tmp_path / "balie.log")
    assert (tmp_path / "balie.log").stat().st_size < 1000
    assert (tmp_path / "balie.log.1").stat().st_size > LARGEST_LOG


def test_where_it_cannot_be_written_standard_error_has_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    complaint = run("logging.getLogger('balie').error('hello')", tmp_path / "file" / "balie.log")
    assert "hello" in complaint
