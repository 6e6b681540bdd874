"""What became of updates, in one form for every system."""

from __future__ import annotations

import msgspec

# More names than this help nobody.
MOST_NAMES = 10


class UpdateHistory(msgspec.Struct, frozen=True, kw_only=True):
    """When updates were last installed (None where that is not recorded), and which are broken.

    `broken` are packages left half installed, or updates that failed and were not installed since;
    `names` are up to ten of them. `interrupted` where the last installation was cut off.
    """

    installed_seconds: float | None
    broken: int = 0
    names: tuple[str, ...] = ()
    interrupted: bool = False
