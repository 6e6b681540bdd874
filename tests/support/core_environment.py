"""An environment as a server without any window would have it: all that Balie needs but Qt."""

from __future__ import annotations

import subprocess
import sysconfig
import venv
from pathlib import Path

import pytest

QT = ("PySide6", "pyside6", "shiboken6", "pytestqt", "pytest_qt")


@pytest.fixture(scope="session")
def python_without_qt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a fresh environment that holds what ours holds, except Qt."""
    environment = tmp_path_factory.mktemp("without-qt")
    venv.create(environment, symlinks=True)
    python = environment / "bin" / "python"
    where = (str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))")
    target = Path(subprocess.check_output(where, text=True, timeout=60).strip())
    for package in Path(sysconfig.get_path("purelib")).iterdir():
        if not package.name.startswith(QT):
            (target / package.name).symlink_to(package)
    return python
