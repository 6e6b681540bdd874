"""Waits for what no event announces, such as the state of another program."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def eventually(ask: Callable[[], T], limit: float = 20.0) -> T:
    """Ask until the answer is true and return it; after `limit` seconds fail."""
    deadline = time.monotonic() + limit
    while not (answer := ask()):
        assert time.monotonic() < deadline, f"not so within {limit:g} seconds: {answer!r}"
        time.sleep(0.02)
    return answer
