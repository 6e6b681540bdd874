"""Where a system keeps the settings for a proxy: how they are read whole, and written.

What is read goes to the disk before anything is written, so that it can be put back; names and
passwords for a proxy are never among it.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from diagnostics.model import OfficeProxy
from diagnostics.system import Machine

# By the name of a setting; what a value looks like is the store's own affair.
Values = dict[str, str]


class Keeping(msgspec.Struct, frozen=True, kw_only=True):
    """One system's way. `write` says whether all of it was taken; it checks names and values."""

    read: Callable[[Machine], Values | None]
    wanted: Callable[[OfficeProxy], Values]
    write: Callable[[Machine, Values], bool]
