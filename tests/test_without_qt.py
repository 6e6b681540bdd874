"""All but the windows works where Qt is not installed: the command line, for one."""

from __future__ import annotations

import json
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


@pytest.mark.parametrize("module", ["assistant", "ui"])
def test_the_command_line_checks_this_computer(python_without_qt: Path, module: str) -> None:
    done = run(python_without_qt, "-m", module, "check", "--json")
    assert done.returncode in {0, 1}, done.stderr
    assert json.loads(done.stdout)["findings"]
