"""References: one per intent, made once, so that whatever is sent twice can be recognised."""

from __future__ import annotations

import secrets
import time
import uuid


def new_reference(milliseconds: int | None = None, random_bits: int | None = None) -> str:
    """A UUID version 7 (RFC 9562, section 5.7): 48 bits of Unix time in ms, then 74 random bits.

    Ordered by time, which databases insert several times as fast as random ones.
    """
    ms = time.time_ns() // 1_000_000 if milliseconds is None else milliseconds
    bits = secrets.randbits(74) if random_bits is None else random_bits
    high, low = bits >> 62, bits & ((1 << 62) - 1)
    number = (ms & ((1 << 48) - 1)) << 80 | 7 << 76 | high << 64 | 0b10 << 62 | low
    return str(uuid.UUID(int=number))
