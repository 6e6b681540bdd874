"""Sound in one form for every system. Names of headsets often name people: they are left out."""

from __future__ import annotations

import msgspec


class Endpoint(msgspec.Struct, frozen=True, kw_only=True):
    """What is chosen to play or record, and how it is connected ("usb"); None where not told."""

    connected_by: str = ""
    muted: bool | None = None
    level_ratio: float | None = None


class Sound(msgspec.Struct, frozen=True, kw_only=True):
    """`running` is the service that all sound goes through; `devices` there are to play on.

    `output` and `input` are None where nothing plays or records.
    """

    running: bool
    devices: int
    output: Endpoint | None = None
    input: Endpoint | None = None
