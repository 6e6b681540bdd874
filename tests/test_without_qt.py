"""Nothing below ui needs Qt, not even modules that no command imports."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

IMPORT_ALL = """
import importlib, pkgutil, sys
import assistant, diagnostics
for package in (assistant, diagnostics):
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        importlib.import_module(module.name)
print(sum(name.startswith(("assistant.", "diagnostics.")) for name in sys.modules))
"""


def run(python: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [python, *arguments], capture_output=True, text=True, timeout=120, check=False
    )


def test_there_is_no_qt_here(python_without_qt: Path) -> None:
    assert "No module named 'PySide6'" in run(python_without_qt, "-c", "import PySide6").stderr


def test_every_module_below_ui_can_be_imported(python_without_qt: Path) -> None:
    done = run(python_without_qt, "-c", IMPORT_ALL)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 50
