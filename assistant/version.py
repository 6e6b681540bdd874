"""Which Balie this is."""

from __future__ import annotations


def version() -> str:
    """Its version, as the installed package says it; "0" where it runs without being installed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("balie")
    except PackageNotFoundError:
        return "0"
