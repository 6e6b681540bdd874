"""The house keeps itself in order: style, types, layers, and lists that must stay true."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
SETTINGS = tomllib.loads((PROJECT / "pyproject.toml").read_text())
BIN = Path(sys.executable).parent


@pytest.mark.slow
@pytest.mark.parametrize(
    "command", ["ruff check", "ruff format --check", "mypy", "lint-imports --no-logo"]
)
def test_the_linters_agree(command: str) -> None:
    program, *arguments = command.split()
    done = subprocess.run(
        [BIN / program, *arguments], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("pattern", SETTINGS["tool"]["coverage"]["run"]["include"])
def test_what_must_be_covered_exists(pattern: str) -> None:
    assert list(PROJECT.glob(pattern)), "renamed? Then rename it in pyproject.toml too"


def test_every_dependency_is_pinned_with_hashes() -> None:
    pins = (PROJECT / "requirements.lock").read_text().replace("\\\n", "").splitlines()
    assert all("==" in pin and "--hash=sha256:" in pin for pin in pins)


def test_the_lock_names_no_registry() -> None:
    assert "://" not in (PROJECT / "requirements.lock").read_text()
