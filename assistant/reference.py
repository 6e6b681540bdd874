"""References: one per intent, made once, so that whatever is sent twice can be recognised."""

from __future__ import annotations

import os
import time


def new_reference(milliseconds: int | None = None, random_bits: int | None = None) -> str:
    """A UUID version 7 (RFC 9562, section 5.7): 48 bits of Unix time in ms, then 74 random bits.

    Ordered by time, which databases insert several times as fast as random ones.
    """
    ms = time.time_ns() // 1_000_000 if milliseconds is None else milliseconds
    bits = int.from_bytes(os.urandom(10)) >> 6 if random_bits is None else random_bits
    high, low = bits >> 62, bits & ((1 << 62) - 1)
    number = (ms & ((1 << 48) - 1)) << 80 | 7 << 76 | high << 64 | 0b10 << 62 | low
    # Written out by hand: uuid and secrets would bring OpenSSL into the tray program's memory.
    digits = f"{number:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def made_at(reference: str) -> int:
    """When a reference was made, in milliseconds since the epoch."""
    return int(reference.replace("-", ""), 16) >> 80
