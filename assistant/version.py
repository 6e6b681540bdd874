"""Which Balie this is; the package takes its version from here.

A constant, because reading what is installed costs every run of a check more than most facts do.
"""

from __future__ import annotations

__version__ = "0.1.0"


def version() -> str:
    """Its version."""
    return __version__
