"""What goes into the battery, in one form for every system."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Flow(StrEnum):
    """Which way it goes. HELD is a battery that is plugged in, not full, and not charged."""

    NO_BATTERY = "no_battery"
    CHARGING = "charging"
    DRAINING = "draining"
    FULL = "full"
    HELD = "held"


class Charging(msgspec.Struct, frozen=True, kw_only=True):
    """`plugged` where a charger gives power; `limit_ratio` is where charging is set to stop.

    `charger_watts` is what the charger says that it can give.
    """

    plugged: bool
    flow: Flow
    level_ratio: float = 0.0
    limit_ratio: float | None = None
    charger_watts: float | None = None
