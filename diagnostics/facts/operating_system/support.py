"""Until when makers mend their systems, by their own pages on it.

Where a system says the day itself, as Fedora and Ubuntu do, that is taken instead.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from diagnostics.facts.operating_system.model import OperatingSystem

# wiki.debian.org/DebianReleases: the long-term support of Debian, which everybody gets.
_DEBIAN = {"10": "2024-06-30", "11": "2026-08-31", "12": "2028-06-30", "13": "2030-06-30"}
# ubuntu.com/about/release-cycle: standard security maintenance of the long-term releases.
_UBUNTU = {
    "20.04": "2025-05-31",
    "22.04": "2027-04-30",
    "24.04": "2029-04-30",
    "26.04": "2031-04-30",
}
# learn.microsoft.com/lifecycle: Enterprise and Education, by the build. Home and Pro end earlier.
_WINDOWS = {
    "19045": "2025-10-14",
    "22000": "2024-10-08",
    "22621": "2025-10-14",
    "22631": "2026-11-10",
    "26100": "2027-10-12",
    "26200": "2028-10-10",
}
# Apple names no days; it mends the newest three. This is when the one three newer came out.
_MACOS = {"11": "2023-09-26", "12": "2024-09-16", "13": "2025-09-15"}

TABLES = {"debian": _DEBIAN, "ubuntu": _UBUNTU, "windows": _WINDOWS, "macos": _MACOS}


def last_day(maker: str, release: str) -> str | None:
    """The last day of support, as YYYY-MM-DD; None where no table knows it."""
    return TABLES.get(maker, {}).get(release)


def supported(system: OperatingSystem, until: str | None, now: float) -> OperatingSystem:
    """The same with how long it is still mended; the whole last day counts."""
    with suppress(ValueError):
        day = datetime.strptime(until or "", "%Y-%m-%d").replace(tzinfo=UTC)
        left = (day + timedelta(days=1)).timestamp() - now
        return replace(system, supported_until=until, supported_seconds=left)
    return system
