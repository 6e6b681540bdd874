"""Fixtures for the fake service desks, which run in this process."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.fakes.glpi import Glpi
from tests.fakes.zammad import Zammad


@pytest.fixture
def zammad() -> Iterator[Zammad]:
    """A Zammad with two customers and an agent."""
    fake = Zammad()
    with fake.server.open():
        yield fake


@pytest.fixture
def glpi() -> Iterator[Glpi]:
    """A GLPI with two employees and a technician."""
    fake = Glpi()
    with fake.server.open():
        yield fake
