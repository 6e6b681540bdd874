"""The version that the program says is the one that was installed."""

from __future__ import annotations

from importlib import metadata

from assistant.version import version


def test_the_version_is_that_of_the_package() -> None:
    assert version() == metadata.version("balie")
