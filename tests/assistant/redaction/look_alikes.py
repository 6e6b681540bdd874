"""What looks like a secret and is none: it must stay, for the agent needs it."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from string import ascii_lowercase, digits
from uuid import UUID

from tests.assistant.redaction.secrets_made_up import HEX, letters


def _failing_card(random: Random) -> str:
    number = "4" + letters(random, digits, 15)
    total = sum(
        sum(divmod(int(d) * (2 if i % 2 else 1), 10)) for i, d in enumerate(reversed(number))
    )
    return number if total % 10 else number[:-1] + str((int(number[-1]) + 1) % 10)


def _failing_iban(random: Random) -> str:
    account = letters(random, digits, 12)
    right = 98 - int(account + "111400") % 97
    return f"BE{(right + 7) % 97 + 2:02d}{account}" if right != 50 else f"BE00{account}"


def _time(random: Random) -> str:
    r = random.randint
    day = f"2026-{r(1, 12):02}-{r(1, 28):02}"
    return f"{day}T{r(0, 23):02}:{r(0, 59):02}:{r(0, 59):02}.{r(0, 999):03}Z"


MAKERS: dict[str, Callable[[Random], str]] = {
    "version": lambda r: f"{r.randint(0, 40)}.{r.randint(0, 99)}.{r.randint(0, 999)}",
    "version4": lambda r: f"{r.randint(90, 140)}.0.{r.randint(4000, 7000)}.{r.randint(10, 250)}",
    "small_version4": lambda r: (
        f"{r.randint(1, 9)}.{r.randint(0, 20)}.{r.randint(0, 30)}.{r.randint(0, 9)}"
    ),
    "debian": lambda r: (
        f"{r.randint(1, 9)}.{r.randint(0, 40)}-{r.randint(1, 9)}+deb12u{r.randint(1, 9)}"
    ),
    "windows_build": lambda r: f"10.0.{r.randint(19041, 26100)}.{r.randint(1000, 5000)}",
    "git": lambda r: letters(r, HEX, 40),
    "short_git": lambda r: "a" + letters(r, HEX, 6),
    "sha256": lambda r: letters(r, HEX, 64),
    "md5": lambda r: letters(r, HEX, 32),
    "uuid": lambda r: str(UUID(int=r.getrandbits(128), version=4)),
    "time": _time,
    "epoch": lambda r: str(r.randint(1_690_000_000, 1_799_000_000)),
    "epoch_ms": lambda r: str(r.randint(1_690_000_000_000, 1_799_000_000_000)),
    "epoch_ns": lambda r: str(r.randint(1_690_000_000_000_000_000, 1_799_000_000_000_000_000)),
    "pointer": lambda r: f"0x{letters(r, '123456789abcdef', 12)}",
    "pointer16": lambda r: f"ffff{letters(r, HEX, 12)}",
    "order": lambda r: f"PO-{r.randint(100000, 999999)}",
    "ticket": lambda r: f"INC{r.randint(1000000, 9999999):07d}",
    "failing_card": _failing_card,
    "failing_iban": _failing_iban,
    "bytes": lambda r: str(r.randint(100_000_000, 999_999_999)),
    "pid": lambda r: str(r.randint(300, 99999)),
    "port": lambda r: str(r.randint(1024, 65535)),
    "word_id": lambda r: f"{letters(r, ascii_lowercase, 7)}-{r.randint(1, 99)}",
    "fingerprint": lambda r: ":".join(letters(r, HEX, 2) for _ in range(20)),
    "guid_braces": lambda r: "{" + str(UUID(int=r.getrandbits(128), version=4)).upper() + "}",
    "hresult": lambda r: f"0x8{letters(r, '0', 2)}7{letters(r, HEX, 4)}",
    "pci": lambda r: f"0000:{letters(r, HEX, 2)}:1f.{r.randint(0, 7)}",
    "usb": lambda r: f"{letters(r, HEX, 4)}:{letters(r, HEX, 4)}",
    "date_dots": lambda r: f"{r.randint(1, 28):02d}.{r.randint(1, 12):02d}.2026",
    "date": lambda r: f"2026-{r.randint(1, 12):02d}-{r.randint(1, 28):02d}",
    "duration": lambda r: f"{r.randint(0, 23):02d}:{r.randint(0, 59):02d}:{r.randint(0, 59):02d}",
    "float": lambda r: f"{r.random() * 1000:.9f}",
    "doc_ip": lambda r: f"{r.choice(('192.0.2', '198.51.100', '203.0.113'))}.{r.randint(1, 254)}",
    "ktime": lambda r: f"[{r.randint(10, 99999)}.{r.randint(0, 999999):06d}]",
    "oid": lambda r: f"1.3.6.1.4.1.{r.randint(100, 9999)}.{r.randint(1, 99)}",
}
