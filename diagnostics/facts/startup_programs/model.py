"""What starts at sign-in, in one form for every system."""

from __future__ import annotations

import msgspec


class Startup(msgspec.Struct, frozen=True, kw_only=True):
    """A program that starts and that the person may turn off; `id` is how the system calls it."""

    id: str
    name: str


class StartupPrograms(msgspec.Struct, frozen=True, kw_only=True):
    """The names of those that start; what the desktop itself needs is not among them."""

    names: tuple[str, ...]
