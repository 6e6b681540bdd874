"""Fixtures for tests that run the whole program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.secret_service import SecretService, secret_service


@pytest.fixture
def keyring_service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SecretService]:
    """A real keyring, unlocked, on a session bus of this test's own."""
    folder = tmp_path / "keyring"
    folder.mkdir()
    with secret_service(folder, monkeypatch) as service:
        service.start()
        yield service
