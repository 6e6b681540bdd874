"""A core dump holds all that a program had in its memory, also the token that signs a person in."""

from __future__ import annotations


def leave_no_core_dump() -> None:
    """From now on this process, and what it starts, leaves none (core(5)); Windows asks IT."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
