"""What every test gets without asking: a home of its own, and guards against what it leaves."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

pytest_plugins = [
    "pytester",
    "tests.fakes.running",
    "tests.servers.running",
    "tests.support.balie",
    "tests.support.cups",
    "tests.support.two_screens",
    "tests.support.core_environment",
    "tests.support.desktop",
    "tests.support.isolation",
    "tests.support.leaks",
    "tests.support.name_server",
    "tests.support.network",
    "tests.support.network_manager",
    "tests.support.polkit",
    "tests.support.package_kit",
    "tests.support.web_server",
]

# Widgets are tested without a display; the tests that need one start their own.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

# How long an example takes says more about the machine than about the code.
settings.register_profile("quick", deadline=None, max_examples=50)
settings.register_profile("thorough", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the quick tests first: most mistakes show in them."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is not None)
