"""The bundle runs by itself: no Python, no installed package, no file of this project."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
LIMIT = 280

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program in a folder made by build.spec."""
    made = tmp_path_factory.mktemp("bundle")
    folders = ("--distpath", str(made), "--workpath", str(made / "work"))
    command = (sys.executable, "-m", "PyInstaller", "--log-level", "ERROR", *folders, "build.spec")
    subprocess.run(command, cwd=PROJECT, check=True, timeout=LIMIT)
    return made / "balie" / "balie"


def run(*argv: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        argv, cwd="/", env={"PATH": "/usr/bin:/bin"}, capture_output=True, text=True, timeout=60,
        check=False,
    )  # fmt: skip


def test_it_says_which_balie_it_is(bundle: Path) -> None:
    assert run(bundle, "--version").stdout == "balie 0.1.0\n"


def test_it_checks_this_computer(bundle: Path) -> None:
    done = run(bundle, "check", "--json")
    assert done.returncode in {0, 1}, done.stderr
    assert len(json.loads(done.stdout)["findings"]) >= 12


def test_it_brings_its_translations(bundle: Path) -> None:
    english, dutch = (
        run("env", f"LANGUAGE={language}", "LC_ALL=C.UTF-8", bundle, "check").stdout
        for language in ("en", "nl")
    )
    assert english != dutch
